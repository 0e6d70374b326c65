/// Words that tell how many: "at least 12", "between 30 and 40", "scores", "another", "no".
struct Quantity: Hashable {
    /// What kind of word carries it.
    enum Form: Hashable {
        case number
        /// "several", "many", "hundreds"
        case vague
        /// "heavy", of losses alone
        case heavy
        /// "a", "an"
        case article
        case another
        /// "no", "nobody"
        case none
    }

    /// With the words before and behind that hedge it.
    var tokens: Range<Int>
    /// The bare number or word.
    var core: Range<Int>
    var form: Form
    var low: Int?
    var high: Int?
    var qualifier: Figure.Qualifier
    /// Behind "the", "these": counts again what was told before.
    var isDefinite = false

    /// Holds a number, or a multitude of one: "dozens".
    var isNumeric: Bool { form == .number || form == .vague && low != nil }
}

/// Finds the quantities of a document, in order of reading.
struct QuantityReader {
    let words: FigureWords
    let view: TokenView
    private let numbers: NumberReader
    private let sentences: [Sentence]

    init(words: FigureWords, view: TokenView, sentences: [Sentence]) {
        self.words = words
        self.view = view
        self.sentences = sentences
        numbers = NumberReader(words: words, view: view)
    }

    func quantities() -> [Quantity] {
        var found: [Quantity] = []
        for sentence in sentences {
            var at = sentence.tokens.lowerBound
            while at < sentence.tokens.upperBound {
                if let quantity = quantity(at: at, in: sentence.tokens) {
                    found.append(quantity)
                    at = max(at + 1, quantity.tokens.upperBound)
                } else {
                    at += 1
                }
            }
        }
        return found
    }

    private func quantity(at token: Int, in sentence: Range<Int>) -> Quantity? {
        guard words.mayBegin(view.forms[token]) else { return nil }
        if let vague = vague(at: token, in: sentence) { return hedged(vague, in: sentence) }
        if let number = number(at: token, in: sentence) { return hedged(number, in: sentence) }
        return word(at: token, in: sentence)
    }

    // MARK: Numbers

    private func number(at token: Int, in sentence: Range<Int>) -> Quantity? {
        guard let first = numbers.number(at: token, to: sentence.upperBound), isCount(token..<first.end, in: sentence) else { return nil }
        if let range = range(from: first, at: token, in: sentence) { return range }
        return Quantity(tokens: token..<first.end, core: token..<first.end, form: .number, low: first.value, high: first.value, qualifier: .exact)
    }

    /// "30 to 40", "between 30 and 40", "two to three hundred"
    private func range(from first: NumberReader.Number, at token: Int, in sentence: Range<Int>) -> Quantity? {
        let join = first.end
        guard join + 1 < sentence.upperBound, let second = numbers.number(at: join + 1, to: sentence.upperBound) else { return nil }
        let before = token > sentence.lowerBound ? view.forms[token - 1] : ""
        let isBetween = before == "between", word = view.forms[join]
        let joins = words.holds("range-signs", word) || words.holds("range-words", word) && (word == "and") == isBetween && before != "from"
        let low = first.scale == 1 && second.scale > 1 && first.value * second.scale < second.value ? first.value * second.scale : first.value
        guard joins, second.value > low, word != "or" || second.value <= 3 * low, isCount(join + 1..<second.end, in: sentence) else { return nil }
        return Quantity(
            tokens: (isBetween ? token - 1 : token)..<second.end, core: token..<second.end, form: .number, low: low, high: second.value, qualifier: .about)
    }

    /// Not a date (in "since June 1,140 people" and "since Sunday at 112 dead" the number is none), a sum of money, the name of a thing, or the first part of "13-year-old".
    private func isCount(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
        let isOfDead = tokens.upperBound < sentence.upperBound && words.holds("fallen", view.forms[tokens.upperBound])
        let isGrouped = isOfDead || view.forms[tokens.lowerBound].utf8.contains(UInt8(ascii: ","))
        let isTime = !isGrouped && !isNoDay(tokens, in: sentence)
        guard !tokens.contains(where: { view.names[$0] == "money" || view.names[$0] == "date" && isTime }) else { return false }
        let before = tokens.lowerBound - 1
        if before >= sentence.lowerBound {
            if isLabelled(tokens, in: sentence), !(isGrouped && words.holds("months", view.forms[before])) { return false }
            // "Sharqawi, 6, was": an age.
            if view.forms[before] == ",", tokens.upperBound < sentence.upperBound, view.forms[tokens.upperBound] == "," { return false }
            if isHyphen(before), before > sentence.lowerBound, Int(view.forms[before - 1]) == nil { return false }
        }
        guard tokens.upperBound + 1 < sentence.upperBound else { return true }
        // "one in ten" is a share.
        if view.forms[tokens.upperBound] == "in", view.partsOfSpeech[tokens.upperBound + 1] == "NUM", view.names[tokens.upperBound + 1] != "date" { return false }
        guard isHyphen(tokens.upperBound) else { return true }
        let joined = view.forms[tokens.upperBound + 1]
        if words.holds("strengths", joined) || words.unit(form: joined, lemma: joined) != nil { return true }
        return view.partsOfSpeech[tokens.upperBound + 1] == "NUM" && !words.holds("range-signs", view.forms[tokens.upperBound + 1])
    }

    /// "stood at ⟨112⟩ on Friday": no day, no hour and no year has such a number.
    private func isNoDay(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
        let form = view.forms[tokens.lowerBound]
        guard tokens.count == 1, let number = Int(form), 60 < number, number < 1000, form.utf8.first != UInt8(ascii: "0") else { return false }
        return tokens.upperBound >= sentence.upperBound || view.names[tokens.upperBound] != "date"
    }

    /// "number 12", "aged 11 and 14"
    private func isLabelled(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
        let before = tokens.lowerBound - 1
        if words.holds("labels", view.forms[before]) { return true }
        guard view.forms[before] == "and", before - 2 >= sentence.lowerBound else { return false }
        return view.partsOfSpeech[before - 1] == "NUM" && words.holds("labels", view.forms[before - 2])
    }

    private func isHyphen(_ token: Int) -> Bool { view.forms[token] == "-" || view.tags[token] == "HYPH" }

    // MARK: Words without a number

    private func vague(at token: Int, in sentence: Range<Int>) -> Quantity? {
        if let multitude = multitude(at: token, in: sentence) { return multitude }
        for (list, qualifier) in [("some-phrases", Figure.Qualifier.some), ("many-phrases", .many)] {
            guard let length = words.phrases[list]?.length(at: token, in: view.forms, to: sentence.upperBound), length > 0 else { continue }
            let end = view.forms[token + length - 1] == "of" ? token + length - 1 : token + length
            if let multitude = several(from: token, at: end, in: sentence) { return multitude }
            return vague(token..<end, qualifier)
        }
        let form = view.forms[token]
        guard words.holds("some", form) || words.holds("many", form) else {
            return words.holds("heavy", form) ? vague(token..<token + 1, .many, form: .heavy) : nil
        }
        if let multitude = several(from: token, at: token + 1, in: sentence) { return multitude }
        // "Some 2,000" is a hedge before a number, "as many as" one too.
        guard token + 1 < sentence.upperBound, numbers.number(at: token + 1, to: sentence.upperBound) == nil,
            isFree(token, in: sentence)
        else { return nil }
        return vague(token..<token + 1, words.holds("some", form) ? .some : .many)
    }

    /// Whether no hedge that is still to be read holds the token: "as ⟨many⟩ as 50".
    private func isFree(_ token: Int, in sentence: Range<Int>) -> Bool {
        !(token > sentence.lowerBound && ["as", "how", "so", "too", "that"].contains(view.forms[token - 1]))
    }

    private func vague(_ tokens: Range<Int>, _ qualifier: Figure.Qualifier, form: Quantity.Form = .vague) -> Quantity {
        Quantity(tokens: tokens, core: tokens, form: form, low: nil, high: nil, qualifier: qualifier)
    }

    /// "dozens", "tens of thousands"
    private func multitude(at token: Int, in sentence: Range<Int>) -> Quantity? {
        let form = view.forms[token]
        if let times = words.tenfold[form], token + 2 < sentence.upperBound, view.forms[token + 1] == "of",
            let unit = words.multitudes[view.forms[token + 2]]
        {
            return Quantity(
                tokens: token..<token + 3, core: token..<token + 3, form: .vague, low: times * unit.least, high: nil, qualifier: unit.qualifier)
        }
        guard let unit = words.multitudes[form], view.partsOfSpeech[token] != "VERB" else { return nil }
        return Quantity(tokens: token..<token + 1, core: token..<token + 1, form: .vague, low: unit.least, high: nil, qualifier: unit.qualifier)
    }

    /// "several hundred", "a few dozen"
    private func several(from start: Int, at token: Int, in sentence: Range<Int>) -> Quantity? {
        guard token < sentence.upperBound, let scale = words.scales[view.forms[token]] ?? words.multitudes[view.forms[token]]?.least,
            let unit = words.multitudeOfScale[scale]
        else { return nil }
        return Quantity(tokens: start..<token + 1, core: start..<token + 1, form: .vague, low: scale, high: nil, qualifier: unit.qualifier)
    }

    /// "a", "another", "no", "both"
    private func word(at token: Int, in sentence: Range<Int>) -> Quantity? {
        let form = view.forms[token]
        func made(_ length: Int, _ form: Quantity.Form, _ value: Int, _ qualifier: Figure.Qualifier = .exact) -> Quantity {
            let tokens = token..<token + length
            return Quantity(tokens: tokens, core: tokens, form: form, low: value, high: value, qualifier: qualifier)
        }
        if words.holds("both", form) { return made(1, .number, 2) }
        if let length = words.phrases["nobody"]?.length(at: token, in: view.forms, to: sentence.upperBound), length > 0 {
            return made(length, .none, 0, .none)
        }
        if words.holds("none", form) { return isHedge(token, in: sentence) ? nil : made(1, .none, 0, .none) }
        if let length = words.phrases["another"]?.length(at: token, in: view.forms, to: sentence.upperBound), length > 0 {
            let isNumbered = token + length < sentence.upperBound && numbers.number(at: token + length, to: sentence.upperBound) != nil
            // "another dozen"
            if token + length < sentence.upperBound, words.loneScales.contains(view.forms[token + length]),
                let scale = words.scales[view.forms[token + length]]
            {
                return made(length + 1, .number, scale)
            }
            return isNumbered ? nil : made(length, .another, 1)
        }
        return words.holds("articles", form) && !isHedge(token, in: sentence) ? made(1, .article, 1) : nil
    }

    /// "no more than", "an estimated", "a total of"
    private func isHedge(_ token: Int, in sentence: Range<Int>) -> Bool {
        ["at-least", "at-most", "about", "only"].contains { words.phrases[$0]?.length(at: token, in: view.forms, to: sentence.upperBound) ?? 0 > 0 }
    }

    // MARK: Hedges

    /// The quantity with the hedges that stand around it.
    private func hedged(_ quantity: Quantity, in sentence: Range<Int>) -> Quantity {
        var hedged = quantity
        var start = quantity.tokens.lowerBound
        var hedge: Figure.Qualifier?
        while let (length, qualifier) = hedgeBefore(start, in: sentence) {
            start -= length
            if let qualifier, hedge == nil || qualifier != .about { hedge = qualifier }
        }
        if start > sentence.lowerBound, words.holds("exceeding", view.forms[start - 1]) { hedge = .atLeast }
        let (length, behind) = hedgeBehind(quantity.tokens.upperBound, in: sentence)
        hedged.tokens = start..<quantity.tokens.upperBound + length
        hedged.isDefinite = start > sentence.lowerBound && ["the", "these", "those"].contains(view.forms[start - 1])
        guard quantity.form == .number, let qualifier = behind ?? hedge else { return hedged }
        let isRange = quantity.low != quantity.high
        if qualifier != .about || !isRange { hedged.qualifier = qualifier }
        if qualifier == .atLeast { hedged.high = isRange ? quantity.high : nil }
        if qualifier == .atMost { hedged.low = isRange ? quantity.low : nil }
        return hedged
    }

    private func hedgeBefore(_ token: Int, in sentence: Range<Int>) -> (Int, Figure.Qualifier?)? {
        let lists: [(String, Figure.Qualifier?)] = [("at-least", .atLeast), ("at-most", .atMost), ("about", .about), ("only", nil)]
        let found = lists.map { ($0.1, words.phrases[$0.0]?.length(before: token, in: view.forms, from: sentence.lowerBound) ?? 0) }
        // The longest: "no more than" holds "more than".
        return found.filter { $0.1 > 0 }.max { $0.1 < $1.1 }.map { ($0.1, $0.0) }
    }

    private func hedgeBehind(_ token: Int, in sentence: Range<Int>) -> (Int, Figure.Qualifier?) {
        let lists: [(String, Figure.Qualifier)] = [("at-least-behind", .atLeast), ("at-most-behind", .atMost), ("about-behind", .about)]
        for (list, qualifier) in lists {
            if let length = words.phrases[list]?.length(at: token, in: view.forms, to: sentence.upperBound), length > 0 { return (length, qualifier) }
        }
        return (0, nil)
    }
}
