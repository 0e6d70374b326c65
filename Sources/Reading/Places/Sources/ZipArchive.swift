#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a member of a zip archive lies.
struct ZipMember: Hashable {
    var name: String
    /// Of its packed bytes in the archive.
    var offset: Int
    var packedSize: Int
    var size: Int
    var isDeflated: Bool
}

/// The members of a zip archive (APPNOTE 6.3, without its 64-bit and encrypted forms).
struct ZipArchive {
    let path: String
    private(set) var members: [ZipMember] = []

    static func isZip(_ path: String) -> Bool {
        guard let file = fopen(path, "rb") else { return false }
        defer { fclose(file) }
        var first = [UInt8](repeating: 0, count: 4)
        return fread(&first, 1, 4, file) == 4 && first == [0x50, 0x4B, 0x03, 0x04]
    }

    init(path: String) throws(GazetteerError) {
        guard let file = fopen(path, "rb") else { throw .cannotRead(path: path) }
        defer { fclose(file) }
        self.path = path
        let directory = try ZipArchive.directory(file, path)
        var at = 0
        while at + 46 <= directory.count, directory.number(at, 4) == 0x0201_4B50 {
            let name = directory.number(at + 28, 2), extra = directory.number(at + 30, 2), remark = directory.number(at + 32, 2)
            guard at + 46 + name <= directory.count else { break }
            let header = try ZipArchive.bytes(file, from: directory.number(at + 42, 4), count: 30, path)
            members.append(
                ZipMember(
                    name: String(decoding: directory[at + 46..<at + 46 + name], as: UTF8.self),
                    offset: directory.number(at + 42, 4) + 30 + header.number(26, 2) + header.number(28, 2),
                    packedSize: directory.number(at + 20, 4), size: directory.number(at + 24, 4),
                    isDeflated: directory.number(at + 10, 2) == 8))
            at += 46 + name + extra + remark
        }
        guard !members.isEmpty else { throw .wrong(path: path, line: nil, "an archive without files, or a damaged one") }
    }

    subscript(name: String) -> ZipMember? { members.first { $0.name == name } }

    /// The end record stands in the last 64 kB and says where the directory is.
    private static func directory(_ file: UnsafeMutablePointer<FILE>, _ path: String) throws(GazetteerError) -> [UInt8] {
        fseek(file, 0, SEEK_END)
        let size = ftell(file), tailSize = min(size, 65_557)
        let tail = try bytes(file, from: size - tailSize, count: tailSize, path)
        var at = tail.count - 22
        while at >= 0, tail.number(at, 4) != 0x0605_4B50 { at -= 1 }
        guard at >= 0 else { throw .wrong(path: path, line: nil, "the archive is cut short") }
        return try bytes(file, from: tail.number(at + 16, 4), count: tail.number(at + 12, 4), path)
    }

    private static func bytes(
        _ file: UnsafeMutablePointer<FILE>, from offset: Int, count: Int, _ path: String
    ) throws(GazetteerError) -> [UInt8] {
        guard count >= 0, count < 1 << 28, fseek(file, offset, SEEK_SET) == 0 else {
            throw .wrong(path: path, line: nil, "the archive is damaged")
        }
        var bytes = [UInt8](repeating: 0, count: count)
        guard fread(&bytes, 1, count, file) == count else { throw .wrong(path: path, line: nil, "the archive is damaged") }
        return bytes
    }
}

extension [UInt8] {
    /// A little-endian number of two or four bytes; 0 beyond the end.
    fileprivate func number(_ at: Int, _ width: Int) -> Int {
        guard at >= 0, at + width <= count else { return 0 }
        return (0..<width).reversed().reduce(0) { $0 << 8 | Int(self[at + $1]) }
    }
}
