/// What a token may be inside a noun phrase.
struct PhraseTests {
    let view: TokenView
    let syntax: Syntax
    let words: ActorWords
    /// Index of the actor's name that a token stands in, −1 for none.
    let nameAt: [Int]
    /// Tokens that no phrase may reach across from before: the first of a source, and the first behind one.
    private let borders: Set<Int>

    init(document: Document, view: TokenView, words: ActorWords, names: [ActorName]) {
        self.view = view
        self.words = words
        syntax = document.syntax
        var nameAt = [Int](repeating: -1, count: document.tokens.count)
        for (index, name) in names.enumerated() {
            for token in name.tokens { nameAt[token] = index }
        }
        self.nameAt = nameAt
        let sources = document.attributions.flatMap(\.sources)
        // Of two sources that begin together the longer tells the end.
        let ends = Dictionary(sources.map { ($0.lowerBound, $0.upperBound) }, uniquingKeysWith: max)
        borders = Set(ends.flatMap { [$0.key, $0.value] })
    }

    func isBorder(_ token: Int) -> Bool { borders.contains(token) }
    func isPersonalPronoun(_ token: Int) -> Bool { view.tags[token] == "PRP" && nameAt[token] < 0 || isRelativePronoun(token) }
    /// "who" and "which" where they are all that is said of a source.
    func isRelativePronoun(_ token: Int) -> Bool { ["WP", "WDT"].contains(view.tags[token]) && isBorder(token) && nameAt[token] < 0 }
    func isPossessivePronoun(_ token: Int) -> Bool { view.tags[token] == "PRP$" && nameAt[token] < 0 }
    func isPossessive(_ token: Int) -> Bool { view.tags.indices.contains(token) && view.tags[token] == "POS" && nameAt[token] < 0 }

    func isPreposition(_ token: Int) -> Bool {
        view.forms.indices.contains(token) && ["ADP", "SCONJ"].contains(view.partsOfSpeech[token])
    }

    func determiner(_ token: Int) -> NounPhrase.Determiner? {
        // "68" in "the 68-page report" is no number of reports.
        guard nameAt[token] < 0, view.names[token] != "date", !isHyphen(token + 1) else { return nil }
        let form = view.forms[token]
        if words.indefinite.contains(form) { return .indefinite }
        if words.quantities.contains(form) || view.partsOfSpeech[token] == "NUM" { return .quantity }
        return view.partsOfSpeech[token] == "DET" ? .definite : nil
    }

    /// "One said", "both": words that make a phrase with no noun behind them.
    func standsAlone(_ token: Int) -> Bool {
        words.partitives.contains(view.forms[token]) || view.partsOfSpeech[token] == "NUM" && view.names[token] != "date"
    }

    /// "one", "some of them", "the elder": a word that stands for part of a group.
    func isPart(_ phrase: NounPhrase) -> Bool {
        let form = view.forms[phrase.head]
        return words.partitives.contains(form) && (words.unnamed[form] == nil || phrase.determiner == .definite && phrase.core.count == 1)
    }

    /// The token behind the word or whole name at `token` if it carries the phrase on.
    func step(_ token: Int, from core: Int, in sentence: Range<Int>) -> Int? {
        guard sentence.contains(token), token == core || !borders.contains(token) else { return nil }
        if nameAt[token] >= 0 {
            var end = token + 1
            while sentence.contains(end), nameAt[end] == nameAt[token] { end += 1 }
            return end
        }
        if ["date", "money"].contains(view.names[token] ?? "") { return nil }
        switch view.partsOfSpeech[token] {
        case "NOUN", "PROPN": return token + 1
        // An adjective may be the head, as in "the younger".
        case "ADJ": return carriesOn(token + 1, sentence) || token == core && !isHyphen(token + 1) ? token + 1 : nil
        case "NUM": return carriesOn(token + 1, sentence) ? token + 1 : nil
        case "PRON": return token == core && words.partitives.contains(view.forms[token]) ? token + 1 : nil
        case "VERB": return isAttributive(token) && carriesOn(token + 1, sentence) ? token + 1 : nil
        case "ADV":
            return syntax.heads[token] == token + 1 && carriesOn(token + 1, sentence) ? token + 1 : nil
        default: return isHyphen(token) && token > core && carriesOn(token + 1, sentence) ? token + 1 : nil
        }
    }

    /// Whether a token may go on with a phrase.
    func carriesOn(_ token: Int, _ sentence: Range<Int>) -> Bool {
        guard sentence.contains(token), !borders.contains(token), !["date", "money"].contains(view.names[token] ?? "") else { return false }
        if nameAt[token] >= 0 || isHyphen(token) { return true }
        if view.partsOfSpeech[token] == "VERB" { return isAttributive(token) && carriesOn(token + 1, sentence) }
        return ["NOUN", "PROPN", "ADJ", "NUM"].contains(view.partsOfSpeech[token])
    }

    /// The last noun or name, otherwise the last word.
    func head(of core: Range<Int>) -> Int {
        core.last { ["NOUN", "PROPN"].contains(view.partsOfSpeech[$0]) || nameAt[$0] >= 0 } ?? core.upperBound - 1
    }

    func isPlural(_ token: Int) -> Bool { view.tags[token] == "NNS" || view.tags[token] == "NNPS" }

    /// Whether words that narrow the meaning follow without a comma: "officer ⟨commanding the garrison⟩", "man ⟨who …⟩".
    func isNarrowed(_ end: Int) -> Bool {
        guard view.tags.indices.contains(end) else { return false }
        return ["VBG", "VBN", "WP", "WDT", "WP$"].contains(view.tags[end])
            && (syntax.relations[end].hasPrefix("acl") || view.tags[end].hasPrefix("W"))
    }

    func isHyphen(_ token: Int) -> Bool {
        view.forms.indices.contains(token) && (view.tags[token] == "HYPH" || ["-", "&"].contains(view.forms[token]))
    }

    /// "captured" in "a captured courier".
    private func isAttributive(_ token: Int) -> Bool {
        ["VBN", "VBG"].contains(view.tags[token]) && ["amod", "compound"].contains(syntax.relations[token])
    }
}
