/// The drafts of a document with what the stages ask of each: its zones and its speaker.
struct DraftSpeech {
    var drafts: [Draft]
    private(set) var zones: [[String: [Range<Int>]]]
    /// Who speaks, where that is told.
    private(set) var speakers: [Entity.ID?]
    /// The sentence that each draft is anchored in.
    private(set) var sentences: [Int]

    init(drafts: [Draft], document: Document, cast: Cast) {
        self.drafts = drafts
        let sentences = drafts.map { document.sentence(of: $0.anchor) }
        self.sentences = sentences
        zones = drafts.indices.map {
            StatementZones.zones(of: drafts[$0], in: document, sentence: document.sentences[sentences[$0]].tokens)
        }
        speakers = drafts.map { cast.speaker(of: $0, among: drafts)?.entity }
    }

    /// Takes drafts out; links to them fall away.
    mutating func drop(_ dropped: Set<Int>) {
        guard !dropped.isEmpty else { return }
        var place: [Int: Int] = [:]
        let kept = drafts.indices.filter { !dropped.contains($0) }
        for (new, old) in kept.enumerated() { place[old] = new }
        zones = kept.map { zones[$0] }
        speakers = kept.map { speakers[$0] }
        sentences = kept.map { sentences[$0] }
        drafts = kept.map { old in
            var draft = drafts[old]
            draft.parent = draft.parent.flatMap { place[$0] }
            draft.continues = draft.continues.flatMap { place[$0] }
            return draft
        }
    }
}
