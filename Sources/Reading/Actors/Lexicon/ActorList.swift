#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A user's own list of actors: a table in CSV or TSV whose first row names its columns.
///
/// Columns are name, aliases (set apart by semicolons), kind, sector, country (ISO 3166 alpha-3) and id, in any order; only the name must
/// be there. What cannot be used is named in `warnings`, and the rest is read.
package struct ActorList: Sendable {
    struct Row: Sendable {
        /// The name and its aliases.
        var names: [String]
        var kind: Entity.Kind
        var sector: Sector?
        var country: String?
        var id: String?
    }

    private(set) var rows: [Row] = []
    /// One sentence each, with the line where there is one.
    package private(set) var warnings: [String] = []
    private let path: String

    /// Opens a list; one that is not there, is no text or has no column of names is an error.
    package init(path: String) throws(DataError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw DataError(file: path, fault: .unreadable("it is not there or may not be read"))
        }
        try self.init(bytes: Array(data), path: path)
    }

    package init(bytes: [UInt8], path: String) throws(DataError) {
        self.path = path
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DataError(file: path, fault: .unreadable("the list must be text in UTF-8"))
        }
        let table = DelimitedTable(text)
        guard let head = table.rows.first else { throw DataError(file: path, fault: .unreadable("the list is empty; its first row names the columns")) }
        let columns = head.cells.map { $0.lowercased() }
        guard columns.contains("name") else {
            throw DataError(file: path, fault: .wrong(line: head.line, "no column “name” among \(columns.joined(separator: ", "))"))
        }
        let unknown = columns.filter { !$0.isEmpty && !ActorList.known.contains($0) }
        if !unknown.isEmpty {
            warnings.append(
                "\(path): not known and passed over: \(unknown.count == 1 ? "column" : "columns") \(unknown.joined(separator: ", "))")
        }
        for row in table.rows.dropFirst() { read(row, columns) }
    }

    private static let known: Set = ["name", "aliases", "kind", "sector", "country", "id"]

    private mutating func read(_ row: DelimitedTable.Row, _ columns: [String]) {
        var cells: [String: String] = [:]
        for (column, cell) in zip(columns, row.cells) where !cell.isEmpty && cells[column] == nil { cells[column] = cell }
        guard row.cells.count <= columns.count else { return warn(row, "it has more cells than there are columns") }
        guard let name = cells["name"] else { return warn(row, "it has no name") }
        let kind = cells["kind"].map { Entity.Kind(rawValue: $0.lowercased()) }
        if case .some(nil) = kind { return warn(row, "unknown kind \(cells["kind"] ?? "")") }
        let sector = cells["sector"].map { Sector(rawValue: $0.uppercased()) }
        if case .some(nil) = sector { return warn(row, "unknown sector \(cells["sector"] ?? "")") }
        let country = cells["country"]?.uppercased()
        if let country, country.utf8.count != 3 || !country.utf8.allSatisfy(\.isUpperLetter) {
            return warn(row, "the country \(country) is no ISO 3166 alpha-3 code")
        }
        let aliases = (cells["aliases"] ?? "").split(separator: ";").map { ActorList.trimmed($0) }.filter { !$0.isEmpty }
        rows.append(
            Row(
                names: [name] + aliases, kind: (kind ?? nil) ?? (sector ?? nil).flatMap { ActorList.kinds[$0] } ?? .other, sector: sector ?? nil,
                country: country, id: cells["id"]))
    }

    private mutating func warn(_ row: DelimitedTable.Row, _ what: String) {
        warnings.append("\(path):\(row.line): row left out: \(what)")
    }

    /// What an actor is where only its sector is told.
    private static let kinds: [Sector: Entity.Kind] = [
        .rebels: .armedGroup, .paramilitary: .armedGroup, .crime: .armedGroup, .unidentifiedArmed: .armedGroup, .internationalMilitants: .armedGroup,
        .military: .military, .police: .police, .government: .government, .intelligence: .government, .legislature: .government,
        .judiciary: .government, .party: .political, .opposition: .political, .journalism: .media, .religion: .religious, .business: .business,
        .multinationalCompany: .business, .international: .international, .unitedNations: .international, .europeanUnion: .international,
        .nonGovernmental: .ngo, .civilians: .civilians, .refugees: .civilians,
    ]

    /// A stable id from a name: letters and digits in small letters, all else hyphens.
    static func slug(_ name: String) -> String {
        NameKey.words(name).joined(separator: "-")
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Rows and cells of CSV (with quotation marks as in RFC 4180; comma or semicolon) or TSV, as the first row shows.
struct DelimitedTable {
    struct Row {
        var cells: [String]
        /// Where it begins, from 1.
        var line: Int
    }

    private(set) var rows: [Row] = []

    init(_ text: String) {
        let text = text.unicodeScalars.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        let head = text.prefix { !$0.isNewline }
        let separator: Character = head.contains("\t") ? "\t" : head.contains(",") || !head.contains(";") ? "," : ";"
        var cells: [String] = [], cell = "", isQuoted = false, line = 1, first = 1
        var iterator = text.makeIterator(), held: Character?
        while let character = held ?? iterator.next() {
            held = nil
            if isQuoted {
                if character == "\"" {
                    held = iterator.next()
                    if held == "\"" { cell.append("\""); held = nil } else { isQuoted = false }
                } else {
                    if character.isNewline { line += 1 }
                    cell.append(character)
                }
            } else if character == "\"", cell.allSatisfy(\.isWhitespace) {
                isQuoted = true
                cell = ""
            } else if character == separator {
                cells.append(ActorList.trimmed(cell))
                cell = ""
            } else if character.isNewline {
                close(&cells, &cell, first)
                line += 1
                first = line
            } else {
                cell.append(character)
            }
        }
        close(&cells, &cell, first)
    }

    private mutating func close(_ cells: inout [String], _ cell: inout String, _ line: Int) {
        cells.append(ActorList.trimmed(cell))
        cell = ""
        if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(cells: cells, line: line)) }
        cells = []
    }
}
