/// One pass over a report with the rules of control.
struct ControlFinder {
    let account: Account
    let rules: FrameRuleFile
    let frames: FrameReader
    let phrases: PhraseReader
    let memory: PlaceMemory
    let reality: RealityJudge
    let times: [TimeExpression]

    /// A rule that fits, before places are told apart.
    private struct Fit {
        var rule: FrameRule
        var relation: ControlClaim.Relation
        var trigger: Range<Int>
        var holder: Int?
        var from: Int?
        var places: [PhraseReader.PlacePhrase]
    }

    /// In order of their words.
    func claims() -> [ControlClaim] {
        var found: [ControlClaim] = []
        for sentence in account.document.sentences where isRead(sentence) {
            var inSentence: [ControlClaim] = []
            for token in sentence.tokens { read(token, sentence.tokens, after: found, into: &inSentence) }
            found += inSentence
        }
        for index in found.indices { found[index].id = ControlClaim.ID(rawValue: "c\(index + 1)") }
        return found
    }

    private func isRead(_ sentence: Sentence) -> Bool {
        let blocks = account.document.report.blocks
        return !blocks.indices.contains(sentence.block) || blocks[sentence.block].role != .credit
    }

    /// The first rule that fits decides for a trigger.
    private func read(_ token: Int, _ sentence: Range<Int>, after earlier: [ControlClaim], into found: inout [ControlClaim]) {
        for match in rules.matches(at: token, in: sentence, of: account.view) {
            let rule = rules.rules[match.rule]
            if rule.outcome == ControlReader.noClaim {
                if isFilled(rule, match.tokens) { return }
                continue
            }
            guard let fit = fit(rule, match.tokens, after: found.isEmpty ? earlier : found) else { continue }
            for place in fit.places {
                guard let claim = claim(fit, place), !isKnown(claim, among: found), !isOldNews(claim, fit, earlier) else {
                    continue
                }
                found.append(claim)
            }
            return
        }
    }

    /// Whether every part that a rule against a claim asks for is there.
    private func isFilled(_ rule: FrameRule, _ trigger: Range<Int>) -> Bool {
        rule.slots.allSatisfy { slot in
            !slot.isRequired || slot.roles.contains { !frames.tokens($0, around: trigger).isEmpty }
        }
    }

    private func fit(_ rule: FrameRule, _ trigger: Range<Int>, after claims: [ControlClaim]) -> Fit? {
        guard let relation = ControlClaim.Relation(rawValue: rule.outcome),
            let placeSlot = rule.slot("place") ?? rule.slot("town")
        else { return nil }
        var fit = Fit(rule: rule, relation: relation, trigger: trigger, places: [])
        fit.places = firstPlaces(placeSlot, trigger, after: claims)
        if fit.places.isEmpty, !placeSlot.isRequired, let recent = memory.recentPlace(before: trigger.lowerBound, claims) {
            fit.places = [recent]
        }
        guard !fit.places.isEmpty else { return nil }
        if let slot = rule.slot("from") {
            fit.from = firstForce(slot, trigger, fit)
            if slot.isRequired, fit.from == nil { return nil }
        }
        guard let slot = rule.slot("holder") ?? rule.slot("troops") ?? rule.slot("taker") else { return fit }
        fit.holder = firstForce(slot, trigger, fit)
        if fit.holder == nil, slot.isRequired || hasStranger(slot, trigger, fit) { return nil }
        return fit
    }

    private func firstPlaces(
        _ slot: FrameRule.Slot, _ trigger: Range<Int>, after claims: [ControlClaim]
    ) -> [PhraseReader.PlacePhrase] {
        for role in slot.roles {
            var found: [PhraseReader.PlacePhrase] = []
            for token in frames.tokens(role, around: trigger) {
                let listed = phrases.names(listedBy: token)
                let meant = listed.isEmpty ? [memory.place(at: token, after: claims) ?? unknownPlace(token, slot)].compactMap(\.self) : listed
                for place in meant where !found.contains(where: { $0.words.overlaps(place.words) }) {
                    found.append(place)
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// A name of which nothing is known; where persons may stand as well, only one of a single word.
    private func unknownPlace(_ token: Int, _ slot: FrameRule.Slot) -> PhraseReader.PlacePhrase? {
        guard let name = phrases.unknownName(at: token) else { return nil }
        return slot.name == "town" || name.words.count == 1 ? name : nil
    }

    private func firstForce(_ slot: FrameRule.Slot, _ trigger: Range<Int>, _ fit: Fit) -> Int? {
        for role in slot.roles {
            for token in frames.tokens(role, around: trigger)
            where !fit.places.contains(where: { $0.words.contains(token) }) || role == .modifier || role == .owner {
                if phrases.isLeader(token) || mayHold(token, slot) { return token }
            }
        }
        return nil
    }

    private func mayHold(_ token: Int, _ slot: FrameRule.Slot) -> Bool {
        switch slot.name {
        case "troops": phrases.isArmed(token)
        case "taker": phrases.isForce(token) || phrases.isUnknownActor(token)
        default: phrases.isForce(token)
        }
    }

    /// Somebody stands where the holder would, and he is no force: "tourists occupied every room".
    private func hasStranger(_ slot: FrameRule.Slot, _ trigger: Range<Int>, _ fit: Fit) -> Bool {
        slot.roles.contains { role in
            role == .agent
                && frames.tokens(role, around: trigger).contains { token in
                    !fit.places.contains { $0.words.contains(token) } && !isUnknownPronoun(token)
                }
        }
    }

    /// "Since it took the town": nobody is known whom it could mean.
    private func isUnknownPronoun(_ token: Int) -> Bool {
        ["it", "they"].contains(account.view.forms[token]) && account.entities.entity(at: token) == nil
    }

    private func claim(_ fit: Fit, _ place: PhraseReader.PlacePhrase) -> ControlClaim? {
        let judgement = reality.judge(fit.trigger, holder: fit.holder)
        guard judgement.reality == .told else { return nil }
        var claim = ControlClaim(
            id: .init(rawValue: ""), relation: fit.relation, placeWords: place.words,
            tokens: tokens(of: fit, place), origin: fit.rule.name)
        claim.place = place.place
        claim.isNegated = judgement.isNegated && !phrases.words.certain.contains(account.view.forms[fit.trigger.lowerBound])
        claim.statement = account.speech.statement(at: fit.trigger.lowerBound)?.id
        if let holder = fit.holder {
            claim.holder = entity(at: holder)
            claim.holderWords = phrases.holderPhrase(around: holder)
        }
        claim.from = fit.from.flatMap(entity)
        claim.time = time(of: fit.trigger)
        return claim
    }

    /// The trigger up to the place; alone where the place stands in another sentence.
    private func tokens(of fit: Fit, _ place: PhraseReader.PlacePhrase) -> Range<Int> {
        let document = account.document
        guard document.sentence(of: place.words.lowerBound) == document.sentence(of: fit.trigger.lowerBound) else {
            return fit.trigger
        }
        return min(fit.trigger.lowerBound, place.words.lowerBound)..<max(fit.trigger.upperBound, place.words.upperBound)
    }

    /// "We" and "our" are whoever speaks.
    private func entity(at token: Int) -> Entity.ID? {
        if let known = account.entities.entity(at: token) { return known }
        guard account.view.tags[token].hasPrefix("PRP") || account.view.forms[token] == "ours" else { return nil }
        let statement = account.speech.statement(at: token)
        let speaksOfHimself = ["we", "our", "us", "ours"].contains(account.view.forms[token])
        if account.view.forms[token] == "they", statement?.manner != .direct, let meant = phrases.nearestPlural(before: token),
            phrases.isForce(meant), let known = account.entities.entity(at: meant)
        {
            return known
        }
        guard let statement else { return nil }
        // "The rebels said they had": nobody else is known whom the pronoun could mean.
        return speaksOfHimself || statement.manner != .direct ? statement.source.entity : nil
    }

    /// The nearest time that hangs off the trigger's clause.
    private func time(of trigger: Range<Int>) -> TimeExpression.ID? {
        let sentence = account.document.sentences[account.document.sentence(of: trigger.lowerBound)].tokens
        let own = account.speech.statement(at: trigger.lowerBound)?.id
        let near = times.filter { time in
            sentence.contains(time.tokens.lowerBound) && account.speech.statement(at: time.tokens.lowerBound)?.id == own
                && (time.kind == .date || time.kind == .time)
        }
        return near.min { distance($0, trigger) < distance($1, trigger) }?.id
    }

    private func distance(_ time: TimeExpression, _ trigger: Range<Int>) -> Int {
        time.tokens.lowerBound >= trigger.upperBound
            ? time.tokens.lowerBound - trigger.upperBound : trigger.lowerBound - time.tokens.upperBound + 1
    }

    /// Two triggers of one telling: "captured and hold", "in full control of".
    private func isKnown(_ claim: ControlClaim, among found: [ControlClaim]) -> Bool {
        found.contains { other in
            other.placeWords.overlaps(claim.placeWords) && (isInside(claim, other) || isSameTelling(claim, other))
        }
    }

    /// "control of Karsa" in "fighting for control of Karsa"; but of "entered and took Karsa" both are told.
    private func isInside(_ claim: ControlClaim, _ other: ControlClaim) -> Bool {
        account.view.partsOfSpeech[claim.tokens.lowerBound] != "VERB" && other.tokens.contains(claim.tokens.lowerBound)
            && other.tokens.upperBound >= claim.tokens.upperBound
    }

    private func isSameTelling(_ claim: ControlClaim, _ other: ControlClaim) -> Bool {
        let overlaps = other.tokens.overlaps(claim.tokens)
        guard overlaps || other.statement == claim.statement, other.isNegated == claim.isNegated else { return false }
        return other.relation == claim.relation && !isByAnother(claim, than: other)
            || overlaps && other.holderWords == claim.holderWords
    }

    /// "retook districts that had fallen to the rebels": both took them.
    private func isByAnother(_ claim: ControlClaim, than other: ControlClaim) -> Bool {
        guard let one = claim.holder, let two = other.holder else { return false }
        return one != two
    }

    /// A noun that speaks of what was told before: "the battle for the town".
    private func isOldNews(_ claim: ControlClaim, _ fit: Fit, _ earlier: [ControlClaim]) -> Bool {
        guard account.view.partsOfSpeech[fit.trigger.lowerBound] == "NOUN" else { return false }
        let source = teller(of: claim), words = account.view.forms[claim.placeWords]
        return earlier.contains { other in
            guard other.relation == claim.relation, other.isNegated == claim.isNegated, other.holder == claim.holder,
                source == teller(of: other)
            else { return false }
            if other.place != nil, other.place == claim.place { return true }
            return account.view.forms[other.placeWords].elementsEqual(words)
        }
    }

    private func teller(of claim: ControlClaim) -> Entity.ID? {
        guard let statement = claim.statement else { return nil }
        return account.speech[statement]?.source.entity
    }
}
