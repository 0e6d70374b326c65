import CZlib

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file read from its beginning to its end, unpacked on the way where it is packed (gzip, or one member of a zip archive).
final class ByteSource {
    let path: String
    private let file: UnsafeMutablePointer<FILE>
    /// Packed bytes that the file still has to give; nil for as many as there are.
    private var left: Int?
    /// zlib remembers where its state lies, so it may not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private(set) var isPacked = false
    private let packed = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 8)
    private var hasEnded = false

    init(path: String, member: ZipMember? = nil) throws(GazetteerError) {
        guard let file = fopen(path, "rb") else { throw .cannotRead(path: path) }
        self.path = path
        self.file = file
        stream.initialize(to: z_stream())
        if let member {
            guard fseek(file, member.offset, SEEK_SET) == 0 else { throw .cannotRead(path: path) }
            left = member.packedSize
            if member.isDeflated { try open(windowBits: -15) }
        } else if ByteSource.isGzip(file) {
            try open(windowBits: 47)
        }
    }

    deinit {
        if isPacked { inflateEnd(stream) }
        stream.deallocate()
        packed.deallocate()
        fclose(file)
    }

    private func open(windowBits: Int32) throws(GazetteerError) {
        guard inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .cannotRead(path: path)
        }
        isPacked = true
    }

    private static func isGzip(_ file: UnsafeMutablePointer<FILE>) -> Bool {
        let first = fgetc(file), second = fgetc(file)
        rewind(file)
        return first == 0x1F && second == 0x8B
    }

    /// Fills the buffer as far as it goes; fewer bytes than it holds only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GazetteerError) -> Int {
        var filled = 0
        while filled < buffer.count, !hasEnded {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = isPacked ? try inflate(into: rest) : take(rest)
            if count == 0 { hasEnded = true }
            filled += count
        }
        return filled
    }

    private func take(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = fread(buffer.baseAddress, 1, min(buffer.count, left ?? buffer.count), file)
        if let known = left { left = known - count }
        return count
    }

    private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(GazetteerError) -> Int {
        stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(buffer.count)
        while stream.pointee.avail_out > 0 {
            if stream.pointee.avail_in == 0 {
                let count = take(packed)
                if count == 0 { throw .wrong(path: path, line: nil, "the packed file is cut short") }
                stream.pointee.next_in = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.pointee.avail_in = UInt32(count)
            }
            let status = CZlib.inflate(stream, Z_NO_FLUSH)
            if status == Z_STREAM_END {
                hasEnded = true
                break
            }
            guard status == Z_OK || status == Z_BUF_ERROR else {
                throw .wrong(path: path, line: nil, "the packed file is damaged")
            }
        }
        return buffer.count - Int(stream.pointee.avail_out)
    }

    /// Everything that is left, up to a limit that no honest file reaches.
    func all(limit: Int = 1 << 30) throws(GazetteerError) -> [UInt8] {
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 8)
        defer { buffer.deallocate() }
        while true {
            let count = try read(into: buffer)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            guard bytes.count <= limit else { throw .wrong(path: path, line: nil, "too large to be read as a whole") }
            if count < buffer.count { return bytes }
        }
    }
}
