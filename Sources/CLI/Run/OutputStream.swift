#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The output of a run, written in pieces of 64 kB.
struct OutputStream: ~Copyable {
    /// The output takes no more: a full disk, a closed pipe.
    struct Fault: Error, CustomStringConvertible {
        var reason: String
        var description: String { "cannot write the output: \(reason)" }
    }

    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(descriptor: Int32 = 1) { self.descriptor = descriptor }

    /// A file, made anew.
    init(path: String) throws(Fault) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Fault(reason: "\(path): \(String(cString: strerror(errno)))") }
    }

    mutating func write(_ bytes: some Sequence<UInt8>) throws(Fault) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    mutating func flush() throws(Fault) {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                #if canImport(Glibc)
                    Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                #else
                    Darwin.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Fault(reason: String(cString: strerror(errno))) }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
