import Foundation

/// The word pieces of a model by their bytes: an open-addressing table over the mapped `vocab.txt`.
struct Vocabulary: Sendable {
    private let bytes: [UInt8]
    /// Start and end of each piece in `bytes`.
    private let ranges: [(start: Int32, end: Int32)]
    /// Piece number + 1, 0 for empty; a power of two long.
    private let table: [Int32]

    init(path: String) throws(EncoderError) {
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path: path) }
        let bytes = [UInt8](data)
        var ranges: [(Int32, Int32)] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            ranges.append((Int32(start), Int32(index)))
            start = index + 1
        }
        guard ranges.count > 1000 else { throw .damaged(path: path, reason: "\(ranges.count) pieces") }
        var table = [Int32](repeating: 0, count: 1 << 17)
        for (index, range) in ranges.enumerated() {
            var slot = Self.hash(bytes[Int(range.0)..<Int(range.1)]) & (table.count - 1)
            while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(index + 1)
        }
        self.bytes = bytes
        self.ranges = ranges
        self.table = table
    }

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 29))
    }

    /// The number of a piece, nil where the model has none.
    func number(of piece: ArraySlice<UInt8>) -> Int32? {
        var slot = Self.hash(piece) & (table.count - 1)
        while table[slot] != 0 {
            let range = ranges[Int(table[slot] - 1)]
            if Int(range.end - range.start) == piece.count, bytes[Int(range.start)..<Int(range.end)] == piece {
                return table[slot] - 1
            }
            slot = (slot + 1) & (table.count - 1)
        }
        return nil
    }
}
