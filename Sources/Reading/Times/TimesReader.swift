/// Finds the times of a report and what they come to.
///
/// Rules (`Data/rules/times.rules`) over the words of `Data/lexicons/times` find the expressions; the calendar reckons each from
/// the publication, the dateline or a date told before, and the verb tells the direction. Without an anchor an expression stays
/// open and leaves a doubt: nothing is filled in.
package struct TimesReader: Sendable {
    let words: TimeWords
    let rules: TimeRuleFile
    private let grammar: TimeGrammar
    private let resolver: TimeResolver

    package init(data: DataDirectory) throws(DataError) {
        let feasts = try Feasts(path: data.file("lexicons/times/feasts.txt"))
        var words = try TimeWords(path: data.file("lexicons/times/words.txt"), feasts: feasts)
        rules = try TimeRuleFile(path: data.file("rules/times.rules"), words: &words)
        self.words = words
        do {
            grammar = try TimeGrammar(rules.rules)
        } catch {
            throw DataError(
                file: rules.path, fault: .wrong(line: error.rule.line, "\(error.rule.name) begins with its own shape"))
        }
        resolver = TimeResolver(feasts: feasts)
    }

    package func times(of account: Account) -> (times: [TimeExpression], doubts: [Doubt]) {
        let bounds = TimeBounds(account, words: words)
        let found = taken(in: account.document, account.view)
        var story = TimeStory(
            account, tenses: TimeTense(account, words: words), bounds: bounds, resolver: resolver,
            lines: ClockLines(found, account.document))
        for (sentence, taken) in found.enumerated() where !taken.isEmpty {
            let times = taken.filter { $0.frame.shape != .none && !isInName($0, account.document.names) }
            story.read(times, sentence: sentence)
        }
        story.finish()
        return finished(story.times, bounds, account)
    }

    /// What the rules take, sentence by sentence; what is no time too.
    func taken(in document: Document, _ view: TokenView) -> [[StoryTime]] {
        let pieces = TimePieces(document, view: view, words: words)
        var matcher = TimeMatcher(grammar, pieces, view)
        return pieces.sentenceStarts.indices.dropLast().map { sentence in
            matcher.matches(in: pieces.sentenceStarts[sentence]..<pieces.sentenceStarts[sentence + 1]).map { match in
                StoryTime(
                    tokens: pieces.tokens[match.pieces.lowerBound]..<pieces.tokens[match.pieces.upperBound - 1] + 1,
                    frame: match.frame, rule: grammar.rules[match.rule].name)
            }
        }
    }

    /// Whether the words are a part of another name ("The Sunday Herald"), or the name of a person ("April").
    private func isInName(_ time: StoryTime, _ names: [NameSpan]) -> Bool {
        let tokens = time.tokens
        let at = names.partitioningIndex { $0.tokens.upperBound > tokens.lowerBound }
        guard at < names.count, names[at].tokens.lowerBound <= tokens.lowerBound, names[at].tokens.upperBound >= tokens.upperBound
        else {
            return false
        }
        switch names[at].label {
        case "date", "number", "money", "event": return false
        case "person": return names[at].tokens != tokens || tokens.count == 1
        // "Karsa Thursday": a day that the encoder took for a part of the place before it.
        case "place", "state":
            return names[at].tokens != tokens && (time.frame.weekday == nil || names[at].tokens.upperBound > tokens.upperBound)
        default: return names[at].tokens != tokens
        }
    }

    private func finished(
        _ times: [StoryTime], _ bounds: TimeBounds, _ account: Account
    ) -> (times: [TimeExpression], doubts: [Doubt]) {
        var expressions: [TimeExpression] = []
        var doubts: [Doubt] = []
        for time in times {
            guard let moment = time.moment?.shown else { continue }
            let id = TimeExpression.ID(rawValue: "t\(expressions.count + 1)")
            var expression = TimeExpression(
                id: id, tokens: time.tokens, kind: time.frame.kind, grain: moment.grain, why: moment.why + "; rule " + time.rule)
            (expression.start, expression.end, expression.value) = (moment.start, moment.end, moment.value)
            bounds.open(&expression)
            expressions.append(expression)
            if moment.lacksAnchor {
                let reason =
                    time.moment?.start?.isYearless == true
                    ? "The report does not tell the year." : "The report gives no day to reckon this from."
                doubts.append(Doubt(.dateWithoutAnchor, at: account.document.span(time.tokens), about: .time(id), reason))
            }
        }
        return (expressions, doubts)
    }
}

extension TimeFrame {
    /// The type of TIMEX3.
    var kind: TimeExpression.Kind {
        switch shape {
        case .time, .clock: .time
        case .duration, .span: .duration
        case .set: .set
        case .shift: [.second, .minute, .hour].contains(unit ?? bases.first?.unit) ? .time : .date
        case .date, .reference, .none: .date
        }
    }
}
