/// Reads from a file's bytes which encoding they are in.
///
/// The rule, in order: a byte-order mark decides. Without one, bytes that are valid UTF-8 are UTF-8. Bytes with NULs on
/// every second place are UTF-16; other NULs mean a binary file. Of the rest, a file with at least one well-formed
/// wide UTF-8 character is UTF-8 with damage (an error that names the byte), and one with none, whose high bytes are
/// all characters of Windows-1252, is Windows-1252 (a doubt). A file that is plain ASCII up to a UTF-8 character
/// begun and not finished on its last byte is UTF-8 cut short.
struct EncodingSniffer {
    struct Mark {
        var encoding: TextEncoding
        var width: Int
    }

    struct Binary {
        var name: String?
    }

    let mark: Mark?
    let binary: Binary?
    private let bytes: [UInt8]
    private let check: UTF8Check
    let unmarkedUTF16: TextEncoding?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        mark = EncodingSniffer.mark(of: bytes)
        check = UTF8Check(bytes[(mark?.width ?? 0)...])
        let wide = mark == nil && check.hasNUL ? EncodingSniffer.utf16(in: bytes.prefix(4096)) : nil
        unmarkedUTF16 = wide
        let isTextual = check.firstBad == nil && !check.hasNUL
        let named = FileSignature.name(of: bytes, isTextual: isTextual)
        let isUTF16 = wide != nil || (mark.map { $0.encoding != .utf8 } ?? false)
        let manyControls = check.controls * 50 > bytes.count
        binary = named != nil || (!isUTF16 && (check.hasNUL || manyControls)) ? Binary(name: named) : nil
    }

    func choice(declared: TextEncoding?, place: InputPlace) throws(TextError) -> TextEncoding {
        if let mark { return mark.encoding }
        if let unmarkedUTF16 { return unmarkedUTF16 }
        guard let bad = check.firstBad else { return .utf8 }
        if case .singleByte? = declared, check.wideCharacters == 0 || !mostlyUTF8, let declared { return declared }
        if check.breaksOffAtEnd, check.wideCharacters > 0 || beginsUsualCharacter(bytes[bad]) {
            throw TextError(place, .truncatedUTF8(byte: bad))
        }
        if check.wideCharacters > 0 || !isPlausibleWindows1252 { throw TextError(place, .invalidUTF8(byte: bad)) }
        return .windows1252
    }

    private var mostlyUTF8: Bool { check.wideCharacters > 8 * check.badBytes }

    /// Lead bytes of the accented letters and typographic marks that English text holds in UTF-8. Alone at the end of a
    /// file they are rarely letters of Windows-1252 (Â, Ã, â), while é, è or ñ are.
    private func beginsUsualCharacter(_ byte: UInt8) -> Bool {
        (0xC2...0xDF).contains(byte) || byte == 0xE2 || byte == 0xEF || byte >= 0xF0
    }

    /// No byte that Windows-1252 leaves open, and no run of high bytes longer than a word.
    private var isPlausibleWindows1252: Bool {
        let open: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
        var run = 0
        var high = 0
        for byte in bytes {
            guard byte >= 0x80 else {
                run = 0
                continue
            }
            if open.contains(byte) { return false }
            run += 1
            high += 1
            if run > 12 { return false }
        }
        return high * 3 <= bytes.count || bytes.count < 16
    }

    private static func mark(of bytes: [UInt8]) -> Mark? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Mark(encoding: .utf8, width: 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return Mark(encoding: .utf16LittleEndian, width: 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return Mark(encoding: .utf16BigEndian, width: 2) }
        return nil
    }

    /// UTF-16 without a mark: blanks and ASCII letters show as a NUL on always the same side.
    private static func utf16(in head: ArraySlice<UInt8>) -> TextEncoding? {
        guard head.count >= 4 else { return nil }
        var evenNULs = 0
        var oddNULs = 0
        for (place, byte) in head.enumerated() where byte == 0 {
            if place % 2 == 0 { evenNULs += 1 } else { oddNULs += 1 }
        }
        let pairs = head.count / 2
        if oddNULs >= 2, oddNULs * 8 >= pairs, evenNULs == 0 { return .utf16LittleEndian }
        if evenNULs >= 2, evenNULs * 8 >= pairs, oddNULs == 0 { return .utf16BigEndian }
        return nil
    }
}

/// The kinds of files that are no text, by their first bytes.
enum FileSignature {
    private static let textual: [([UInt8], String)] = [
        (Array("{\\rtf".utf8), "an RTF document"),
        (Array("%!PS".utf8), "a PostScript document"),
    ]

    private static let binary: [([UInt8], String)] =
        textual + [
            ([0xFF, 0xFE, 0x00, 0x00], "text in UTF-32"),
            (Array("PK\u{3}\u{4}".utf8), "a ZIP archive or an office document"),
            ([0x1F, 0x8B], "a gzip archive"),
            (Array("BZh".utf8), "a bzip2 archive"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
            ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
            ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
            ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
            (Array("GIF8".utf8), "a GIF picture"),
            ([0x7F, 0x45, 0x4C, 0x46], "a program"),
            (Array("SQLite format 3".utf8), "a SQLite database"),
            (Array("OggS".utf8), "a sound or video file"),
            (Array("ID3".utf8), "a sound file"),
        ]

    /// - Parameter isTextual: the bytes are valid text, so that only marks no text begins with count.
    static func name(of bytes: [UInt8], isTextual: Bool) -> String? {
        (isTextual ? textual : binary).first { bytes.starts(with: $0.0) }?.1
    }
}
