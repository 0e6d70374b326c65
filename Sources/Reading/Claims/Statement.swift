/// What somebody is reported to have said, believed, asked or promised: the record's first unit.
///
/// A statement holds its source, cue and content by the exact words. Nested attribution makes parent and child
/// statements; everything else the reader finds hangs off one of these or off the narrator.
package struct Statement: Hashable, Sendable {
    package struct ID: Hashable, Sendable, Codable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package enum Manner: String, Codable, Sendable, CaseIterable { case direct, indirect, mixed }

    /// How the source presents the content, as far as the report shows it.
    package enum Certainty: String, Codable, Sendable, CaseIterable {
        case asserted, denied, unconfirmed, conditional, promised, threatened, requested, hoped, questioned
    }

    package var id: ID
    package var parent: ID?
    package var source: Source
    package var cue: Cue
    /// Spans of the content in order of reading; never empty.
    package var content: [Span]
    package var manner: Manner
    package var channel: Channel
    package var audience: Entity.ID?
    /// The words that tell when it was said.
    package var said: Span?
    package var certainty: Certainty
    package var verification: Verification
    package var answers: [Answer]
    package var origin: Origin
    /// Why certainty, channel, speaker … are what they are, one reason each, in words and rule names.
    package var reasons: [String]

    /// Who says it.
    package struct Source: Hashable, Sendable {
        package var entity: Entity.ID?
        /// Type of an unnamed source: `officials`, `witnesses` …; nil for a named one.
        package var anonymous: Anonymous?
        /// Number of sources where told ("two officials").
        package var count: Int?
        /// Empty where nobody is named.
        package var spans: [Span]
    }

    package enum Anonymous: String, Codable, Sendable, CaseIterable {
        case officials, sources, witnesses, residents, analysts, media, military, police, aidWorkers = "aid-workers", medics, rebels, diplomats
        case activists, relatives, reports, other
    }

    /// The words that signal the attribution; empty for a quotation that continues its speaker without one.
    package struct Cue: Hashable, Sendable {
        package var spans: [Span]
        package var lemma: String?
    }

    package struct Channel: Hashable, Sendable {
        package enum Kind: String, Codable, Sendable, CaseIterable {
            case socialMedia = "social-media", statement, interview, briefing, broadcast, letter, wire, none
        }
        package var kind: Kind
        package var name: String?
        package var span: Span?
    }

    package struct Verification: Hashable, Sendable {
        package enum Status: String, Codable, Sendable, CaseIterable { case none, unverified, confirmed, disputed }
        package var status: Status
        package var by: Entity.ID?
        package var spans: [Span]
    }

    package struct Answer: Hashable, Sendable {
        package enum Relation: String, Codable, Sendable, CaseIterable { case denies, confirms, echoes, accuses, accepts, rejects }
        package var statement: ID
        package var relation: Relation
    }

    /// What found it: the encoder with its score, or a rule by name.
    package enum Origin: Hashable, Sendable {
        case model(name: String, score: Float)
        case rule(String)
    }

    package init(id: ID, source: Source, cue: Cue, content: [Span], manner: Manner, origin: Origin) {
        self.id = id
        self.source = source
        self.cue = cue
        self.content = content
        self.manner = manner
        self.origin = origin
        self.channel = Channel(kind: .none, name: nil, span: nil)
        self.certainty = .asserted
        self.verification = Verification(status: .none, by: nil, spans: [])
        self.answers = []
        self.reasons = []
    }
}
