#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file or standard input, read piece by piece.
package struct InputFile {
    package let place: InputPlace
    /// Bytes the system says it has; nil for a pipe.
    package let size: Int?
    private let descriptor: Int32
    private var pending: [UInt8] = []

    /// - Parameter path: `-` for standard input.
    package init(_ path: String) throws(TextError) {
        place = InputPlace(path: path)
        if path == "-" {
            descriptor = dup(0)
        } else {
            descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        }
        guard descriptor >= 0 else { throw TextError(place, InputFile.fault(errno)) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw TextError(place, InputFile.fault(errno)) }
        if status.st_mode & S_IFMT == S_IFDIR {
            InputFile.close(descriptor)
            throw TextError(place, .folder)
        }
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    package func close() { InputFile.close(descriptor) }

    private static func close(_ descriptor: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }

    private static func fault(_ code: Int32) -> TextError.Fault {
        switch code {
        case ENOENT, ENOTDIR: .missing
        case EISDIR: .folder
        default: .unreadable(reason: String(cString: strerror(code)))
        }
    }

    /// The first bytes, kept for the next read too.
    package mutating func beginning(_ count: Int) throws(TextError) -> [UInt8] {
        while pending.count < count {
            let piece = try piece()
            if piece.isEmpty { break }
            pending += piece
        }
        return Array(pending.prefix(count))
    }

    /// Everything, or an error as soon as it is more than `limit`.
    package mutating func all(limit: Int) throws(TextError) -> [UInt8] {
        if let size, size > limit { throw TextError(place, .tooLarge(bytes: size, limit: limit)) }
        var bytes = pending
        pending = []
        bytes.reserveCapacity(size ?? 1 << 16)
        while true {
            let piece = try piece()
            if piece.isEmpty { return bytes }
            bytes += piece
            guard bytes.count <= limit else { throw TextError(place, .tooLarge(bytes: nil, limit: limit)) }
        }
    }

    /// The next piece of the file, empty at its end.
    package mutating func next() throws(TextError) -> [UInt8] {
        if pending.isEmpty { return try piece() }
        defer { pending = [] }
        return pending
    }

    private func piece() throws(TextError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &buffer, buffer.count)
            #else
                let count = Darwin.read(descriptor, &buffer, buffer.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw TextError(place, InputFile.fault(errno)) }
            buffer.removeLast(buffer.count - count)
            return buffer
        }
    }
}

/// A file that is there while a program reads it, for bytes that came by a pipe.
struct TemporaryFile {
    let path: String

    init(_ bytes: [UInt8], place: InputPlace) throws(TextError) {
        var folder = "/tmp"
        if let named = getenv("TMPDIR") { folder = String(cString: named) }
        var template = Array((folder + "/rapporteur-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw TextError(place, .unreadable(reason: "no room in \(folder) for a copy")) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            written += count
        }
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
        guard written == bytes.count else {
            remove()
            throw TextError(place, .unreadable(reason: "no room in \(folder) for a copy"))
        }
    }

    func remove() { unlink(path) }
}
