/// Offers and answers on one matter over time.
package struct Negotiation: Hashable, Sendable {
    package enum Step: String, Sendable, CaseIterable {
        case offer, welcomed, acceptedInPrinciple = "accepted-in-principle", accepted, rejected, countered, withdrawn
    }

    /// One offer or answer, where a report tells it.
    package struct Told: Hashable, Sendable {
        package var step: Step
        /// The day on which it was taken, as far as told.
        package var at: String?
        package var offer: ThingID
        /// The statement that takes the step, which may be another one than the offer's.
        package var statement: ThingID?
        package var reading: Int64
        package var words: String
        /// Told before, in another report or by another carrier.
        package var isRepeat: Bool
    }

    package var id: ThingID
    /// Actors of the record who offer, are asked or mediate.
    package var parties: [ThingID]
    /// In order of the day.
    package var steps: [Told]
    /// Where it stands after the last step.
    package var state: Step?
}

/// Who holds a place on a day, as each side claims it.
package struct ControlAt: Hashable, Sendable {
    package enum Status: String, Sendable, CaseIterable { case claimed, confirmed, contested }

    package struct Claim: Hashable, Sendable {
        package var control: ThingID
        package var statement: ThingID?
        /// Nil where the report itself says so.
        package var source: SourceKey?
        /// The holder that the claim speaks for; nil where it is unknown who.
        package var holder: SourceKey?
        package var relation: String
        package var isNegated: Bool
        /// The day for which it is said.
        package var at: String?
        package var words: String
    }

    package var place: String
    package var geonameid: Int64?
    package var latitude: Double?
    package var longitude: Double?
    package var status: Status
    /// The holder on whom the claims agree, if they do.
    package var holder: SourceKey?
    /// Each source's latest claim up to the day.
    package var claims: [Claim]
    package var reasons: [String]
}

/// A report and those that it was taken from or that were taken from it.
package struct WireFamily: Hashable, Sendable {
    package var id: ThingID
    /// In order of arrival; the first is the oldest that the record holds.
    package var reports: [ThingID]
    package var bonds: [Bond]
}
