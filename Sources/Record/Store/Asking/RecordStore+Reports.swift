import GRDB
import Reading

/// A report as the record keeps it.
package struct StoredReport: Sendable {
    package var row: ReportRow
    /// The bytes as they came; their SHA-256 is the report's.
    package var bytes: [UInt8]
    /// Text taken out of a form that has none of its own; spans lead there.
    package var extracted: [UInt8]?
    /// The finding as it was read, JSON with spans in bytes.
    package var finding: [UInt8]
    package var arrivals: [ReportArrival]
}

package struct ReportArrival: Hashable, Sendable {
    package var importing: ThingID
    package var place: InputPlace
    /// Where on the web it was fetched, and when, where that is known.
    package var fetch: Fetch
    package var at: Moment
    package var ended: Moment?
}

extension RecordStore {
    /// A report with its bytes and its present finding; nil where there is none of that number.
    package func report(_ id: ThingID) throws(RecordError) -> StoredReport? {
        try read { db in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT \(RowReading.reportColumns), size, packing, bytes, original.text AS extracted, finding
                        FROM report JOIN original ON original.report_id = report.id JOIN reading ON reading.report_id = report.id
                        WHERE report.id = ? ORDER BY reading.ended IS NULL DESC, reading.made DESC
                        """, arguments: [id.number])
            else { return nil }
            let packing = Packing(rawValue: row["packing"]) ?? .none
            let extracted = (row["extracted"] as Blob?).flatMap { Sized.unpacked($0.bytes) }
            guard let bytes = packing.unpacked((row["bytes"] as Blob).bytes, size: row["size"]),
                let finding = Sized.unpacked((row["finding"] as Blob).bytes)
            else { throw RecordError.damaged(path: path) }
            return StoredReport(
                row: RowReading.report(row), bytes: bytes, extracted: extracted, finding: finding,
                arrivals: try arrivals(of: id.number, db))
        }
    }

    private func arrivals(of report: Int64, _ db: Database) throws -> [ReportArrival] {
        try Row.fetchAll(db, sql: "SELECT * FROM arrival WHERE report_id = ? ORDER BY id", arguments: [report]).map { row in
            ReportArrival(
                importing: ThingID(.importing, row["import_id"]),
                place: InputPlace(path: row["path"], line: row["line"], element: row["element"]),
                fetch: Fetch(url: row["url"], at: RecordStore.moment(row["fetched"])),
                at: Moment(milliseconds: row["at"]), ended: RecordStore.moment(row["ended"]))
        }
    }
}
