/// Reads the figures of a report: how many, of whom or what, what befell them, and on whose word.
///
/// Quantities are found first, then what each counts and what is told of that; the first rule of `figures.rules` that holds says which kind
/// of figure it is, and where none does, `amounts.rules`. A number of which no rule holds is no figure.
package struct FigureReader: Sendable {
    let words: FigureWords
    let rules: FigureRules

    package init(data: DataDirectory) throws(DataError) {
        words = try FigureWords(folder: data.file("lexicons"))
        rules = try FigureRules(folder: data.file("rules"))
    }

    /// A figure with the phrase it was read from.
    private struct Draft {
        var phrase: CountedPhrase
        var figure: Figure
        /// Counts those to whom things happen, or their vehicles: somebody's.
        var hasSide: Bool
    }

    /// What the rules say of one phrase.
    private struct Decision {
        var rule: String
        var kind: Figure.Kind
        /// The figure that this one is a part of.
        var whole: Figure.ID?
        var isAmount = false
        /// Counts more of those before it.
        var goesOn = false
    }

    /// The figures of a report in order of reading.
    package func figures(of account: Account) -> [Figure] {
        let sides = FigureSides(account: account, words: words)
        var drafts: [Draft] = []
        for phrase in phrases(of: account) {
            guard let decision = decision(on: phrase, in: account.view, after: drafts) else { continue }
            var draft = draft(of: phrase, decision, number: drafts.count + 1)
            draft.figure.counted = counted(phrase, goesOn: decision.goesOn || phrase.isAnaphoric || phrase.follows != nil, after: drafts.last?.phrase)
            draft.figure.statement = account.speech.statement(at: phrase.quantity.core.lowerBound)?.id
            draft.figure.scope = scope(of: phrase, draft.figure, in: account.view)
            if draft.hasSide {
                draft.figure.of = sides.side(of: phrase, draft.figure, after: drafts.last { $0.hasSide }.map { ($0.phrase, $0.figure) })
            }
            drafts.append(draft)
        }
        return drafts.map(\.figure)
    }

    private func draft(of phrase: CountedPhrase, _ decision: Decision, number: Int) -> Draft {
        let quantity = phrase.quantity
        var figure = Figure(
            id: Figure.ID(rawValue: "f\(number)"), kind: decision.kind, low: quantity.low, high: quantity.high,
            qualifier: quantity.qualifier, tokens: words(of: phrase), origin: decision.rule)
        figure.partOf = decision.whole
        figure.unit = phrase.unit
        let isThing = decision.isAmount && phrase.noun != nil && phrase.kind == nil && !phrase.isStrength
        figure.matter = isThing ? .things : matter(of: phrase.kind ?? phrase.follows)
        return Draft(phrase: phrase, figure: figure, hasSide: !isThing && !((phrase.kind ?? phrase.follows)?.isMatter ?? false))
    }

    private func matter(of noun: FigureWords.Noun?) -> Figure.Matter {
        switch noun {
        case .things, .vehicles, .civilVehicles: .things
        case .distances, .measures: .measure
        case .fighters, .people, .groupsOfPeople, .uncounted, nil: .people
        }
    }

    /// The number with its unit; those counted stand apart.
    private func words(of phrase: CountedPhrase) -> Range<Int> {
        guard phrase.unit != nil, let noun = phrase.noun else { return phrase.quantity.tokens }
        return phrase.quantity.tokens.lowerBound..<noun + 1
    }

    /// Every counted phrase of a report; rules have not been asked yet.
    func phrases(of account: Account) -> [CountedPhrase] {
        let sentences = account.document.sentences
        let finder = CountedFinder(words: words, account: account)
        let quantities = QuantityReader(words: words, view: account.view, sentences: sentences).quantities()
        let voiced = sources(of: account)
        var sentence = 0
        var found: [CountedPhrase] = []
        for quantity in quantities {
            while sentence + 1 < sentences.count, sentences[sentence].tokens.upperBound <= quantity.tokens.lowerBound { sentence += 1 }
            guard var phrase = finder.phrase(of: quantity, in: sentences[sentence].tokens) else { continue }
            phrase.speaks = voiced.contains(quantity.core.lowerBound)
            phrase.follows = followed(by: phrase, found.last)
            phrase.continues = phrase.noun == nil && phrase.follows == nil && found.last?.sentence == phrase.sentence
            found.append(phrase)
        }
        return found
    }

    /// Tokens that may stand between a counted thing and a bare number of the same.
    private static let reach = 10

    /// What a bare number counts if it goes on with the things before it.
    private func followed(by phrase: CountedPhrase, _ last: CountedPhrase?) -> FigureWords.Noun? {
        guard phrase.noun == nil, phrase.quantity.form == .number, let last, last.sentence == phrase.sentence,
            phrase.tokens.lowerBound - last.tokens.upperBound <= Self.reach
        else { return nil }
        switch last.kind ?? last.follows {
        case .things: return .things
        case .vehicles, .civilVehicles: return .vehicles
        default: return nil
        }
    }

    /// The tokens of all sources: who speaks is not told of.
    private func sources(of account: Account) -> Set<Int> {
        Set(account.speech.statements.flatMap { $0.source.spans.flatMap { account.document.tokens(in: $0) } })
    }

    /// The kind by the first rule that holds, and the figure that this one is a part of.
    private func decision(on phrase: CountedPhrase, in view: TokenView, after drafts: [Draft]) -> Decision? {
        guard let (rule, isAmount) = rules.first(of: phrase, in: view) else { return nil }
        let whole = drafts.last { $0.phrase.sentence == phrase.sentence && $0.figure.partOf == nil && $0.hasSide && canHold($0.figure, phrase) }?.figure
        switch rule.outcome {
        case FigureRules.part:
            let things = drafts.last.flatMap {
                phrase.follows != nil && $0.phrase.sentence == phrase.sentence && canHold($0.figure, phrase) ? $0.figure : nil
            }
            return (things ?? whole ?? wholeBefore(phrase, drafts)).map { Decision(rule: rule.name, kind: $0.kind, whole: $0.id) }
        case FigureRules.same:
            guard let last = drafts.last, last.phrase.sentence == phrase.sentence else { return nil }
            return Decision(rule: rule.name, kind: last.figure.kind, isAmount: isAmount, goesOn: true)
        case FigureRules.earlier:
            return earlier(than: phrase, in: view, drafts).map { Decision(rule: rule.name, kind: $0) }
        default:
            let isPart = phrase.isAnaphoric || isIncluded(phrase, in: view)
            return Figure.Kind(rawValue: rule.outcome).map { Decision(rule: rule.name, kind: $0, whole: isPart ? whole?.id : nil, isAmount: isAmount) }
        }
    }

    /// "Ten people were killed. Among them were ⟨two⟩ children."
    private func wholeBefore(_ phrase: CountedPhrase, _ drafts: [Draft]) -> Figure? {
        guard phrase.quantity.isNumeric, drafts.last?.hasSide == true, let last = drafts.last(where: { $0.figure.partOf == nil && $0.hasSide }),
            last.phrase.sentence.upperBound == phrase.sentence.lowerBound, canHold(last.figure, phrase)
        else { return nil }
        return last.figure
    }

    /// Tokens before an eyewitness's count in which those counted were spoken of.
    private static let reachOfCount = 25

    /// "Many were killed. I counted ⟨nine⟩." The kind of the last people counted shortly before, or fighters where such were named.
    private func earlier(than phrase: CountedPhrase, in view: TokenView, _ drafts: [Draft]) -> Figure.Kind? {
        let start = max(0, phrase.tokens.lowerBound - Self.reachOfCount)
        if let last = drafts.last, last.hasSide, last.phrase.tokens.lowerBound >= start { return last.figure.kind }
        let hasFighters = (start..<phrase.tokens.lowerBound).contains {
            view.tags[$0] == "NNS" && words.noun(form: view.forms[$0], lemma: view.lemmas[$0]) == .fighters
        }
        return hasFighters ? .fighters : nil
    }

    private func canHold(_ figure: Figure, _ phrase: CountedPhrase) -> Bool {
        guard let part = phrase.quantity.low ?? phrase.quantity.high, let whole = figure.high ?? figure.low else { return figure.qualifier != .none }
        return part <= whole || figure.high == nil
    }

    private func isIncluded(_ phrase: CountedPhrase, in view: TokenView) -> Bool {
        let before = phrase.tokens.lowerBound - 1
        return before >= phrase.sentence.lowerBound && ["including", "include", "includes"].contains(view.forms[before])
    }

    /// The words of those counted: of "four of them" and of a bare number that goes on those of the phrase before, of a length none.
    private func counted(_ phrase: CountedPhrase, goesOn: Bool, after last: CountedPhrase?) -> Range<Int>? {
        if goesOn {
            guard let last, let noun = last.noun, last.sentence == phrase.sentence, last.quantity.tokens.upperBound <= noun else { return nil }
            return last.quantity.tokens.upperBound..<noun + 1
        }
        guard phrase.noun != nil, phrase.kind != .distances else { return nil }
        return phrase.unit != nil && phrase.noun.map { $0 + 1 == phrase.tokens.upperBound } ?? false ? nil : phrase.tokens
    }

    /// Death is told of one incident unless words tell otherwise; who fled or fights now may be all or some.
    private func scope(of phrase: CountedPhrase, _ figure: Figure, in view: TokenView) -> Figure.Scope {
        let told = rules.scopes.first(in: view, zones: FigureRules.zones(of: phrase, in: view)).flatMap { Figure.Scope(rawValue: $0.rule.outcome) }
        if let told { return told }
        switch figure.kind {
        case .killed, .wounded, .captured, .arrested, .casualties: return .incident
        case .missing, .displaced, .returned, .fighters, .vehicles, .distance, .other: return .unknown
        }
    }
}
