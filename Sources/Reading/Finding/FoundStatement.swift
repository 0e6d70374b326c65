/// A statement with its words in the original.
package struct FoundStatement: Hashable, Sendable {
    package struct Source: Hashable, Sendable {
        package var entity: Entity.ID?
        package var anonymous: Statement.Anonymous?
        package var count: Int?
        package var words: FoundWords

        package init(
            entity: Entity.ID? = nil, anonymous: Statement.Anonymous? = nil, count: Int? = nil, words: FoundWords = FoundWords()
        ) {
            self.entity = entity
            self.anonymous = anonymous
            self.count = count
            self.words = words
        }
    }

    package struct Verification: Hashable, Sendable {
        package var status: Statement.Verification.Status
        package var by: Entity.ID?
        package var words: FoundWords

        package init(_ status: Statement.Verification.Status, by: Entity.ID? = nil, words: FoundWords = FoundWords()) {
            self.status = status
            self.by = by
            self.words = words
        }
    }

    /// One teller of a chain.
    package struct Link: Hashable, Sendable {
        package var source: Entity.ID?
        package var statement: Statement.ID

        package init(source: Entity.ID?, statement: Statement.ID) {
            self.source = source
            self.statement = statement
        }
    }

    package var id: Statement.ID
    package var parent: Statement.ID?
    package var source: Source
    package var cue: FoundWords
    package var lemma: String?
    package var content: FoundWords
    package var manner: Statement.Manner
    /// The channel's span is one of the original.
    package var channel = Statement.Channel(kind: .none, name: nil, span: nil)
    package var audience: Entity.ID?
    /// The words that tell when it was said.
    package var said: FoundWords?
    package var saidTime: TimeExpression.ID?
    package var certainty = Statement.Certainty.asserted
    /// From the outermost teller to this statement's own source.
    package var chain: [Link] = []
    package var verification = Verification(.none)
    package var answers: [Statement.Answer] = []
    package var origin: Statement.Origin
    package var reasons: [String] = []
    /// The line where its first word stands, from 1.
    package var line = 1

    package init(
        id: Statement.ID, source: Source, cue: FoundWords, content: FoundWords, manner: Statement.Manner,
        origin: Statement.Origin
    ) {
        self.id = id
        self.source = source
        self.cue = cue
        self.content = content
        self.manner = manner
        self.origin = origin
    }
}
