/// Finds the noun phrases of a document from tags and names alone, so that a wrong arc of the tree does not lose a speaker.
struct PhraseFinder {
    let tests: PhraseTests
    let sentences: [Sentence]
    private var phrases: [NounPhrase] = []

    init(tests: PhraseTests, sentences: [Sentence]) {
        self.tests = tests
        self.sentences = sentences
    }

    /// All phrases in order of reading; a possessor stands before what it possesses.
    static func phrases(of document: Document, _ tests: PhraseTests) -> [NounPhrase] {
        var finder = PhraseFinder(tests: tests, sentences: document.sentences)
        for index in document.sentences.indices { finder.read(sentence: index) }
        finder.tieComplements()
        return finder.phrases
    }

    private mutating func read(sentence index: Int) {
        let tokens = sentences[index].tokens
        var at = tokens.lowerBound
        while at < tokens.upperBound {
            if tests.isPersonalPronoun(at) {
                addPronoun(at, sentence: index)
                at += 1
            } else {
                at = max(at + 1, readPhrase(from: at, in: tokens, sentence: index))
            }
        }
    }

    /// Reads the phrase that starts at a token, if one does; the token behind it.
    private mutating func readPhrase(from start: Int, in sentence: Range<Int>, sentence index: Int) -> Int {
        var phrase = NounPhrase(tokens: start..<start, core: start..<start, head: start, sentence: index)
        var at = readDeterminers(of: &phrase, in: sentence)
        while let next = tests.step(at, from: phrase.core.lowerBound, in: sentence) {
            at = next
            guard at + 1 < sentence.upperBound, tests.isPossessive(at), tests.carriesOn(at + 1, sentence) else { continue }
            phrase.tokens = start..<at
            add(&phrase, end: at)
            phrase.possessor = phrases.count - 1
            phrase.determiner = .definite
            at += 1
            phrase.core = at..<at
        }
        phrase.tokens = start..<at
        guard at > start, at > phrase.core.lowerBound || tests.standsAlone(at - 1) else { return at }
        add(&phrase, end: at)
        return at
    }

    /// Takes "the", "all the", "its", "two", "a third"; the token behind them, where the core starts.
    private mutating func readDeterminers(of phrase: inout NounPhrase, in sentence: Range<Int>) -> Int {
        var at = phrase.tokens.lowerBound
        while sentence.contains(at), at == phrase.tokens.lowerBound || !tests.isBorder(at) {
            if tests.isPossessivePronoun(at) {
                addPronoun(at, sentence: phrase.sentence)
                phrase.possessor = phrases.count - 1
                phrase.determiner = .definite
            } else if let kind = tests.determiner(at) {
                // "the two officials" is definite, "all officials" no more than a quantity.
                if phrase.determiner != .definite { phrase.determiner = kind }
            } else {
                break
            }
            at += 1
        }
        phrase.core = at..<at
        return at
    }

    /// Closes a phrase before `end` and keeps a copy.
    private mutating func add(_ phrase: inout NounPhrase, end: Int) {
        phrase.core = min(phrase.core.lowerBound, end - 1)..<end
        phrase.head = tests.head(of: phrase.core)
        phrase.name = tests.nameAt[phrase.head] >= 0 ? tests.nameAt[phrase.head] : nil
        phrases.append(phrase)
        phrase.name = nil
    }

    private mutating func addPronoun(_ token: Int, sentence: Int) {
        var phrase = NounPhrase(tokens: token..<token + 1, core: token..<token + 1, head: token, sentence: sentence)
        phrase.isPronoun = true
        phrases.append(phrase)
    }

    private mutating func tieComplements() {
        var starts: [Int: Int] = [:]
        for (index, phrase) in phrases.enumerated() { starts[phrase.tokens.lowerBound] = index }
        for index in phrases.indices {
            let after = phrases[index].tokens.upperBound
            guard tests.isPreposition(after), let next = starts[after + 1], phrases[next].sentence == phrases[index].sentence
            else { continue }
            phrases[index].complement = NounPhrase.Complement(preposition: tests.view.forms[after], phrase: next)
        }
    }
}
