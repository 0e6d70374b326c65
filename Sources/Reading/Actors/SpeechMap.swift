/// Which phrases are sources, what they say, and what stands inside quotation marks.
struct SpeechMap {
    /// The phrase that heads the source of each attribution or is its unspoken subject; nil where there is none.
    let sourcePhrases: [Int?]
    /// The attributions that a phrase is the source of.
    private(set) var spoken: [Int: [Int]] = [:]
    /// The words of the source that a phrase heads.
    private(set) var sources: [Int: Range<Int>] = [:]
    /// Innermost attribution in whose content a token stands, −1 for none.
    private(set) var enclosing: [Int]
    let isQuoted: [Bool]
    private let contents: [[Range<Int>]]

    init(document: Document, tests: PhraseTests, names: [ActorName], phrases: [NounPhrase]) {
        let view = tests.view
        var sourcePhrases = document.attributions.map { SpeechMap.head(of: $0, document.syntax, phrases) }
        SilentSources(document: document, tests: tests, names: names, phrases: phrases).fill(&sourcePhrases)
        self.sourcePhrases = sourcePhrases
        contents = document.attributions.map(\.contents)
        enclosing = [Int](repeating: -1, count: document.tokens.count)
        isQuoted = SpeechMap.quoted(document, view)
        for (index, phrase) in sourcePhrases.enumerated() {
            guard let phrase else { continue }
            spoken[phrase, default: []].append(index)
            if let words = document.attributions[index].sources.first(where: { $0.contains(phrases[phrase].head) }) { sources[phrase] = words }
        }
        // Longer contents first, so that the innermost is written last.
        let sizes = contents.map { $0.reduce(0) { $0 + $1.count } }
        for index in contents.indices.sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }) {
            for token in contents[index].joined() { enclosing[token] = index }
        }
    }

    /// Whether a token stands in what the given source phrase says.
    func isSaid(_ token: Int, by phrase: Int) -> Bool {
        (spoken[phrase] ?? []).contains { contents[$0].contains { $0.contains(token) } }
    }

    /// The first phrase that begins in the source, the widest of those that begin together; of several parts of a source, in
    /// that with the subject of the cue, otherwise in the one nearest to it.
    private static func head(of attribution: RawAttribution, _ syntax: Syntax, _ phrases: [NounPhrase]) -> Int? {
        let cue = attribution.cue.first ?? 0..<0
        func distance(_ part: Range<Int>) -> Int {
            let isSubject = part.contains { syntax.relations[$0].hasPrefix("nsubj") && cue.contains(syntax.heads[$0]) }
            return isSubject ? -1 : min(abs(cue.lowerBound - part.upperBound), abs(part.lowerBound - cue.upperBound))
        }
        for source in attribution.sources.sorted(by: { (distance($0), $0.lowerBound) < (distance($1), $1.lowerBound) }) {
            let inside = phrases.indices(startingIn: source).filter { source.contains(phrases[$0].head) }
            let start = inside.map { max(phrases[$0].tokens.lowerBound, source.lowerBound) }.min()
            let first = inside.filter { max(phrases[$0].tokens.lowerBound, source.lowerBound) == start }
            if let widest = first.max(by: { phrases[$0].tokens.upperBound < phrases[$1].tokens.upperBound }) { return widest }
        }
        return nil
    }

    /// Tokens between quotation marks, each paragraph for itself.
    private static func quoted(_ document: Document, _ view: TokenView) -> [Bool] {
        var quoted = [Bool](repeating: false, count: document.tokens.count)
        var block = -1, isOpen = false
        for sentence in document.sentences {
            if sentence.block != block { isOpen = false }
            block = sentence.block
            for token in sentence.tokens {
                switch view.forms[token] {
                case "“", "«", "``": isOpen = true
                case "”", "»", "''": isOpen = false
                case "\"": isOpen.toggle()
                default: quoted[token] = isOpen
                }
            }
        }
        return quoted
    }
}
