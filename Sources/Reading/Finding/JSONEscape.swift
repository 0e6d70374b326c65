/// Strings as JSON writes them.
///
/// Escaped are quotes, backslashes and control characters; and U+2028 and U+2029, which end a line for some readers of
/// JSON Lines.
enum JSONEscape {
    /// Appends text, everything that needs no escape as it is.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var plain = 0
        for (index, byte) in text.enumerated() where needsEscape(byte) {
            var count = 1
            var escaped = escapes[Int(byte & 0x7F)]
            if byte == 0xE2 {
                guard index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 else { continue }
                escaped = Array((text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
                count = 3
            }
            bytes.append(contentsOf: text[plain..<index])
            bytes.append(contentsOf: escaped)
            plain = index + count
        }
        bytes.append(contentsOf: text[plain...])
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2
    }

    private static let escapes: [[UInt8]] = (0..<128).map { code in
        switch code {
        case 0x08: Array("\\b".utf8)
        case 0x09: Array("\\t".utf8)
        case 0x0A: Array("\\n".utf8)
        case 0x0C: Array("\\f".utf8)
        case 0x0D: Array("\\r".utf8)
        case 0x22, 0x5C: [0x5C, UInt8(code)]
        default:
            Array("\\u00".utf8) + [UInt8(ascii: "0") + UInt8(code >> 4), Array("0123456789abcdef".utf8)[code & 15]]
        }
    }
}
