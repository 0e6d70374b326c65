#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that a build writes piece by piece and copies into the index at its end.
final class ScratchFile {
    let path: String
    private var file: UnsafeMutablePointer<FILE>?
    private(set) var size: Int

    /// Opens it to write on behind its first `size` bytes; what stands behind them is cut off.
    init(path: String, keeping size: Int = 0) throws(GazetteerError) {
        self.path = path
        self.size = size
        let opened = fopen(path, size > 0 ? "r+b" : "w+b")
        guard let opened, ftruncate(fileno(opened), off_t(size)) == 0, fseek(opened, size, SEEK_SET) == 0 else {
            throw .cannotWrite(path: path)
        }
        file = opened
    }

    deinit { if let file { fclose(file) } }

    func write(_ bytes: [UInt8]) throws(GazetteerError) {
        guard let file, fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw .cannotWrite(path: path) }
        size += bytes.count
    }

    func write(_ values: UInt32...) throws(GazetteerError) {
        for value in values {
            guard let file else { throw .cannotWrite(path: path) }
            let written = withUnsafeBytes(of: value.littleEndian) { fwrite($0.baseAddress, 1, 4, file) }
            guard written == 4 else { throw .cannotWrite(path: path) }
        }
        size += 4 * values.count
    }

    func flush() throws(GazetteerError) {
        guard let file, fflush(file) == 0 else { throw .cannotWrite(path: path) }
    }

    /// Hands on everything written, piece by piece.
    func replay(_ take: (UnsafeRawBufferPointer) throws(GazetteerError) -> Void) throws(GazetteerError) {
        try flush()
        guard let file, fseek(file, 0, SEEK_SET) == 0 else { throw .cannotWrite(path: path) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 8)
        defer { buffer.deallocate() }
        var left = size
        while left > 0 {
            let count = fread(buffer.baseAddress, 1, min(left, buffer.count), file)
            guard count > 0 else { throw .cannotWrite(path: path) }
            try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            left -= count
        }
        guard fseek(file, size, SEEK_SET) == 0 else { throw .cannotWrite(path: path) }
    }
}

/// What keeps a gazetteer from being made; sentences for whoever asked for it.
package enum GazetteerError: Error, Hashable, CustomStringConvertible {
    case cannotRead(path: String)
    case cannotWrite(path: String)
    /// `line` from 1, nil where the file as a whole is meant.
    case wrong(path: String, line: Int?, String)
    case tooLarge(path: String)

    package var description: String {
        switch self {
        case .cannotRead(let path): "\(path): cannot be read"
        case .cannotWrite(let path): "\(path): cannot be written; is there room on the disk?"
        case .wrong(let path, let line?, let what): "\(path):\(line): \(what)"
        case .wrong(let path, nil, let what): "\(path): \(what)"
        case .tooLarge(let path): "\(path): more names than one gazetteer holds; add it in parts"
        }
    }
}
