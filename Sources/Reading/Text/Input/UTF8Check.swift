/// What the bytes of a file say about being UTF-8.
struct UTF8Check {
    /// Offset of the first byte that cannot be UTF-8; nil when all can.
    private(set) var firstBad: Int?
    /// Characters wider than a byte that stand right; stops counting nothing.
    private(set) var wideCharacters = 0
    private(set) var badBytes = 0
    /// True when the only bad bytes are the beginning of a character at the very end of the file.
    private(set) var breaksOffAtEnd = false
    private(set) var hasNUL = false
    /// Control characters that no text has (all below 0x20 but blanks, escape and end-of-file mark).
    private(set) var controls = 0

    init(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { buffer in
            var at = 0
            while at < buffer.count {
                at += step(buffer, at, base: bytes.startIndex)
            }
        }
    }

    private mutating func step(_ buffer: UnsafeBufferPointer<UInt8>, _ at: Int, base: Int) -> Int {
        let byte = buffer[at]
        if byte < 0x80 {
            if byte < 0x20 { count(control: byte) }
            return 1
        }
        let width = UTF8Check.width(of: byte)
        var have = 1
        while have < width, at + have < buffer.count, UTF8Check.isLegal(buffer[at + have], second: have == 1, after: byte) {
            have += 1
        }
        if width > 0, have == width {
            wideCharacters += 1
            return width
        }
        breaksOffAtEnd = badBytes == 0 && width > 0 && at + have == buffer.count
        badBytes += have
        if firstBad == nil { firstBad = base + at }
        return have
    }

    private mutating func count(control byte: UInt8) {
        if byte == 0 { hasNUL = true }
        if !byte.isBlank && byte != 0x1B && byte != 0x1A && byte != 0x08 { controls += 1 }
    }

    /// Bytes of the character that a lead byte announces; 0 for a byte that leads none.
    static func width(of lead: UInt8) -> Int {
        switch lead {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    /// Unicode table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
    static func isLegal(_ byte: UInt8, second: Bool, after lead: UInt8) -> Bool {
        guard byte.isContinuation else { return false }
        guard second else { return true }
        return switch lead {
        case 0xE0: byte >= 0xA0
        case 0xED: byte < 0xA0
        case 0xF0: byte >= 0x90
        case 0xF4: byte < 0x90
        default: true
        }
    }
}
