/// A statement in the making, in tokens of the document; the stages of the room fill it one after another.
struct Draft {
    var cue: [Range<Int>]
    var sources: [Range<Int>]
    /// In order of reading; never empty.
    var contents: [Range<Int>]
    var origin: Statement.Origin
    /// Index of the document's attribution that it was made of.
    var attribution: Int?
    /// The model's probability of each certainty in the order of `allCases`, empty where it was not asked.
    var modelCertainty: [Float] = []
    /// What kind of source the cue alone tells of where nobody speaks: "reportedly".
    var hearsay: Statement.Anonymous?
    /// Index of the draft whose content this one stands in.
    var parent: Int?
    /// Index of the draft whose speaker this quotation continues.
    var continues: Int?
    var manner = Statement.Manner.indirect
    var certainty = Statement.Certainty.asserted
    var channel = Statement.Channel(kind: .none, name: nil, span: nil)
    var audience: Range<Int>?
    var said: Range<Int>?
    var verification = Statement.Verification(status: .none, by: nil, spans: [])
    var verifier: Range<Int>?
    var answers: [(draft: Int, relation: Statement.Answer.Relation)] = []
    var reasons: [String] = []

    /// Where it is anchored in the text: its cue, or its content where it has none.
    var anchor: Int { cue.first?.lowerBound ?? contents.first?.lowerBound ?? 0 }

    /// The draft that names its speaker: itself, or the statement whose quotation it continues.
    func voice(among drafts: [Draft]) -> Draft { continues.map { drafts[$0] } ?? self }

    func contentContains(_ token: Int) -> Bool { contents.contains { $0.contains(token) } }
    var contentCount: Int { contents.reduce(0) { $0 + $1.count } }
    var cueTokens: [Int] { cue.flatMap { Array($0) } }
}

extension Cast {
    /// Who speaks in a draft; a quotation without cue has the speaker of the statement that it continues.
    func speaker(of draft: Draft, among drafts: [Draft]) -> Speaker? {
        let voice = draft.voice(among: drafts)
        return voice.attribution.flatMap { voices[$0] } ?? speaker(of: voice.sources)
    }
}
