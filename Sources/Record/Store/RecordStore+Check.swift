import Crypto
import GRDB
import Reading

/// Something in the record that is not as it was written.
package struct RecordFault: Hashable, Sendable, CustomStringConvertible {
    package var description: String
}

extension RecordStore {
    /// Looks at everything: the file, its references, the bytes and hash of every report, every finding, the search indexes, releases,
    /// what is counted, the log's chain.
    ///
    /// - Parameter tick: called with how many reports were looked at, of how many.
    package func check(tick: (Int, Int) -> Void = { _, _ in }) throws(RecordError) -> [RecordFault] {
        try read { db in
            var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
                .map { RecordFault(description: "file: \($0)") }
            for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
                let (table, parent): (String, String) = (row[0], row[2])
                faults.append(RecordFault(description: "\(table): a row points to one of \(parent) that is not there"))
            }
            faults += try reportFaults(db, tick)
            for name in try ReleaseRows(db: db).broken() {
                faults.append(RecordFault(description: "release \(name): its rows are not those that were frozen"))
            }
            for table in try ShownRows(db: db).broken() {
                faults.append(RecordFault(description: "\(table): what is counted is not what the record holds; it was changed from outside"))
            }
            if let number = try Log(db: db).firstBroken() {
                faults.append(RecordFault(description: "log: the chain breaks at entry \(number); it was changed from outside"))
            }
            return faults
        }
    }

    private func reportFaults(_ db: Database, _ tick: (Int, Int) -> Void) throws -> [RecordFault] {
        var faults: [RecordFault] = []
        let inAll = try Int.fetchOne(db, sql: "SELECT count(*) FROM report") ?? 0
        var count = 0
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT report.id, sha256, size, packing, bytes FROM report LEFT JOIN original ON report_id = report.id ORDER BY report.id
                """)
        while let row = try rows.next() {
            let id = ThingID(.report, row["id"])
            let bytes = (row["bytes"] as Blob?).flatMap {
                (Packing(rawValue: row["packing"] ?? "") ?? .none).unpacked($0.bytes, size: row["size"] ?? 0)
            }
            if bytes.map({ Array(SHA256.hash(data: $0)) }) != (row["sha256"] as Blob).bytes {
                faults.append(RecordFault(description: "\(id): its bytes are not those that came; ingest the report again"))
            }
            count += 1
            tick(count, inAll)
        }
        let findings = try Row.fetchCursor(db, sql: "SELECT report_id, finding FROM reading ORDER BY id")
        while let row = try findings.next() {
            guard Sized.unpacked((row["finding"] as Blob).bytes) == nil else { continue }
            faults.append(RecordFault(description: "\(ThingID(.report, row["report_id"])): a finding cannot be unpacked; read it again"))
        }
        return faults
    }

    /// Writes a consistent copy, while others may write; a file that is there is not overwritten.
    package func backup(to copy: String) throws(RecordError) {
        try RecordError.catching(copy) {
            try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        }
    }
}
