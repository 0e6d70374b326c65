#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What each byte of a one-byte encoding stands for, as the system's `iconv` has it.
struct SingleByteTable {
    /// UTF-8 of each byte; U+FFFD for one that the encoding leaves open.
    let characters: [[UInt8]]

    /// Nil when the system does not know the name, or it is not an encoding of single bytes.
    init?(name: String) {
        guard SingleByteTable.isKnownFamily(name) else { return nil }
        let converter = iconv_open("UTF-8", name)
        guard converter != iconv_t(bitPattern: -1), let converter else { return nil }
        defer { iconv_close(converter) }
        characters = (0...255).map { SingleByteTable.convert(UInt8($0), with: converter) ?? [0xEF, 0xBF, 0xBD] }
        guard characters[0x41] == [0x41], characters.contains(where: { $0.count > 1 && $0 != [0xEF, 0xBF, 0xBD] }) else {
            return nil
        }
    }

    /// Only names of encodings that are one byte a character go to `iconv`.
    private static func isKnownFamily(_ name: String) -> Bool {
        let families = ["windows-125", "cp125", "iso-8859-", "iso8859-", "koi8-", "macintosh", "windows-874"]
        return name.utf8.count < 24 && families.contains { name.hasPrefix($0) }
    }

    private static func convert(_ byte: UInt8, with converter: iconv_t) -> [UInt8]? {
        var input = [CChar(bitPattern: byte)]
        var output = [CChar](repeating: 0, count: 8)
        let written: Int? = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var fromLeft = 1
                var toLeft = target.count
                iconv(converter, nil, nil, nil, nil)
                let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
                return result == Int(bitPattern: UInt.max) || fromLeft > 0 ? nil : target.count - toLeft
            }
        }
        guard let written, written > 0 else { return nil }
        return output.prefix(written).map { UInt8(bitPattern: $0) }
    }
}
