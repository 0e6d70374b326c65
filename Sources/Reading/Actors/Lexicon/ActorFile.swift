#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads one file of `Data/lexicons/actors/` in a single pass over its bytes.
///
/// Under a heading `[kind SECTOR]` stand lines `id | name; other name | ABBR; ABBR | CODE CODE | years | languages`; columns may be
/// left out from the right. `#` begins a remark.
struct ActorFile {
    let path: String
    let bytes: [UInt8]

    struct Line {
        var kind: Entity.Kind
        var sector: Sector?
        /// Trimmed columns, at least the first two.
        var columns: [Range<Int>]
        /// From 1.
        var number: Int
    }

    static func bytes(of path: String) throws(DataError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        return Array(data)
    }

    /// Hands on every line with what its heading says; columns are places in the file. Lines before any heading are of `kind`.
    func lines(of kind: Entity.Kind? = nil, _ use: (Line) throws(DataError) -> Void) throws(DataError) {
        var line = Line(kind: kind ?? .other, sector: nil, columns: [], number: 0)
        var isHeaded = kind != nil
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            line.number += 1
            defer { start = end + 1 }
            guard start < end, bytes[start] != UInt8(ascii: "#"), bytes[start] != 0x0D else { continue }
            if bytes[start] == UInt8(ascii: "[") {
                (line.kind, line.sector) = try heading(start..<end, line.number)
                isHeaded = true
            } else {
                line.columns = columns(start..<end)
                guard isHeaded, line.columns.count > 1, !line.columns[0].isEmpty, !line.columns[1].isEmpty else {
                    throw DataError(file: path, fault: .wrong(line: line.number, "expected: id | name; other name | …, under a [kind SECTOR]"))
                }
                try use(line)
            }
        }
    }

    private func heading(_ range: Range<Int>, _ number: Int) throws(DataError) -> (Entity.Kind, Sector?) {
        let words = String(decoding: bytes[range].dropFirst(), as: UTF8.self).split { $0 == "]" || $0 == " " || $0 == "\r" }
        let kind = words.first.flatMap { Entity.Kind(rawValue: String($0)) }
        let sector = words.count > 1 ? Sector(rawValue: String(words[1])) : nil
        guard let kind, words.count == 1 || sector != nil else {
            throw DataError(
                file: path, fault: .wrong(line: number, "unknown kind or sector in \(String(decoding: bytes[range], as: UTF8.self))"))
        }
        return (kind, sector)
    }

    /// The entries of a column, set apart by semicolons.
    func entries(_ column: Range<Int>) -> [Range<Int>] {
        var entries: [Range<Int>] = []
        var start = column.lowerBound
        while start < column.upperBound {
            let end = bytes[start..<column.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? column.upperBound
            let entry = trimmed(start..<end)
            if !entry.isEmpty { entries.append(entry) }
            start = end + 1
        }
        return entries
    }

    private func columns(_ range: Range<Int>) -> [Range<Int>] {
        var columns: [Range<Int>] = []
        columns.reserveCapacity(6)
        var start = range.lowerBound
        for at in range where bytes[at] == UInt8(ascii: "|") {
            columns.append(trimmed(start..<at))
            start = at + 1
        }
        columns.append(trimmed(start..<range.upperBound))
        return columns
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound, end = range.upperBound
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return start..<end
    }
}
