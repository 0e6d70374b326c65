/// Joins several tellings of one offer, the headline's and the body's.
struct OfferMerger {
    let account: Account

    private var view: TokenView { account.view }

    /// In order of the first telling; offers that only wait for a condition are gone.
    func merged(_ drafts: [OfferDraft]) -> [OfferDraft] {
        var found: [OfferDraft] = []
        for draft in drafts where !draft.isPending || !draft.offer.conditions.isEmpty {
            if let first = found.lastIndex(where: { isSame($0, draft) }) {
                found[first] = joined(found[first], draft)
            } else {
                found.append(draft)
            }
        }
        return found
    }

    private func isSame(_ one: OfferDraft, _ other: OfferDraft) -> Bool {
        guard one.sentence != other.sentence, one.offer.kind == other.offer.kind else { return false }
        let sharesWords = share(words(of: one.offer.terms), words(of: other.offer.terms))
        if isInHeading(one) || isInHeading(other) {
            return mayBeSameGiver(one.offer, other.offer) && (sharesWords || isGiverNamedAgain(one.offer, other.offer))
        }
        return sharesWords && !Set(one.offer.by).isDisjoint(with: other.offer.by) && !disagree(one, other)
    }

    /// Two tellings with conditions that have nothing in common are two offers.
    private func disagree(_ one: OfferDraft, _ other: OfferDraft) -> Bool {
        guard !one.offer.conditions.isEmpty, !other.offer.conditions.isEmpty else { return false }
        let ours = one.offer.conditions.map { words(of: $0.tokens) }, theirs = other.offer.conditions.map { words(of: $0.tokens) }
        return !ours.contains { first in theirs.contains { share(first, $0) } }
    }

    private func mayBeSameGiver(_ one: Offer, _ other: Offer) -> Bool {
        guard !one.by.isEmpty, !other.by.isEmpty, Set(one.by).isDisjoint(with: other.by) else { return true }
        guard let ours = one.byWords, let theirs = other.byWords else { return true }
        return !giverWords(ours).isDisjoint(with: giverWords(theirs))
    }

    private func isGiverNamedAgain(_ one: Offer, _ other: Offer) -> Bool {
        if !Set(one.by).isDisjoint(with: other.by) { return true }
        guard let ours = one.byWords, let theirs = other.byWords else { return false }
        return !giverWords(ours).isDisjoint(with: giverWords(theirs))
    }

    /// "Karsa" too in "the government of Karsa".
    private func giverWords(_ range: Range<Int>) -> Set<String> {
        words(of: [range] + range.flatMap { account.tree.children(of: $0, ["nmod"]).map(account.tree.reach) })
    }

    /// Half of the words of the shorter.
    private func share(_ one: Set<String>, _ other: Set<String>) -> Bool {
        let smaller = min(one.count, other.count)
        return smaller > 0 && 2 * one.intersection(other).count >= smaller
    }

    private func words(of ranges: [Range<Int>]) -> Set<String> {
        Set(
            ranges.joined().filter { ["NOUN", "PROPN", "VERB", "NUM", "ADJ"].contains(view.partsOfSpeech[$0]) }.map {
                view.lemmas[$0]
            })
    }

    private func isInHeading(_ draft: OfferDraft) -> Bool {
        let block = account.document.sentences[draft.sentence].block, blocks = account.document.report.blocks
        return blocks.indices.contains(block) && blocks[block].role == .heading
    }

    /// The body's telling counts before the headline's, the first before later ones.
    private func joined(_ first: OfferDraft, _ next: OfferDraft) -> OfferDraft {
        let isSecondBetter = isInHeading(first) && !isInHeading(next)
        var base = isSecondBetter ? next : first
        let other = isSecondBetter ? first : next
        base.offer.terms = (base.offer.terms + other.offer.terms).sorted { $0.lowerBound < $1.lowerBound }
        for condition in other.offer.conditions {
            let own = words(of: condition.tokens)
            if !base.offer.conditions.contains(where: { share(words(of: $0.tokens), own) }) {
                base.offer.conditions.append(condition)
            }
        }
        if base.offer.by.isEmpty { base.offer.by = other.offer.by }
        if base.offer.to.isEmpty { base.offer.to = other.offer.to.filter { !base.offer.by.contains($0) } }
        if base.offer.through.isEmpty { base.offer.through = other.offer.through }
        if other.offer.state == .withdrawn { base.offer.state = .withdrawn }
        base.lastSentence = max(first.lastSentence, next.lastSentence)
        return base
    }
}
