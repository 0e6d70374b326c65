/// The words of a JSON string with the way back to how it was written.
struct JSONString {
    private(set) var text: [UInt8] = []
    private(set) var offsets = OffsetMap()

    /// - Parameter span: what stands between the quotes, known to be well formed.
    init(_ bytes: [UInt8], _ span: Span) {
        text.reserveCapacity(span.count)
        var at = span.start
        while at < span.end {
            var plain = at
            while plain < span.end, bytes[plain] != UInt8(ascii: "\\") { plain += 1 }
            text.append(contentsOf: bytes[at..<plain])
            offsets.append(characters: plain - at, textWidth: 1, origin: at, originWidth: 1)
            at = plain
            if at < span.end { at = escape(bytes, at, span.end) }
        }
    }

    var string: String { String(decoding: text, as: UTF8.self) }

    /// Takes one escape, or the two of a surrogate pair; half a pair becomes U+FFFD.
    private mutating func escape(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        guard start + 1 < end else { return end }
        var width = 2
        var value = UInt32(JSONString.named[bytes[start + 1]] ?? bytes[start + 1])
        if bytes[start + 1] == UInt8(ascii: "u") {
            width = 6
            value = JSONString.unit(bytes, start + 2, end) ?? 0xFFFD
            if (0xD800...0xDBFF).contains(value), start + 7 < end, bytes[start + 6] == UInt8(ascii: "\\"),
                bytes[start + 7] == UInt8(ascii: "u"), let low = JSONString.unit(bytes, start + 8, end),
                (0xDC00...0xDFFF).contains(low)
            {
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                width = 12
            }
        }
        let before = text.count
        text.append(scalar: value)
        offsets.append(characters: 1, textWidth: text.count - before, origin: start, originWidth: min(width, end - start))
        return min(start + width, end)
    }

    private static let named: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "f"): 0x0C,
    ]

    private static func unit(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt32? {
        guard start + 4 <= end else { return nil }
        var value: UInt32 = 0
        for offset in 0..<4 {
            guard let digit = hex(bytes[start + offset]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x61 + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x41 + 10
        default: nil
        }
    }
}
