import CZlib

/// How bytes lie in the record.
enum Packing: String {
    case none, zlib

    /// The shorter of the two forms.
    static func packed(_ bytes: [UInt8]) -> (packing: Packing, bytes: [UInt8]) {
        var packed = [UInt8](repeating: 0, count: Int(compressBound(uLong(bytes.count))))
        var count = uLongf(packed.count)
        guard compress2(&packed, &count, bytes, uLong(bytes.count), 3) == Z_OK, Int(count) < bytes.count else { return (.none, bytes) }
        packed.removeLast(packed.count - Int(count))
        return (.zlib, packed)
    }

    /// - Parameter size: what the bytes were before; nil back means that they are damaged.
    func unpacked(_ bytes: [UInt8], size: Int) -> [UInt8]? {
        guard self == .zlib else { return bytes.count == size ? bytes : nil }
        var unpacked = [UInt8](repeating: 0, count: max(1, size))
        var count = uLongf(unpacked.count)
        guard uncompress(&unpacked, &count, bytes, uLong(bytes.count)) == Z_OK, Int(count) == size else { return nil }
        unpacked.removeLast(unpacked.count - size)
        return unpacked
    }
}
