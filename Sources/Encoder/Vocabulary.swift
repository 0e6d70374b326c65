import Foundation

/// The word pieces of a model by their bytes: an open-addressing table over `vocab.txt`.
struct Vocabulary: Sendable {
    private let bytes: [UInt8]
    /// Where each piece lies in `bytes`, without the `##` of a piece that continues a word.
    private let pieces: [Piece]
    /// Piece number + 1, 0 for empty; a power of two long.
    private let table: [Int32]
    private let longestPiece: Int

    private struct Piece {
        var start: Int32
        var end: Int32
        var isContinued: Bool
    }

    init(path: String) throws(EncoderError) {
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path: path) }
        let bytes = [UInt8](data)
        var pieces: [Piece] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            let isContinued = index > start + 2 && bytes[start] == UInt8(ascii: "#") && bytes[start + 1] == UInt8(ascii: "#")
            pieces.append(Piece(start: Int32(start + (isContinued ? 2 : 0)), end: Int32(index), isContinued: isContinued))
            start = index + 1
        }
        guard pieces.count == Model.pieceCount else {
            throw .damaged(path: path, reason: "\(pieces.count) pieces where the encoder wants \(Model.pieceCount)")
        }
        var table = [Int32](repeating: 0, count: Self.tableSize)
        for (index, piece) in pieces.enumerated() {
            var hash = Self.seed(isContinued: piece.isContinued)
            for byte in bytes[Int(piece.start)..<Int(piece.end)] { hash = Self.mixed(hash, byte) }
            var slot = Self.slot(hash)
            while table[slot] != 0 { slot = (slot + 1) & (Self.tableSize - 1) }
            table[slot] = Int32(index + 1)
        }
        longestPiece = pieces.reduce(0) { max($0, Int($1.end - $1.start)) }
        self.bytes = bytes
        self.pieces = pieces
        self.table = table
    }

    private static let tableSize = 1 << 17

    // FNV-1a, so that the hash of every beginning of a word comes out on the way to the whole.
    private static func seed(isContinued: Bool) -> UInt64 { isContinued ? 0x9AE1_6A3B_2F90_404F : 0xCBF2_9CE4_8422_2325 }
    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (tableSize - 1) }

    /// The longest piece that `text` begins with, and where it ends.
    func longest(in text: ArraySlice<UInt8>, isContinued: Bool) -> (number: Int32, end: Int)? {
        var hash = Self.seed(isContinued: isContinued)
        var found: (Int32, Int)?
        var index = text.startIndex
        let limit = min(text.endIndex, index + longestPiece)
        while index < limit {
            hash = Self.mixed(hash, text[index])
            index += 1
            // A piece ends where a character does.
            if index < text.endIndex, text[index] & 0xC0 == 0x80 { continue }
            if let number = number(of: text[..<index], hash: hash, isContinued: isContinued) { found = (number, index) }
        }
        return found
    }

    private func number(of text: ArraySlice<UInt8>, hash: UInt64, isContinued: Bool) -> Int32? {
        var slot = Self.slot(hash)
        while table[slot] != 0 {
            let piece = pieces[Int(table[slot] - 1)]
            if piece.isContinued == isContinued, Int(piece.end - piece.start) == text.count,
                bytes[Int(piece.start)..<Int(piece.end)].elementsEqual(text) {
                return table[slot] - 1
            }
            slot = (slot + 1) & (Self.tableSize - 1)
        }
        return nil
    }
}
