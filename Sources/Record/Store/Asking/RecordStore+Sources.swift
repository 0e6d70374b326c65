import GRDB

/// Somebody who is quoted: how often, by how many outlets, how often denied.
package struct SourceRow: ListedRow {
    package var id: ThingID
    package var name: String
    package var kind: String
    package var country: String?
    package var statements: Int
    package var reports: Int
    package var outlets: Int
    package var denies: Int
    /// Statements of it that others deny or reject.
    package var denied: Int
    package var first: String?
    package var last: String?

    package var fields: [ListedField] {
        [
            ListedField("id", id), ListedField("name", name), ListedField("kind", kind), ListedField("country", country),
            ListedField("statements", statements), ListedField("reports", reports), ListedField("outlets", outlets),
            ListedField("denies", denies), ListedField("denied", denied), ListedField("first", first), ListedField("last", last),
        ]
    }
}

extension SourceRow {
    package func changed(_ change: (String) -> String) -> SourceRow {
        var row = self
        row.name = change(name)
        return row
    }
}

extension RecordStore {
    /// Named sources by how many statements they make, the most quoted first.
    package func sources(_ filter: Filter, _ request: PageRequest) throws(RecordError) -> Page<SourceRow> {
        try read { request.counted(try SourceQuestion(filter, $0).rows(request)) }
    }
}
