import GRDB

/// How finely time is counted.
package enum TimelineGrain: String, CaseIterable, Sendable {
    case day, month, year

    /// So many characters of a day written in ISO 8601.
    var width: Int {
        switch self {
        case .day: 10
        case .month: 7
        case .year: 4
        }
    }
}

/// How many events of a type and status a day has.
package struct TimelineRow: Hashable, Sendable {
    package var date: String
    package var type: String
    package var status: String
    package var events: Int
}

/// What the record holds, in numbers.
package struct RecordSummary: Hashable, Sendable {
    package var reports: Int
    package var statements: Int
    package var events: Int
    package var first: String?
    package var last: String?
}

extension RecordStore {
    /// Dated events that meet a filter, counted by day, type and status, the earliest first; types and statuses as they were read.
    package func timeline(_ filter: Filter, by grain: TimelineGrain) throws(RecordError) -> [TimelineRow] {
        try read { try TimelineQuestion(filter, grain, $0).rows() }
    }

    package func summary() throws(RecordError) -> RecordSummary {
        try read { db in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            return RecordSummary(
                reports: try count("SELECT count(*) FROM reading WHERE ended IS NULL"),
                statements: try count("SELECT count(*) FROM statement"), events: try count("SELECT count(*) FROM event"),
                first: try String.fetchOne(db, sql: "SELECT min(at) FROM event WHERE at > ''"),
                last: try String.fetchOne(db, sql: "SELECT max(at) FROM event"))
        }
    }

    /// How many times the tables were changed since the first version of the record.
    package func schemaVersion() throws(RecordError) -> Int {
        try read { try Schema.migrator.appliedIdentifiers($0).count }
    }
}
