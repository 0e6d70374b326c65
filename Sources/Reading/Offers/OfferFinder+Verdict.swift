/// Decides whether terms that the words of a rule hold out are an offer: a concession of somebody's own, neither asked for nor supposed.
extension OfferFinder {
    /// A first look, before conditions are looked for.
    func mayHold(_ judgement: TermsReader.Judgement, _ outcome: OffersReader.Outcome) -> Bool {
        judgement == .concession || judgement == .unknown && [.offered, .pledged, .ready].contains(outcome)
    }

    enum Verdict { case offer, pending }

    func verdict(
        _ judgement: TermsReader.Judgement, _ outcome: OffersReader.Outcome, _ head: Int, _ offer: Offer
    ) -> Verdict? {
        let isConcession = judgement == .concession, isUnknown = judgement == .unknown
        guard isConcession || isUnknown else { return nil }
        let hasConditions = !offer.conditions.isEmpty
        switch outcome {
        case .offered:
            return isConcession || isUnknown && isForce(offer) && (hasConditions || offer.to.contains(where: parties.isSide))
                ? .offer : nil
        case .listed: return nil
        case .withdrawn, .conceded, .refused: return isConcession ? .offer : nil
        case .ready: return isConcession || hasConditions && frames.isVerb(head) && isSide(offer) ? .offer : nil
        case .hung:
            let range = offer.terms.first ?? head..<head + 1
            return isConcession && hasConditions && isSide(offer) && isOpen(head) && terms.isFirm(head, range) ? .offer : nil
        case .conditional where terms.isDoneByThing(head) && offer.byWords == nil || terms.isOnlyNamed(head),
            .intended where terms.isDoneByThing(head) && !isForce(offer) || terms.isOnlyNamed(head):
            return nil
        case .pledged, .conditional, .intended:
            if hasConditions, isConcession || outcome == .pledged && isUnknown && mayPledge(head, offer) { return .offer }
            guard isConcession, !hasConditions else { return nil }
            return isPromise(outcome, head, offer) ? .offer : .pending
        }
    }

    /// What a side holds out to somebody, though the words are in no list.
    private func mayPledge(_ head: Int, _ offer: Offer) -> Bool {
        !frames.isVerb(head) && isSide(offer) && !offer.to.isEmpty && !["ADJ", "NUM"].contains(view.partsOfSpeech[head])
    }

    /// "goes home", "may pass", "will be free": still to come.
    private func isOpen(_ head: Int) -> Bool {
        view.tags[head] == "VBP" || view.tags[head] == "VBZ" || tree.children(of: head).contains { view.tags[$0] == "MD" }
            || tree.children(of: head, ["cop", "aux:pass"]).contains { view.tags[$0] == "VBP" || view.tags[$0] == "VBZ" }
    }

    /// "We will open the road at noon": nothing is asked for it, and it is for the speaker to do.
    private func isPromise(_ outcome: OffersReader.Outcome, _ head: Int, _ offer: Offer) -> Bool {
        guard Offer.Kind.firm.contains(offer.kind), isSide(offer), frames.isVerb(head) else { return false }
        switch outcome {
        case .pledged: return true
        case .intended:
            guard let own = account.speech.statement(at: head), let range = offer.terms.first else { return false }
            return [.promised, .asserted, .conditional].contains(own.certainty) && terms.isFirm(head, range)
        default: return false
        }
    }

    /// "whether he would", "if they are willing", "would have stopped"
    func isSupposed(_ trigger: Range<Int>, _ head: Int) -> Bool {
        let first = trigger.lowerBound
        let clause = tree.relations[first] == "aux" && tree.heads[first] >= 0 ? tree.heads[first] : first
        if view.tags[first] == "MD",
            tree.children(of: clause).contains(where: { view.lemmas[$0] == "have" && tree.relations[$0] == "aux" })
        {
            return true
        }
        return reality.isSupposed(clause) && !isInsisted(clause) || isPurpose(clause)
    }

    /// "so that nobody would be bombed": what something else was done for.
    private func isPurpose(_ clause: Int) -> Bool {
        tree.children(of: clause, ["mark"]).contains { mark in
            view.forms[mark] == "that" && mark > 0 && view.forms[mark - 1] == "so" || view.forms[mark] == "lest"
        }
    }

    /// "insists it will": no demand.
    func isInsisted(_ clause: Int) -> Bool {
        let above = tree.heads[clause]
        return above >= 0 && tree.relations[clause] == "ccomp" && words.insist.contains(view.lemmas[above])
            && tree.children(of: clause).contains { view.tags[$0] == "MD" }
    }

    private func isForce(_ offer: Offer) -> Bool { offer.byWords.map { $0.contains(where: parties.phrases.isForce) } == true }

    private func isSide(_ offer: Offer) -> Bool { isForce(offer) || offer.by.contains(where: parties.isSide) }

    /// "Analysts believe that they might stop": bare suppositions of others.
    func isOpinion(_ head: Int, _ outcome: OffersReader.Outcome) -> Bool {
        guard [.conditional, .intended, .hung].contains(outcome), let own = account.speech.statement(at: head) else {
            return false
        }
        if let teller = own.source.anonymous, Self.bystanders.contains(teller) { return true }
        return own.cue.lemma.map(words.opine.contains) == true
    }
}
