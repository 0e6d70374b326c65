import Reading

/// A file or standard input from its beginning, with gzip taken off where it has one; lines and counted stretches of it.
final class ByteStream {
    private var file: InputFile
    private let inflater: Inflater?
    private var buffer: [UInt8] = []
    private var at = 0
    /// Bytes of the file itself that were taken.
    private var fileTaken = 0

    var place: InputPlace { file.place }
    var isPacked: Bool { inflater != nil }
    var taken: Int { fileTaken }

    init(_ path: String, limits: InflationLimits = InflationLimits()) throws {
        file = try InputFile(path)
        inflater = Inflater.isGzip(try file.beginning(4)) ? Inflater(limits: limits) : nil
    }

    deinit { file.close() }

    /// Lends the file itself while nothing has been taken from it.
    func withFile<Value>(_ body: (inout InputFile) throws -> Value) rethrows -> Value { try body(&file) }

    /// The first bytes as they will be read, which stay to be read.
    func beginning(_ count: Int) throws -> [UInt8] {
        guard isPacked else { return try file.beginning(count) }
        while buffer.count - at < count, try fill() {}
        return Array(buffer[at...].prefix(count))
    }

    /// The next piece, empty at the end.
    func next() throws -> [UInt8] {
        if at == buffer.count, try !fill() { return [] }
        defer { at = buffer.count }
        return at == 0 ? buffer : Array(buffer[at...])
    }

    /// Everything that is left, or an error as soon as it is more than `limit`.
    func all(limit: Int) throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let piece = try next()
            if piece.isEmpty { return all }
            all += piece
            guard all.count <= limit else { throw IngestFault.tooLarge(limit: limit) }
        }
    }

    /// The next line without its end; nil at the end of the file, an error for one longer than `limit`.
    func line(limit: Int) throws -> [UInt8]? {
        var searched = at
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = buffer[at..<end]
                at = end + 1
                return Array(line.last == 0x0D ? line.dropLast() : line)
            }
            let count = buffer.count - at
            guard count <= limit else { throw IngestFault.tooLarge(limit: limit) }
            if try !fill() {
                defer { at = buffer.count }
                return count == 0 ? nil : Array(buffer[at...])
            }
            searched = at + count
        }
    }

    /// The next bytes, which stay to be read; fewer where the file ends.
    func beginning(of count: Int) throws -> ArraySlice<UInt8> {
        while buffer.count - at < count, try fill() {}
        return buffer[at...].prefix(count)
    }

    /// Passes over a line of any length.
    func skipLine() throws {
        while true {
            if let end = buffer[at...].firstIndex(of: 0x0A) {
                at = end + 1
                return
            }
            at = buffer.count
            if try !fill() { return }
        }
    }

    /// The next `count` bytes, or fewer where the file ends.
    func take(_ count: Int) throws -> [UInt8] {
        while buffer.count - at < count, try fill() {}
        let end = min(buffer.count, at + count)
        defer { at = end }
        return Array(buffer[at..<end])
    }

    /// Passes over bytes without holding them; false where the file ends before.
    func skip(_ count: Int) throws -> Bool {
        var left = count
        while left > buffer.count - at {
            left -= buffer.count - at
            at = buffer.count
            if try !fill() { return false }
        }
        at += left
        return true
    }

    /// Reads one more piece behind what is left; false at the end.
    private func fill() throws -> Bool {
        let piece: [UInt8]
        if let inflater {
            piece = try inflater.next { try file.next() }
            fileTaken = inflater.taken
        } else {
            piece = try file.next()
            fileTaken += piece.count
        }
        guard !piece.isEmpty else { return false }
        buffer.removeSubrange(..<at)
        at = 0
        buffer += piece
        return true
    }
}
