/// Reads terms that are set out as a list: an opening sentence with its owner, then marked lines.
struct TermsList {
    let account: Account
    let rules: FrameRuleFile
    let frames: FrameReader
    let parties: PartyReader
    let conditions: ConditionFinder
    let terms: TermsReader

    /// Lines that a list may have.
    private static let longest = 12
    private static let duties: Set<String> = ["must", "should", "shall"]

    /// The offers of all lists, in order of their words; the lines that bind others are their conditions.
    func drafts() -> [OfferDraft] {
        let sentences = account.document.sentences
        return sentences.indices.flatMap { index -> [OfferDraft] in
            guard index + 1 < sentences.count, conditions.marked(sentences[index + 1].tokens) != nil,
                let opening = opening(of: sentences[index].tokens)
            else { return [] }
            return offers(behind: index, opening)
        }
    }

    private struct Opening {
        var rule: String
        var trigger: Range<Int>
        var by: PartyReader.Parties
    }

    private func opening(of sentence: Range<Int>) -> Opening? {
        for token in sentence {
            for match in rules.matches(at: token, in: sentence, of: account.view)
            where rules.rules[match.rule].outcome == OffersReader.Outcome.listed.rawValue {
                let rule = rules.rules[match.rule]
                let by = parties.parties(rule.slot("by"), around: match.tokens)
                if !by.isEmpty { return Opening(rule: rule.name, trigger: match.tokens, by: by) }
            }
        }
        return nil
    }

    private func offers(behind index: Int, _ opening: Opening) -> [OfferDraft] {
        let sentences = account.document.sentences
        var found: [OfferDraft] = [], asked: [Offer.Condition] = []
        for next in sentences.indices.dropFirst(index + 1).prefix(Self.longest) {
            guard let item = conditions.marked(sentences[next].tokens) else { break }
            let duty = account.tree.children(of: item.head).contains { Self.duties.contains(account.view.forms[$0]) }
            if duty {
                asked.append(conditions.condition(item))
            } else if terms.judge(item.head, item.tokens) == .concession {
                found.append(draft(item, next, opening))
            }
        }
        for at in found.indices { found[at].offer.conditions = asked }
        return found
    }

    private func draft(_ item: ConditionFinder.Stretch, _ sentence: Int, _ opening: Opening) -> OfferDraft {
        var offer = Offer(
            id: .init(rawValue: ""), kind: terms.kind(item.head, item.tokens), terms: [item.tokens], origin: opening.rule)
        offer.by = opening.by.entities
        offer.byWords = opening.by.words
        offer.statement = account.speech.statement(at: item.head)?.id
        return OfferDraft(
            offer: offer, sentence: sentence, lastSentence: sentence, trigger: item.head..<item.head + 1, head: item.head,
            outcome: .listed)
    }
}
