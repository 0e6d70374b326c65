/// A quantity with what it counts and what is told of that.
struct CountedPhrase {
    var quantity: Quantity
    /// From the quantity to the last word of what it counts: "12 of its soldiers".
    var tokens: Range<Int>
    /// The noun it counts; nil for a bare number.
    var noun: Int?
    var kind: FigureWords.Noun?
    /// "of them", "of whom": counts those of the figure before.
    var isAnaphoric = false
    /// "six of the dead"
    var isPartitive = false
    /// Stands in the words of a source: "two soldiers said".
    var speaks = false
    /// "a 300-strong force": counts the members of what the noun names.
    var isStrength = false
    /// What the unit behind the number is called: "km".
    var unit: String?
    /// A number without a noun that goes on with what the phrase before it counted: "three tanks were destroyed and ⟨two⟩ damaged".
    var follows: FigureWords.Noun?
    /// A number without a noun, behind people in its sentence: "forty marchers and a dozen more".
    var continues = false
    var predicates = Predicates()
    var sentence: Range<Int>
    /// Where the words behind it end that may tell of it: the sentence's end, or the next number.
    var end: Int

    init(quantity: Quantity, sentence: Range<Int>) {
        self.quantity = quantity
        tokens = quantity.tokens
        self.sentence = sentence
        end = sentence.upperBound
    }
}

/// Finds what quantities count, by the words behind them; the tree tells only what is said of it.
struct CountedFinder {
    let words: FigureWords
    let view: TokenView
    let tree: Tree
    let predicates: PredicateFinder

    private static let joining: Set<String> = ["“", "\"", "‘", "'", "``", "-"]

    init(words: FigureWords, account: Account) {
        self.words = words
        view = account.view
        tree = account.tree
        predicates = PredicateFinder(tree: account.tree, view: account.view)
    }

    func phrase(of quantity: Quantity, in sentence: Range<Int>) -> CountedPhrase? {
        var phrase = CountedPhrase(quantity: quantity, sentence: sentence)
        let end = quantity.tokens.upperBound
        // "122mm howitzers" are not so many.
        if end < sentence.upperBound, words.holds("gauges", view.forms[end]) { return nil }
        if end + 1 < sentence.upperBound, isHyphen(end), view.partsOfSpeech[end + 1] != "NUM" {
            guard readCompound(&phrase, from: end + 1) else { return nil }
        } else if end < sentence.upperBound, view.forms[end] == "of" {
            readPartitive(&phrase, from: end + 1)
        } else if let noun = isLength(end, in: sentence) ? end : noun(from: end, in: sentence) {
            phrase.noun = noun
            phrase.tokens = quantity.tokens.lowerBound..<noun + 1
        } else {
            phrase.isAnaphoric = isBehindAnaphor(quantity.tokens.lowerBound, in: sentence)
        }
        phrase.kind = phrase.noun.flatMap(kind)
        readUnit(&phrase)
        guard isCounting(phrase) else { return nil }
        phrase.predicates = predicates.predicates(of: top(of: phrase), noun: phrase.isPartitive ? nil : phrase.noun)
        phrase.end = (phrase.tokens.upperBound..<sentence.upperBound).first(where: tellsOfOthers) ?? sentence.upperBound
        return phrase
    }

    /// Whether a token is a number of somebody else; days, kilometres and houses are of nobody.
    private func tellsOfOthers(_ token: Int) -> Bool {
        guard view.partsOfSpeech[token] == "NUM", view.names[token] != "date" else { return false }
        guard token + 1 < view.forms.count else { return true }
        switch words.noun(form: view.forms[token + 1], lemma: view.lemmas[token + 1]) {
        case .uncounted, .distances, .things: return false
        default: return true
        }
    }

    /// "a 300-⟨strong force⟩", "a 30-⟨km⟩ buffer zone"; false for "a 13-year-old" and the like, which count nothing.
    private func readCompound(_ phrase: inout CountedPhrase, from start: Int) -> Bool {
        let lower = phrase.quantity.tokens.lowerBound
        if words.unit(form: view.forms[start], lemma: view.lemmas[start]) != nil {
            phrase.noun = start
            phrase.tokens = lower..<start + 1
            return true
        }
        guard words.holds("strengths", view.forms[start]) else { return false }
        phrase.isStrength = true
        phrase.noun = noun(from: start + 1, in: phrase.sentence)
        phrase.tokens = lower..<(phrase.noun ?? start) + 1
        return true
    }

    /// "30 ⟨km⟩ stretch": the unit ends the phrase.
    private func isLength(_ token: Int, in sentence: Range<Int>) -> Bool {
        token < sentence.upperBound && words.noun(form: view.forms[token], lemma: "") == .distances
    }

    private func isHyphen(_ token: Int) -> Bool { view.forms[token] == "-" || view.tags[token] == "HYPH" }

    /// The unit behind the number, and of what it is: "60 tonnes of flour".
    private func readUnit(_ phrase: inout CountedPhrase) {
        guard let noun = phrase.noun, phrase.kind == .distances || phrase.kind == .measures else { return }
        phrase.unit = words.unit(form: view.forms[noun], lemma: view.lemmas[noun])
        if noun > phrase.sentence.lowerBound, words.holds("areas", view.forms[noun - 1]) {
            phrase.kind = .measures
            phrase.unit = phrase.unit.map { view.forms[noun - 1] + " " + $0 }
        }
        let of = phrase.tokens.upperBound
        guard phrase.kind == .measures, of + 1 < phrase.sentence.upperBound, view.forms[of] == "of" else { return }
        let start = view.partsOfSpeech[of + 1] == "DET" ? of + 2 : of + 1
        if start < phrase.sentence.upperBound, let matter = self.noun(from: start, in: phrase.sentence) {
            phrase.tokens = phrase.tokens.lowerBound..<matter + 1
        }
    }

    /// Whether the quantity may count anything at all.
    private func isCounting(_ phrase: CountedPhrase) -> Bool {
        guard phrase.kind != .uncounted else { return false }
        if phrase.kind?.isMatter ?? false || phrase.isStrength { return phrase.quantity.isNumeric }
        switch phrase.quantity.form {
        case .article:
            guard let noun = phrase.noun, let kind = phrase.kind, kind != .groupsOfPeople else { return false }
            return view.tags[noun] != "NNS" && (view.names[noun] == nil || view.names[noun] == "nationality")
        case .heavy: return phrase.noun.map { words.holds("losses", view.lemmas[$0]) || words.holds("losses", view.forms[$0]) } ?? false
        case .number, .vague, .another, .none: return true
        }
    }

    /// "of its soldiers", "of the attackers", "of them"
    private func readPartitive(_ phrase: inout CountedPhrase, from start: Int) {
        var at = start
        if start < phrase.sentence.upperBound, ["the", "these", "those"].contains(view.forms[start]) {
            phrase.quantity.isDefinite = true
            phrase.isPartitive = phrase.quantity.isNumeric
        }
        while at < phrase.sentence.upperBound, view.partsOfSpeech[at] == "DET" || view.tags[at] == "PRP$" || view.partsOfSpeech[at] == "NUM" { at += 1 }
        guard at < phrase.sentence.upperBound else { return }
        if ["PRP", "WP", "WDT"].contains(view.tags[at]) {
            phrase.isAnaphoric = true
            phrase.tokens = phrase.quantity.tokens.lowerBound..<at + 1
        } else if let noun = noun(from: at, in: phrase.sentence) {
            phrase.noun = noun
            phrase.tokens = phrase.quantity.tokens.lowerBound..<noun + 1
        }
    }

    /// "of whom ⟨six⟩ died", "of these ⟨two⟩"
    private func isBehindAnaphor(_ token: Int, in sentence: Range<Int>) -> Bool {
        token - 2 >= sentence.lowerBound && view.forms[token - 2] == "of" && ["whom", "them", "these", "those", "which"].contains(view.forms[token - 1])
    }

    /// The last noun of the words that begin at a token: "government troops", "burned fishermen".
    private func noun(from start: Int, in sentence: Range<Int>) -> Int? {
        var last: Int?
        var at = start
        if let end = age(at: at, in: sentence) { at = end }
        while at < sentence.upperBound, let step = step(at, after: last, in: sentence) {
            if step { last = at }
            at += 1
        }
        // "Gaddafi's soldiers": the possessor is not what is counted.
        if let possessor = last, possessor + 1 < sentence.upperBound, view.tags[possessor + 1] == "POS" {
            var next = possessor + 2
            while next < sentence.upperBound, view.partsOfSpeech[next] == "NUM" { next += 1 }
            return noun(from: next, in: sentence) ?? possessor
        }
        return last
    }

    /// The token behind "4-year-old".
    private func age(at token: Int, in sentence: Range<Int>) -> Int? {
        guard token + 5 < sentence.upperBound, view.forms[token + 1] == "-", words.holds("age-units", view.forms[token + 2]), view.forms[token + 3] == "-"
        else { return nil }
        return token + 5
    }

    /// Whether a token carries the words on, and whether as a noun; nil where they end before it.
    private func step(_ token: Int, after noun: Int?, in sentence: Range<Int>) -> Bool? {
        if ["date", "money"].contains(view.names[token] ?? "") { return nil }
        // "in many cases Islamic State fighters": a plural ends its phrase before a name.
        if let noun, view.tags[noun] == "NNS", ["PROPN", "ADJ"].contains(view.partsOfSpeech[token]) || tree.heads[noun] < noun - 1 { return nil }
        switch view.partsOfSpeech[token] {
        case "NOUN", "PROPN": return true
        case "ADJ":
            if carriesOn(token + 1, in: sentence) { return false }
            // "4,000 Iraqis" tagged as an adjective.
            return view.names[token] == "nationality" && noun == nil ? true : nil
        case "VERB": return noun == nil && ["VBN", "VBG"].contains(view.tags[token]) && carriesOn(token + 1, in: sentence) && isAttributive(token) ? false : nil
        case "ADV": return noun == nil && carriesOn(token + 1, in: sentence) && tree.heads[token] > token ? false : nil
        default:
            let joins = Self.joining.contains(view.forms[token]) && (noun == nil || view.forms[token] == "-")
            return joins && carriesOn(token + 1, in: sentence) ? false : nil
        }
    }

    private func carriesOn(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard token < sentence.upperBound, !["date", "money"].contains(view.names[token] ?? "") else { return false }
        return ["NOUN", "PROPN", "ADJ"].contains(view.partsOfSpeech[token]) || Self.joining.contains(view.forms[token])
            || ["VBN", "VBG"].contains(view.tags[token]) && isAttributive(token)
    }

    private func isAttributive(_ token: Int) -> Bool { ["amod", "compound"].contains(tree.relations[token]) }

    private func kind(of noun: Int) -> FigureWords.Noun? {
        // "pick-ups", "machine-guns"
        if noun > 1, isHyphen(noun - 1), let known = words.noun(form: view.forms[noun - 2] + "-" + view.forms[noun], lemma: "") { return known }
        if let known = words.noun(form: view.forms[noun], lemma: view.lemmas[noun]) { return vehicle(known, noun) }
        // Peoples by name: "Iraqis", "ethnic Uzbeks".
        return view.names[noun] == "nationality" || view.tags[noun] == "NNPS" || words.demonyms[view.forms[noun]] != nil ? .people : nil
    }

    /// A car is one only with words of war before it.
    private func vehicle(_ kind: FigureWords.Noun, _ noun: Int) -> FigureWords.Noun {
        guard kind == .civilVehicles, noun > 0, words.holds("war-words", view.forms[noun - 1]) else { return kind }
        return .vehicles
    }

    /// The token through which the phrase hangs in its sentence.
    private func top(of phrase: CountedPhrase) -> Int {
        let outward = phrase.tokens.filter { !phrase.tokens.contains(tree.heads[$0]) }
        if let noun = phrase.noun, outward.contains(noun) { return noun }
        if let carried = outward.first(where: { ["NUM", "NOUN", "PROPN", "DET", "PRON"].contains(view.partsOfSpeech[$0]) }) { return carried }
        return outward.first ?? phrase.quantity.core.lowerBound
    }
}
