#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes an index section by section, the header last.
final class IndexWriter {
    private let path: String
    private let file: UnsafeMutablePointer<FILE>
    private var at = 0
    private var header = [UInt64](repeating: 0, count: IndexFormat.headerSize / 8)

    init(path: String) throws(GazetteerError) {
        guard let file = fopen(path, "wb") else { throw .cannotWrite(path: path) }
        self.path = path
        self.file = file
        header[0] = IndexFormat.magic
        try write([UInt8](repeating: 0, count: IndexFormat.headerSize))
    }

    deinit { fclose(file) }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(GazetteerError) {
        guard fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count else { throw .cannotWrite(path: path) }
        at += bytes.count
    }

    private func write(_ bytes: [UInt8]) throws(GazetteerError) {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw .cannotWrite(path: path) }
        at += bytes.count
    }

    private func write(_ numbers: [UInt32]) throws(GazetteerError) {
        guard fwrite(numbers, 4, numbers.count, file) == numbers.count else { throw .cannotWrite(path: path) }
        at += 4 * numbers.count
    }

    func section(
        _ section: IndexFormat.Section,
        _ fill: ((UnsafeRawBufferPointer) throws(GazetteerError) -> Void) throws(GazetteerError) -> Void
    ) throws(GazetteerError) {
        while at % 8 != 0 { try write([UInt8(0)]) }
        let start = at
        try fill { bytes throws(GazetteerError) in try self.write(bytes) }
        note(section, start)
    }

    private func note(_ section: IndexFormat.Section, _ start: Int) {
        header[1 + 2 * section.rawValue] = UInt64(start)
        header[2 + 2 * section.rawValue] = UInt64(at - start)
    }

    /// Sorts the parts of a table one after another and writes its entries, then where each slot begins.
    func directory(
        _ directory: IndexFormat.Section, _ table: IndexFormat.Section, of parts: [ScratchFile], bits: Int, count: Int
    ) throws(GazetteerError) {
        while at % 8 != 0 { try write([UInt8(0)]) }
        let start = at
        var slots = [UInt32](repeating: 0, count: (1 << bits) + 1)
        for part in parts {
            for entry in try IndexWriter.sorted(part, bits: bits) {
                slots[Int(entry.hash >> UInt64(64 - bits)) + 1] += 1
                try write([UInt32(truncatingIfNeeded: entry.hash), entry.name])
            }
        }
        note(table, start)
        for slot in 1..<slots.count { slots[slot] += slots[slot - 1] }
        let second = at
        try write(slots)
        note(directory, second)
    }

    private struct Entry {
        var hash: UInt64
        var name: UInt32
    }

    private static func sorted(_ part: ScratchFile, bits: Int) throws(GazetteerError) -> [Entry] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.size)
        try part.replay { bytes.append(contentsOf: $0) }
        var entries: [Entry] = []
        entries.reserveCapacity(bytes.count / 12)
        bytes.withUnsafeBytes { buffer in
            for at in stride(from: 0, to: buffer.count - 11, by: 12) {
                let low = UInt64(buffer.loadUnaligned(fromByteOffset: at, as: UInt32.self))
                let high = UInt64(buffer.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self))
                entries.append(Entry(hash: high << 32 | low, name: buffer.loadUnaligned(fromByteOffset: at + 8, as: UInt32.self)))
            }
        }
        let slot = UInt64(64 - bits)
        entries.sort {
            ($0.hash >> slot, UInt32(truncatingIfNeeded: $0.hash), $0.name) < (
                $1.hash >> slot, UInt32(truncatingIfNeeded: $1.hash), $1.name
            )
        }
        return entries
    }

    /// Writes the header and gives the file its name.
    func close(exactBits: Int, skeletonBits: Int, title: UInt32, movingTo final: String) throws(GazetteerError) {
        header[IndexFormat.bitsOfExact] = UInt64(exactBits)
        header[IndexFormat.bitsOfSkeleton] = UInt64(skeletonBits)
        header[IndexFormat.title] = UInt64(title)
        header[IndexFormat.checksum] = IndexFormat.checksum(of: header)
        guard fseek(file, 0, SEEK_SET) == 0, fwrite(header, 8, header.count, file) == header.count, fflush(file) == 0,
            fsync(fileno(file)) == 0, rename(path, final) == 0
        else { throw .cannotWrite(path: path) }
    }
}
