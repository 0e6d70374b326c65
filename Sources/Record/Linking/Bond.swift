/// Two things of the record that belong together, with why and how surely.
///
/// A bond is made by the machine when a report is linked, or by a person; whoever ends it, it is kept with the time at which it
/// ended, and what a person ended the machine does not make again.
package struct Bond: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The whole report under another head.
        case copy
        /// Parts of a report, with words of its own added or not.
        case cut
        /// The same story in other words.
        case rewrite
        /// A passage taken over.
        case quotes
        case sameClaim = "same-claim"
        case sameEvent = "same-event"
        case sameNegotiation = "same-negotiation"

        /// Whether reports so bound are one witness, not two.
        package var isWireCopy: Bool { self == .copy || self == .cut }
    }

    package static let machine = "machine"

    package var id: Int64
    package var kind: Kind
    /// The later of the two in order of arrival; for lineage the one that was taken from the other.
    package var from: ThingID
    package var to: ThingID
    /// From 0 to 1.
    package var score: Double
    package var reasons: [String]
    /// `Bond.machine`, or a person's name.
    package var by: String
    package var made: Moment
    package var ended: Moment?
    package var endedBy: String?
}
