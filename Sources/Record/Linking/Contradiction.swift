/// Two or more values told of one thing that cannot all be true.
package struct Contradiction: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable { case number, actor, place, time, occurrence, control }
    package enum State: String, Sendable, CaseIterable { case open, resolved }

    /// One place where one of the values is told.
    package struct Side: Hashable, Sendable {
        /// Sides of one number tell the same value.
        package var party: Int
        package var value: String
        /// A figure, an event or a claim of control.
        package var thing: ThingID
        package var reading: Int64
        package var statement: ThingID?
        package var source: SourceKey?
        /// Day of publication.
        package var at: String?
    }

    package var id: ThingID
    package var kind: Kind
    /// Nil where it is about a place alone.
    package var occurrence: ThingID?
    package var place: String?
    /// The day on which the second value came up.
    package var since: String?
    package var sides: [Side]
    package var state: State
    /// What settled it.
    package var resolvedBy: ThingID?
    package var reasons: [String]
    package var score: Double

    /// How many values stand against each other.
    package var parties: Int { Set(sides.map(\.party)).count }
    /// How many sources took a side.
    package var size: Int { Set(sides.compactMap { $0.source?.key }).count }
}
