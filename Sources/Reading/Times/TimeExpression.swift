/// Words that tell a time, with the interval they mean where the report lets it be known.
package struct TimeExpression: Hashable, Sendable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    /// The types of TIMEX3.
    package enum Kind: String, Sendable, CaseIterable { case date = "DATE", time = "TIME", duration = "DURATION", set = "SET" }

    package enum Grain: String, Sendable, CaseIterable {
        case minute, hour, partOfDay = "part-of-day", day, weekend, week, month, quarter, season, year, decade, century, unknown
    }

    package var id: ID
    /// Indices into the document's tokens.
    package var tokens: Range<Int>
    package var kind: Kind
    /// First and last day of the interval; nil where it is open or not known.
    package var start: Day?
    package var end: Day?
    package var grain: Grain
    /// TIMEX3 value: `2024-03-03`, `P3W`, `PAST_REF`.
    package var value: String?
    /// Rule and anchor: "weekday before publication".
    package var why: String

    package init(id: ID, tokens: Range<Int>, kind: Kind, grain: Grain, why: String) {
        self.id = id
        self.tokens = tokens
        self.kind = kind
        self.grain = grain
        self.why = why
    }
}
