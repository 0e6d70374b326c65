/// The parts of the text that rules may look into for one statement.
struct StatementZones {
    /// Names of the zones, as rule files write them.
    static let names: Set<String> = ["cue", "content", "source", "sentence", "outside", "lead", "head", "main", "core"]

    /// `cue`, `content` and `source` are its words; `sentence` the sentence of its anchor; `outside` that sentence without the
    /// content; `lead` what stands in it before the content, `head` the first twelve words of the content; `main` its main clause, `core` that
    /// with the clauses that modify it.
    static func zones(of draft: Draft, in document: Document, sentence: Range<Int>) -> [String: [Range<Int>]] {
        var outside: [Range<Int>] = []
        var start = sentence.lowerBound
        for content in draft.contents where content.overlaps(sentence) {
            if start < content.lowerBound { outside.append(start..<content.lowerBound) }
            start = max(start, content.upperBound)
        }
        if start < sentence.upperBound { outside.append(start..<sentence.upperBound) }
        let first = draft.contents.first ?? 0..<0
        let leadEnd = min(max(first.lowerBound, sentence.lowerBound), sentence.upperBound)
        let clauses = ContentClauses(of: draft.contents, in: document)
        return [
            "cue": draft.cue, "content": draft.contents, "source": draft.sources, "sentence": [sentence],
            "outside": outside, "lead": [sentence.lowerBound..<leadEnd],
            "head": [first.lowerBound..<min(first.upperBound, first.lowerBound + 12)],
            "main": clauses.main, "core": clauses.core,
        ]
    }
}
