import CZlib

/// Writes a ZIP archive (PKWARE APPNOTE 6.3.10, without ZIP64): the parts of an XLSX or DOCX file.
struct ZipWriter {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    mutating func add(_ name: String, _ content: [UInt8]) {
        let packed = Deflate.raw(content)
        let offset = UInt32(bytes.count)
        let checksum = UInt32(crc32(0, content, uInt(content.count)))
        var shared: [UInt8] = []
        // Version 2.0, names in UTF-8, deflate, the first day that the format knows.
        for value in [20, 0x0800, 8, 0, 0x21] as [UInt16] { shared.appendLittle(value) }
        for value in [checksum, UInt32(packed.count), UInt32(content.count)] { shared.appendLittle(value) }
        shared.appendLittle(UInt16(name.utf8.count))
        shared.appendLittle(0 as UInt16)
        bytes += [0x50, 0x4B, 0x03, 0x04] + shared + Array(name.utf8) + packed
        directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + shared
        for value in [0, 0, 0] as [UInt16] { directory.appendLittle(value) }
        for value in [0, offset] as [UInt32] { directory.appendLittle(value) }
        directory += Array(name.utf8)
        count += 1
    }

    /// The whole archive.
    func finished() -> [UInt8] {
        var end: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
        for value in [0, 0, count, count] as [UInt16] { end.appendLittle(value) }
        for value in [UInt32(directory.count), UInt32(bytes.count)] { end.appendLittle(value) }
        end.appendLittle(0 as UInt16)
        return bytes + directory + end
    }
}

extension [UInt8] {
    fileprivate mutating func appendLittle<Value: FixedWidthInteger>(_ value: Value) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}

/// Bytes packed by zlib.
enum Deflate {
    /// Without a frame (RFC 1951), as in a ZIP archive.
    static func raw(_ content: [UInt8]) -> [UInt8] { packed(content, windowBits: -15) }

    /// With the frame of gzip (RFC 1952).
    static func gzip(_ content: [UInt8]) -> [UInt8] { packed(content, windowBits: 15 + 16) }

    private static func packed(_ content: [UInt8], windowBits: Int32) -> [UInt8] {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return [] }
        defer { deflateEnd(&stream) }
        var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(content.count))))
        var content = content
        let room = packed.count
        content.withUnsafeMutableBufferPointer { input in
            packed.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                deflate(&stream, Z_FINISH)
            }
        }
        packed.removeLast(room - Int(stream.total_out))
        return packed
    }
}
