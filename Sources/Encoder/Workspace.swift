import EncoderKernels

/// Memory for one thread's forward passes, kept between windows; and the kernel path it uses.
package final class Workspace {
    /// Which instructions: every path gives the same bits.
    package enum Path: Int32, CaseIterable, Sendable { case portable = 0, avx2 = 1, avx512 = 2 }

    let path: Int32
    private var floats: [UnsafeMutableBufferPointer<Float>] = []
    private var integers = UnsafeMutableBufferPointer<Int16>.allocate(capacity: 0)

    /// The fastest path of this processor.
    package static var bestPath: Path { Path(rawValue: ek_best_path()) ?? .portable }

    package init(path: Path = Workspace.bestPath) {
        self.path = min(path.rawValue, ek_best_path())
    }

    deinit {
        for buffer in floats { buffer.deallocate() }
        integers.deallocate()
    }

    /// Scratch number `slot` with room for `count` floats; what it held before is lost when it must grow.
    func scratch(_ slot: Int, count: Int) -> UnsafeMutablePointer<Float> {
        while floats.count <= slot { floats.append(.allocate(capacity: 16)) }
        if floats[slot].count < count {
            floats[slot].deallocate()
            floats[slot] = .allocate(capacity: count)
        }
        // A buffer of at least sixteen floats always has an address.
        guard let address = floats[slot].baseAddress else { preconditionFailure("empty scratch") }
        return address
    }

    func quantised(rows: Int, columns: Int) -> (UnsafeMutablePointer<Int16>, UnsafeMutablePointer<Float>) {
        if integers.count < rows * columns || integers.count == 0 {
            integers.deallocate()
            integers = .allocate(capacity: max(rows * columns, 16))
        }
        guard let address = integers.baseAddress else { preconditionFailure("empty scratch") }
        return (address, scratch(0, count: rows))
    }
}
