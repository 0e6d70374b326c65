/// The lines of a source, one after another, in memory that does not grow with it.
final class LineSource {
    private let source: ByteSource
    private let buffer: UnsafeMutableRawBufferPointer
    private var start = 0, end = 0
    private var hasEnded = false
    /// Bytes of the unpacked source that have been handed on.
    private(set) var position = 0
    private(set) var number = 0

    /// Longer lines are cut.
    private static let longest = 1 << 20

    init(_ source: ByteSource) {
        self.source = source
        buffer = .allocate(byteCount: 2 * LineSource.longest, alignment: 8)
    }

    deinit { buffer.deallocate() }

    /// The next line without its end, valid until the next call; nil at the end.
    func next() throws(GazetteerError) -> UnsafeRawBufferPointer? {
        while true {
            let window = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
            if let length = window.firstIndex(of: 0x0A) { return hand(length, consumed: length + 1) }
            if hasEnded || window.count >= LineSource.longest {
                return window.isEmpty ? nil : hand(window.count, consumed: window.count)
            }
            try refill()
        }
    }

    private func hand(_ length: Int, consumed: Int) -> UnsafeRawBufferPointer {
        var line = UnsafeRawBufferPointer(rebasing: buffer[start..<start + length])
        if line.last == 0x0D { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
        if position == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = UnsafeRawBufferPointer(rebasing: line.dropFirst(3)) }
        start += consumed
        position += consumed
        number += 1
        return line
    }

    private func refill() throws(GazetteerError) {
        if start > 0 {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
            end -= start
            start = 0
        }
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
        let count = try source.read(into: room)
        end += count
        if count < room.count { hasEnded = true }
    }

    /// Passes over what another run has dealt with.
    func skip(to wanted: Int) throws(GazetteerError) {
        while position < wanted, try next() != nil {}
    }
}

extension UnsafeRawBufferPointer {
    /// The fields between tabs.
    func fields(by separator: UInt8 = 0x09) -> [UnsafeRawBufferPointer] {
        var fields: [UnsafeRawBufferPointer] = []
        var start = 0
        for at in 0..<count where self[at] == separator {
            fields.append(UnsafeRawBufferPointer(rebasing: self[start..<at]))
            start = at + 1
        }
        fields.append(UnsafeRawBufferPointer(rebasing: self[start...]))
        return fields
    }

    var text: String { String(decoding: self, as: UTF8.self) }
    var decimal: Double? { Double(text) }
}
