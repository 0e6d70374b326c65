/// A view of the record that was frozen under a name, so that a figure published from it can be recomputed.
///
/// It has the rows that met a filter, with their values as JSON Lines in order of their numbers, and the SHA-256 of these lines: that of
/// the file that `export --release NAME --format jsonl` writes. A release is never changed.
package struct Release: Hashable, Sendable {
    /// What read reports of the view, and how many of its rows are from there.
    package struct Engine: Hashable, Sendable {
        package var program: String
        package var model: String?
        package var rules: String?
        package var gazetteer: String?
        package var count: Int
    }

    package var name: String
    package var list: ExportedThings
    /// With the moment at which the view was looked at.
    package var filter: Filter
    /// The version of the program that froze it.
    package var program: String
    package var engines: [Engine]
    package var asOf: Moment
    package var count: Int
    /// In hexadecimal.
    package var sha256: String
    package var reason: String?
    package var by: String
    package var made: Moment
    var number: Int64

    /// What asks for its rows, and no others.
    package var rowFilter: Filter {
        var rows = Filter()
        rows.release = name
        rows.asOf = asOf
        rows.withRejected = filter.withRejected
        return rows
    }
}

/// Whether a release is what the record says, of the moment at which it was made.
package struct ReleaseVerdict: Hashable, Sendable {
    /// The lines that are kept have the hash that was told.
    package var isWhole: Bool
    /// The hash of what the record gives today.
    package var sha256: String
    package var holds: Bool
    /// Things of the release that the record does not give; things that it gives besides; things whose values are others.
    package var gone: [ThingID] = []
    package var added: [ThingID] = []
    package var changed: [ThingID] = []
}

extension ExportedThings {
    var kind: ThingID.Kind {
        switch self {
        case .events: .event
        case .claims: .statement
        case .offers: .offer
        case .control: .control
        }
    }
}
