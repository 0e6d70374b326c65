import CZlib

/// Packs a stream by gzip, piece by piece.
///
/// One task at a time uses it: the one that writes an answer.
final class GzipStream: @unchecked Sendable {
    /// At one place in memory, which zlib remembers.
    private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var room = [UInt8](repeating: 0, count: 1 << 16)

    /// - Parameter level: 1 the fastest, 9 the smallest.
    init(level: Int32) {
        state.initialize(to: z_stream())
        deflateInit2_(
            state, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        deflateEnd(state)
        state.deallocate()
    }

    func packed(_ bytes: [UInt8]) -> [UInt8] { run(bytes, Z_NO_FLUSH) }

    func finished() -> [UInt8] { run([], Z_FINISH) }

    private func run(_ bytes: [UInt8], _ flush: Int32) -> [UInt8] {
        var bytes = bytes
        var packed: [UInt8] = []
        bytes.withUnsafeMutableBufferPointer { input in
            state.pointee.next_in = input.baseAddress
            state.pointee.avail_in = uInt(input.count)
            repeat {
                let count = room.withUnsafeMutableBufferPointer { output in
                    state.pointee.next_out = output.baseAddress
                    state.pointee.avail_out = uInt(output.count)
                    deflate(state, flush)
                    return output.count - Int(state.pointee.avail_out)
                }
                packed.append(contentsOf: room[..<count])
            } while state.pointee.avail_out == 0
        }
        return packed
    }

    static func packed(_ bytes: [UInt8], level: Int32) -> [UInt8] {
        let stream = GzipStream(level: level)
        return stream.packed(bytes) + stream.finished()
    }
}
