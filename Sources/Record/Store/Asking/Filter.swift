/// What is asked for: every part that is given must hold.
///
/// The names are those of the command line, the page and the API.
package struct Filter: Hashable, Sendable, Codable {
    /// A point and how far from it, in kilometres.
    package struct Circle: Hashable, Sendable, Codable {
        package var latitude: Double
        package var longitude: Double
        package var kilometres: Double

        package init(latitude: Double, longitude: Double, kilometres: Double) {
            self.latitude = latitude
            self.longitude = longitude
            self.kilometres = kilometres
        }
    }

    /// First and last day, as 2024-03-04; of an open side nil.
    package var from: String?
    package var to: String?
    package var near: Circle?
    /// ISO 3166 alpha-3.
    package var country: String?
    package var admin1: String?
    /// A district.
    package var admin2: String?
    /// A name of the gazetteer, or the words of a report.
    package var place: String?
    /// Who did it or to whom: a name, an id of the lexicon, or a12.
    package var actor: String?
    /// Who says it: the innermost source.
    package var source: String?
    package var types: [String] = []
    package var statuses: [String] = []
    package var certainties: [String] = []
    /// At least so many independent sources tell it.
    package var sources: Int?
    package var outlet: String?
    /// Words of the report, in the language of SQLite's full-text search.
    package var words: String?
    package var report: ThingID?
    /// Only what was read after this mark.
    package var after: ReadingMark?
    /// What was frozen under that name alone.
    package var release: String?
    /// Things that people rejected, too.
    package var withRejected = false
    /// The record as it stood at that moment; nil is now.
    package var asOf: Moment?
    /// Names of sealed sources find nobody, though their labels do; what is frozen lacks it.
    package var hidesSealed: Bool?

    package init() {}
}

/// A part of an answer: so many rows, from behind a place that the part before told.
package struct PageRequest: Hashable, Sendable {
    package var limit: Int
    package var after: Cursor?

    package init(limit: Int, after: Cursor? = nil) {
        self.limit = limit
        self.after = after
    }

    /// Where a page ended: the day and number of its last row.
    package struct Cursor: Hashable, Sendable, LosslessStringConvertible {
        var at: String
        var number: Int64

        init(at: String, number: Int64) {
            self.at = at
            self.number = number
        }

        /// Nil for words that no page told.
        package init?(_ description: String) {
            let parts = description.split(separator: "_", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
            self.init(at: String(parts[0]), number: number)
        }

        package var description: String { "\(at)_\(number)" }

        /// Whether some page may have told it: no day, or something like one, and a number that rows may have.
        package var isPlausible: Bool { (0..<1 << 53).contains(number) && at.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") } }
    }
}

extension PageRequest {
    /// Of answers that are not in order of time: how many rows the pages before had.
    var skipped: Int { after.map { Int($0.number) } ?? 0 }

    /// A page of such an answer, for which one row more than the limit was looked for.
    func counted<Row>(_ rows: [Row]) -> Page<Row> {
        let next = rows.count > limit ? Cursor(at: "", number: Int64(skipped + limit)) : nil
        return Page(rows: Array(rows.prefix(limit)), next: next)
    }
}

extension PageRequest {
    /// A page of an answer that is at hand as a whole.
    package func page<Row>(of all: [Row]) -> Page<Row> {
        let start = min(all.count, skipped)
        return counted(Array(all[start...].prefix(limit + 1)))
    }
}

/// Rows, and where the next page begins; nil where there is none.
package struct Page<Row: Sendable>: Sendable {
    package var rows: [Row]
    package var next: PageRequest.Cursor?

    package init(rows: [Row], next: PageRequest.Cursor?) {
        self.rows = rows
        self.next = next
    }
}
