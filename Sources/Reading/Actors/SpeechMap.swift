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
        let heads = SourceHeads(tests: tests, names: names, phrases: phrases)
        var sourcePhrases = document.attributions.map(heads.head)
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
