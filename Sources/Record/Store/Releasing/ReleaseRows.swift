import Crypto
import GRDB
import Reading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Rows of releases, and the lines that they are made of.
struct ReleaseRows {
    let db: Database

    /// Rows that are made, packed and compared together.
    static let part = 500

    /// Releases in order of name; or those of one name.
    func releases(named name: String? = nil) throws -> [Release] {
        try Row.fetchAll(db, sql: "SELECT * FROM release WHERE ?1 IS NULL OR name = ?1 ORDER BY name", arguments: [name]).map { row in
            var filter = try JSONDecoder().decode(Filter.self, from: Data((row["filter"] as String).utf8))
            let asOf = Moment(milliseconds: row["as_of"])
            filter.asOf = asOf
            return Release(
                name: row["name"], list: ExportedThings(rawValue: row["list"]) ?? .events, filter: filter, program: row["program"],
                engines: try engines(of: row["id"]), asOf: asOf, count: row["count"], sha256: RowReading.hex(row["sha256"]),
                reason: row["reason"], by: row["by"], made: Moment(milliseconds: row["made"]), number: row["id"])
        }
    }

    private func engines(of release: Int64) throws -> [Release.Engine] {
        try Row.fetchAll(db, sql: "SELECT * FROM release_engine WHERE release_id = ? ORDER BY position", arguments: [release]).map { row in
            Release.Engine(
                program: row["program"], model: row["model"], rules: row["rules"], gazetteer: row["gazetteer"], count: row["count"])
        }
    }

    /// Numbers of the things of a list that meet a filter, the smallest first.
    func numbers(_ list: ExportedThings, _ filter: Filter) throws -> [Int64] {
        switch list {
        case .events: try EventRow.question(filter, db).all(db)
        case .claims: try ClaimRow.question(filter, db).all(db)
        case .offers: try OfferRow.question(filter, db).all(db)
        case .control: try ControlRow.question(filter, db).all(db)
        }
    }

    /// A line of JSON for each thing, in the order of the numbers.
    func lines(_ list: ExportedThings, _ numbers: [Int64], asOf: Moment) throws -> [[UInt8]] {
        func json<Listed: DatedRow>(_: Listed.Type) throws -> [[UInt8]] {
            try Listed.rows(numbers, db, asOf: asOf).map { ListedTables.json($0) + [UInt8(ascii: "\n")] }
        }
        switch list {
        case .events: return try json(EventRow.self)
        case .claims: return try json(ClaimRow.self)
        case .offers: return try json(OfferRow.self)
        case .control: return try json(ControlRow.self)
        }
    }

    /// Numbers of the things of a release, the smallest first.
    func frozen(_ release: Release) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT thing_id FROM release_row WHERE release_id = ? ORDER BY thing_id", arguments: [release.number])
    }

    /// Hands over the lines as they were frozen, part by part.
    func eachPart(of release: Release, _ take: ([UInt8]) throws -> Void) throws {
        let parts = try Row.fetchCursor(
            db, sql: "SELECT lines FROM release_part WHERE release_id = ? ORDER BY position", arguments: [release.number])
        while let row = try parts.next() {
            guard let lines = Sized.unpacked((row["lines"] as Blob).bytes) else { throw RecordError.doesNotHold(release.name) }
            try take(lines)
        }
    }

    /// The hash of the lines as they are kept; nil where they cannot be unpacked.
    func hash(of release: Release) throws -> String? {
        var hash = SHA256()
        do {
            try eachPart(of: release) { hash.update(data: $0) }
        } catch RecordError.doesNotHold {
            return nil
        }
        return RowReading.hex(Blob(Array(hash.finalize())))
    }

    /// Names of releases whose lines are not those that were frozen.
    func broken() throws -> [String] { try releases().filter { try hash(of: $0) != $0.sha256 }.map(\.name) }
}
