/// Finds the circumstances of speaking: through what channel, to whom, when.
struct SpeechSituation {
    let document: Document
    let view: TokenView
    let rules: ClaimRules

    func fill(_ speech: inout DraftSpeech) {
        for index in speech.drafts.indices { fill(&speech.drafts[index], zones: speech.zones[index]) }
        keepNearestChannels(&speech)
        carryOn(&speech)
        IssuedStatement(document: document, view: view, words: rules.words).fill(&speech)
    }

    private func fill(_ draft: inout Draft, zones: [String: [Range<Int>]]) {
        if let (rule, match) = rules.channel.first(in: view, zones: zones), let kind = Statement.Channel.Kind(rawValue: rule.outcome) {
            let name = platform(in: match)
            draft.channel = Statement.Channel(kind: kind, name: name, span: document.span(match.tokens))
            draft.reasons.append("channel \(kind.rawValue): rule \(rule.name)")
        }
        draft.audience = audience(of: draft)
        draft.said = saidWhen(draft, outside: zones["outside"] ?? [])
    }

    /// Of several statements that claim the same channel words, the one whose cue is nearest keeps them, and who else says beside it what the
    /// same speaker said: "told the station in an interview that … and insisted".
    private func keepNearestChannels(_ speech: inout DraftSpeech) {
        let drafts = speech.drafts
        var nearest: [Span: Int] = [:]
        for index in drafts.indices {
            guard let words = drafts[index].channel.span else { continue }
            if let rival = nearest[words], gap(drafts[rival], words) <= gap(drafts[index], words) { continue }
            nearest[words] = index
        }
        for index in drafts.indices {
            guard let words = drafts[index].channel.span, let keeper = nearest[words], keeper != index else { continue }
            let isSpoken = speech.speakers[index] != nil && speech.speakers[index] == speech.speakers[keeper]
            if isSpoken, drafts[index].parent == drafts[keeper].parent { continue }
            speech.drafts[index].channel = Statement.Channel(kind: .none, name: nil, span: nil)
        }
    }

    /// In a digest of posts ("Name: “…”") whoever posted before posts again.
    private func carryOn(_ speech: inout DraftSpeech) {
        var posters: [Entity.ID: Statement.Channel] = [:]
        for index in speech.drafts.indices {
            guard let speaker = speech.speakers[index] else { continue }
            let draft = speech.drafts[index]
            if draft.channel.kind == .socialMedia, draft.parent == nil {
                posters[speaker] = Statement.Channel(kind: .socialMedia, name: draft.channel.name, span: nil)
            } else if draft.channel.kind == .none, let known = posters[speaker], draft.cueTokens.allSatisfy({ view.forms[$0] == ":" }) {
                speech.drafts[index].channel = known
                speech.drafts[index].reasons.append("channel \(known.kind.rawValue): the same speaker's before")
            }
        }
    }

    /// Bytes between the cue and the words.
    private func gap(_ draft: Draft, _ words: Span) -> Int {
        let anchor = document.span(draft.cue.first ?? draft.anchor..<draft.anchor + 1)
        return anchor.end <= words.start ? words.start - anchor.end : max(0, anchor.start - words.end)
    }

    /// The words that the rule sets apart, where it does: the platform's name.
    private func platform(in match: TokenPattern.Match) -> String? {
        match.captured == match.tokens ? nil : document.report.words(document.span(match.captured))
    }

    /// The verb of the cue: its last verb, otherwise its last word.
    private func verb(of draft: Draft) -> Int? {
        draft.cueTokens.last { view.partsOfSpeech[$0] == "VERB" } ?? draft.cueTokens.last
    }

    /// "told ⟨the agency⟩", "said to ⟨reporters⟩": an object of the cue's verb that is neither source nor content.
    private func audience(of draft: Draft) -> Range<Int>? {
        guard let verb = verb(of: draft) else { return nil }
        for token in view.forms.indices.dropFirst(verb + 1).prefix(24) where document.syntax.heads[token] == verb {
            let relation = document.syntax.relations[token]
            let isObject = relation == "iobj" || relation == "obj"
            let isAddressee = relation == "obl" && hasCase(token, ["to", "with"])
            guard isObject || isAddressee, ["NOUN", "PROPN", "PRON"].contains(view.partsOfSpeech[token]) else { continue }
            let phrase = subtree(of: token, after: verb)
            if phrase.isEmpty || draft.contentContains(token) && !isObject { continue }
            if draft.contentContains(token) || draft.sources.contains(where: { $0.overlaps(phrase) }) { continue }
            return phrase
        }
        return nil
    }

    private func hasCase(_ token: Int, _ words: [String]) -> Bool {
        (max(0, token - 6)..<token).contains {
            document.syntax.heads[$0] == token && document.syntax.relations[$0] == "case" && words.contains(view.forms[$0])
        }
    }

    /// The unbroken words that hang on a token, without prepositions before them and clauses behind.
    private func subtree(of token: Int, after verb: Int) -> Range<Int> {
        var start = token, end = token + 1
        while start - 1 > verb, hangs(start - 1, on: token), document.syntax.relations[start - 1] != "case" { start -= 1 }
        while end < view.forms.count, end < token + 12, hangs(end, on: token), view.partsOfSpeech[end] != "PUNCT",
            !["acl:relcl", "advcl", "acl"].contains(document.syntax.relations[end])
        { end += 1 }
        return start..<end
    }

    private func hangs(_ token: Int, on head: Int) -> Bool {
        var token = token
        for _ in 0..<12 {
            if token == head { return true }
            guard token >= 0 else { return false }
            token = document.syntax.heads[token]
        }
        return false
    }

    /// The date outside the content that hangs on the cue and stands nearest to it, with its preposition.
    private func saidWhen(_ draft: Draft, outside: [Range<Int>]) -> Range<Int>? {
        guard let cue = draft.cue.first else { return nil }
        let dates = names(from: outside.first?.lowerBound ?? 0, to: outside.last?.upperBound ?? 0).filter { name in
            name.label == "date" && outside.contains { $0.contains(name.tokens.lowerBound) }
                && !draft.sources.contains { $0.overlaps(name.tokens) } && hangs(name.tokens, onCueOf: draft)
        }
        let nearest = dates.min { distance($0.tokens, cue) < distance($1.tokens, cue) }
        guard let date = nearest, distance(date.tokens, cue) <= 12 else { return nil }
        let before = date.tokens.lowerBound - 1
        let takesWord = before >= 0 && view.partsOfSpeech[before] == "ADP" && !draft.cueTokens.contains(before)
        if takesWord, rules.words.lasting.contains(view.forms[before]) { return nil }
        return (takesWord ? before : date.tokens.lowerBound)..<date.tokens.upperBound
    }

    /// Whether a date tells of the cue's verb: it hangs on it, or on nouns beside it that no other verb governs.
    private func hangs(_ date: Range<Int>, onCueOf draft: Draft) -> Bool {
        guard var at = date.first(where: { !date.contains(document.syntax.heads[$0]) }) else { return false }
        let cue = draft.cueTokens
        for _ in 0..<4 {
            at = document.syntax.heads[at]
            guard at >= 0 else { return false }
            if cue.contains(at) { return true }
            if view.partsOfSpeech[at] == "VERB", !cue.contains(document.syntax.heads[at]) { return false }
            if draft.contentContains(at) { return false }
        }
        return false
    }

    /// Names that begin between two tokens; the document has them in order.
    private func names(from start: Int, to end: Int) -> ArraySlice<NameSpan> {
        func first(at token: Int) -> Int {
            var low = 0, high = document.names.count
            while low < high {
                let middle = (low + high) / 2
                if document.names[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let from = first(at: start)
        return document.names[from..<max(from, first(at: end))]
    }

    private func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        a.lowerBound >= b.upperBound ? a.lowerBound - b.upperBound : max(0, b.lowerBound - a.upperBound)
    }
}
