/// What several events of reports tell as one.
package struct Occurrence: Hashable, Sendable {
    /// One telling of it: an event of a report.
    package struct Telling: Hashable, Sendable {
        package var event: ThingID
        package var report: ThingID
        package var reading: Int64
        package var outlet: String?
        /// First day of publication.
        package var published: String?
        package var anchor: String
        package var type: String
        package var mode: String?
        package var status: String
        package var place: String?
        /// First day told, otherwise of publication.
        package var at: String?
        /// Innermost sources that tell it; empty for the narrator.
        package var sources: [SourceKey]
    }

    package var id: ThingID
    /// In order of arrival.
    package var tellings: [Telling]
    package var independence: Independence
}

/// How many know of it on their own: distinct innermost sources, not outlets.
package struct Independence: Hashable, Sendable {
    package var sources: [SourceKey]
    /// Outlets that carry it.
    package var carriers: [String]
    /// Tellings of a narrator with no source, each wire family once.
    package var unattributed: Int
    /// Why it is so many, in words, as "three carriers, one source: …".
    package var reasons: [String]

    package var count: Int { sources.count }
}

/// Statements that say the same by the same innermost source.
package struct ClaimGroup: Hashable, Sendable {
    package var id: ThingID
    package var statements: [ThingID]
}
