/// Reads the figures of a report: how many, of whom, what befell them, and on whose word.
///
/// Quantities are found first, then what each counts and what is told of that; the first rule of `figures.rules` that holds says which kind
/// of figure it is. A number of which no rule holds is no figure.
package struct FigureReader: Sendable {
    let words: FigureWords
    let rules: FigureRules

    package init(data: DataDirectory) throws(DataError) {
        words = try FigureWords(folder: data.file("lexicons"))
        rules = try FigureRules(folder: data.file("rules"))
    }

    /// The figures of a report in order of reading.
    package func figures(of account: Account) -> [Figure] {
        let phrases = phrases(of: account)
        let sides = FigureSides(account: account, words: words)
        var figures: [Figure] = []
        var drafts: [CountedPhrase] = []
        for phrase in phrases {
            guard let (rule, outcome) = decision(on: phrase, in: account.view, after: figures, drafts) else { continue }
            var figure = Figure(
                id: Figure.ID(rawValue: "f\(figures.count + 1)"), kind: outcome.kind, low: phrase.quantity.low, high: phrase.quantity.high,
                qualifier: phrase.quantity.qualifier, tokens: phrase.quantity.tokens, origin: rule)
            figure.partOf = outcome.whole
            figure.counted = counted(phrase)
            figure.statement = account.speech.statement(at: phrase.quantity.core.lowerBound)?.id
            figure.scope = scope(of: phrase, figure, in: account.view)
            figure.of = sides.side(of: phrase, after: drafts.last.flatMap { last in figures.last.map { (last, $0) } })
            figures.append(figure)
            drafts.append(phrase)
        }
        return figures
    }

    /// Every counted phrase of a report; rules have not been asked yet.
    func phrases(of account: Account) -> [CountedPhrase] {
        let sentences = account.document.sentences
        let finder = CountedFinder(words: words, account: account)
        let quantities = QuantityReader(words: words, view: account.view, sentences: sentences).quantities()
        let voiced = sources(of: account)
        var sentence = 0
        return quantities.compactMap { quantity in
            while sentence + 1 < sentences.count, sentences[sentence].tokens.upperBound <= quantity.tokens.lowerBound { sentence += 1 }
            var phrase = finder.phrase(of: quantity, in: sentences[sentence].tokens)
            phrase?.speaks = voiced.contains(quantity.core.lowerBound)
            return phrase
        }
    }

    /// The tokens of all sources: who speaks is not told of.
    private func sources(of account: Account) -> Set<Int> {
        Set(account.speech.statements.flatMap { $0.source.spans.flatMap { account.document.tokens(in: $0) } })
    }

    /// The kind by the first rule that holds, and the figure that this one is a part of.
    private func decision(
        on phrase: CountedPhrase, in view: TokenView, after figures: [Figure], _ drafts: [CountedPhrase]
    ) -> (rule: String, outcome: (kind: Figure.Kind, whole: Figure.ID?))? {
        guard let (rule, _) = rules.kinds.first(in: view, zones: FigureRules.zones(of: phrase, in: view)) else { return nil }
        let whole = figures.indices.last { index in
            drafts[index].sentence == phrase.sentence && figures[index].partOf == nil && canHold(figures[index], phrase)
        }.map { figures[$0] }
        if rule.outcome == FigureRules.part {
            return whole.map { (rule.name, ($0.kind, $0.id)) }
        }
        guard let kind = Figure.Kind(rawValue: rule.outcome) else { return nil }
        return (rule.name, (kind, phrase.isAnaphoric || isIncluded(phrase, in: view) ? whole?.id : nil))
    }

    private func canHold(_ figure: Figure, _ phrase: CountedPhrase) -> Bool {
        guard let part = phrase.quantity.low ?? phrase.quantity.high, let whole = figure.high ?? figure.low else { return figure.qualifier != .none }
        return part <= whole || figure.high == nil
    }

    private func isIncluded(_ phrase: CountedPhrase, in view: TokenView) -> Bool {
        let before = phrase.tokens.lowerBound - 1
        return before >= phrase.sentence.lowerBound && ["including", "include", "includes"].contains(view.forms[before])
    }

    private func counted(_ phrase: CountedPhrase) -> Range<Int>? {
        guard phrase.noun != nil || phrase.isAnaphoric else { return nil }
        return phrase.tokens
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
