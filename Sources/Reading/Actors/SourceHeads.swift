/// Says which phrase among the words of a source is the speaker.
struct SourceHeads {
    let tests: PhraseTests
    let names: [ActorName]
    let phrases: [NounPhrase]

    /// The first phrase that begins in the source, the widest of those that begin together; of several parts of a source, in
    /// that with the subject of the cue, otherwise in the one nearest to it.
    func head(of attribution: RawAttribution) -> Int? {
        let cue = attribution.cue.first ?? 0..<0
        func distance(_ part: Range<Int>) -> Int {
            let isSubject = part.contains { tests.syntax.relations[$0].hasPrefix("nsubj") && cue.contains(tests.syntax.heads[$0]) }
            return isSubject ? -1 : min(abs(cue.lowerBound - part.upperBound), abs(part.lowerBound - cue.upperBound))
        }
        for source in attribution.sources.sorted(by: { (distance($0), $0.lowerBound) < (distance($1), $1.lowerBound) }) {
            let inside = phrases.indices(startingIn: source).filter { source.contains(phrases[$0].head) }
            let start = inside.map { max(phrases[$0].tokens.lowerBound, source.lowerBound) }.min()
            let first = inside.filter { max(phrases[$0].tokens.lowerBound, source.lowerBound) == start }
            if let widest = first.max(by: { phrases[$0].tokens.upperBound < phrases[$1].tokens.upperBound }) {
                return holder(behind: widest, source) ?? widest
            }
        }
        // A source that ends inside its phrase.
        return attribution.sources.lazy.flatMap { phrases.indices(startingIn: $0).prefix(1) }.first
    }

    /// "Harvest Relief Office (HRO) director Idris Vane": the person behind the body and its abbreviation.
    private func holder(behind body: Int, _ source: Range<Int>) -> Int? {
        guard let name = phrases[body].name, names[name].kind != .person else { return nil }
        let open = phrases[body].tokens.upperBound, forms = tests.view.forms
        guard source.contains(open + 3), forms[open] == "(", forms[open + 2] == ")" else { return nil }
        return phrases.indices(startingIn: open + 3..<open + 4).last { phrases[$0].name.map { names[$0].kind == .person } ?? false }
    }
}
