/// UTF-16 to UTF-8, with the way back.
struct UTF16Decoder {
    let bytes: [UInt8]
    /// Where the text starts, after a byte-order mark.
    let start: Int
    let littleEndian: Bool

    func decoded(place: InputPlace) throws(TextError) -> ([UInt8], OffsetMap) {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2)
        var offsets = OffsetMap()
        var at = start
        while at < bytes.count {
            guard let (value, width) = character(at: at) else { throw TextError(place, .invalidUTF16(byte: at)) }
            let before = text.count
            text.append(scalar: value)
            offsets.append(characters: 1, textWidth: text.count - before, origin: at, originWidth: width)
            at += width
        }
        return (text, offsets)
    }

    private func unit(at offset: Int) -> UInt32? {
        guard offset + 1 < bytes.count else { return nil }
        let (low, high) = littleEndian ? (bytes[offset], bytes[offset + 1]) : (bytes[offset + 1], bytes[offset])
        return UInt32(high) << 8 | UInt32(low)
    }

    /// The character's value and the bytes it takes; nil for half a unit or a surrogate without its other.
    private func character(at offset: Int) -> (UInt32, Int)? {
        guard let first = unit(at: offset) else { return nil }
        guard (0xD800...0xDFFF).contains(first) else { return (first, 2) }
        guard first < 0xDC00, let second = unit(at: offset + 2), (0xDC00...0xDFFF).contains(second) else { return nil }
        return (0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), 4)
    }
}
