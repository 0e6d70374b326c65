/// Finds steps of a negotiation by their own words: a truce signed, a deal turned down, talks that collapsed. The offer behind
/// them need not be told.
struct StepFinder {
    let account: Account
    let rules: FrameRuleFile
    let words: OfferWords
    let frames: FrameReader
    let parties: PartyReader
    let reality: RealityJudge
    let terms: TermsReader
    let conditions: ConditionFinder
    let tellings: TellingReader
    let times: [TimeExpression]

    /// Rules of this room, by whose name a finding knows that only the step is told.
    static let prefix = "step."

    /// A step as an offer that is known by its answer alone.
    struct Step {
        var draft: OfferDraft
        /// "the deal": of what kind it is only an earlier telling knows.
        var isOpen: Bool
        /// "the truce", "their offer"
        var isDefinite: Bool
        /// "had signed": told of what came before.
        var isEarlier: Bool
        /// "which was signed", "after it was signed": told only beside something else.
        var isAside: Bool
        /// "agreed to stop": told by what is to be done, not by a noun.
        var isClause: Bool

        /// "after elders agreed a truce": told beside something else, but for the first time.
        var isNews: Bool { !isDefinite && !isEarlier && !isClause }
    }

    private var tree: Tree { account.tree }
    private var view: TokenView { account.view }

    /// The first rule that fits decides.
    func step(at token: Int, _ sentence: Range<Int>, _ index: Int) -> Step? {
        guard !["amod", "acl", "compound"].contains(tree.relations[token]) else { return nil }
        for match in rules.matches(at: token, in: sentence, of: view) {
            let rule = rules.rules[match.rule]
            guard let slot = rule.slot("terms"), isTold(match.tokens, sentence) else { continue }
            let heads = slot.roles.lazy.flatMap { frames.tokens($0, around: match.tokens) }
            guard let head = heads.first(where: { sentence.contains($0) && !match.tokens.contains($0) && matter(of: $0) != nil }),
                let step = step(rule, match.tokens, head, sentence, index)
            else { continue }
            return step
        }
        return nil
    }

    private func step(_ rule: FrameRule, _ trigger: Range<Int>, _ head: Int, _ sentence: Range<Int>, _ index: Int) -> Step? {
        guard let state = Offer.State(rawValue: rule.outcome), var matter = matter(of: head, by: trigger) else { return nil }
        let limit = tellings.limit(around: head, sentence), isAgreed = state == .accepted || state == .acceptedInPrinciple
        let stretches = isAgreed ? conditions.stretches(of: head, trigger: trigger, in: limit, isRefusal: false) : []
        let range = terms.words(of: head, conditions: stretches.map(\.tokens), limit: limit)
        var offer = Offer(id: .init(rawValue: ""), kind: matter.kind, terms: [range], origin: rule.name)
        offer.conditions = stretches.map(conditions.condition)
        guard fill(&offer, rule, trigger, head) else { return nil }
        if matter.isOpen, state == .accepted, isBetweenSides(offer) { matter.isOpen = false }
        offer.statement = tellings.statement(of: trigger)
        offer.take(Offer.Answer(statement: offer.statement, state: state, tokens: [Self.telling(trigger, with: [head])]))
        let draft = OfferDraft(
            offer: offer, sentence: index, lastSentence: index, trigger: trigger, head: head, outcome: .conceded)
        return Step(draft: draft, isOpen: matter.isOpen, isDefinite: isDefinite(head), isEarlier: isEarlier(trigger), isAside: isAside(trigger),
            isClause: frames.isVerb(head))
    }

    /// From the words of a step to what it is about, where that stands near.
    static func telling(_ trigger: Range<Int>, with heads: [Int]) -> Range<Int> {
        let near = heads.filter { abs($0 - trigger.lowerBound) <= 12 }
        return min(trigger.lowerBound, near.min() ?? trigger.lowerBound)..<max(trigger.upperBound, (near.max() ?? 0) + 1)
    }

    // MARK: What it is about

    /// "reached a deal late on Sunday to free the prisoners": what it is about may hang off the verb.
    private func matter(of head: Int, by trigger: Range<Int>) -> (kind: Offer.Kind, isOpen: Bool)? {
        guard let own = matter(of: head), own.isOpen else { return matter(of: head) }
        let clauses = tree.children(of: trigger.lowerBound, ["advcl", "xcomp", "ccomp"]).filter { frames.hasMark($0, "to") }
        guard let clause = clauses.first(where: { terms.isFirm($0, tree.reach(of: $0)) }) else { return own }
        return (terms.kind(clause, tree.reach(of: clause)), false)
    }

    /// Of what kind a word for a deal is; nil where it is none.
    private func matter(of head: Int) -> (kind: Offer.Kind, isOpen: Bool)? {
        if frames.isVerb(head) {
            guard !["nsubj", "nsubj:pass", "obj"].contains(tree.relations[head]) else { return nil }
            let reach = tree.reach(of: head)
            guard terms.judge(head, reach) == .concession, terms.isFirm(head, reach) else { return nil }
            return (terms.kind(head, reach), false)
        }
        guard !isStale(head) else { return nil }
        if words.isDeal(terms.joined(head), view.lemmas[head]) {
            return (terms.kind(of: head) ?? .other, false)
        }
        guard words.openDeals.contains(view.lemmas[head]) else { return nil }
        let around = tree.children(of: head, ["compound", "amod", "nmod"])
        let telling = around.first { words.isDeal(terms.joined($0), view.lemmas[$0]) || words.peace.contains(view.lemmas[$0]) }
        if let telling { return (terms.kind(of: telling) ?? .agreement, false) }
        let clauses = tree.children(of: head, ["acl"]).filter { $0 > head && frames.hasMark($0, "to") }
        if let clause = clauses.first(where: { terms.isFirm($0, tree.reach(of: $0)) }) {
            return (terms.kind(clause, tree.reach(of: clause)), false)
        }
        return (.agreement, true)
    }

    /// "the government and the rebels signed an agreement": between those who fight any deal is one of peace.
    private func isBetweenSides(_ offer: Offer) -> Bool {
        let kinds = (offer.by + offer.to).filter(parties.isSide).compactMap { account.entities[$0]?.kind }
        return kinds.count > 1 && kinds.contains(.armedGroup)
    }

    /// "last year's truce", "an earlier deal"
    private func isStale(_ head: Int) -> Bool {
        tree.children(of: head).contains { child in
            words.stale.contains(view.forms[child])
                || tree.relations[child] == "nmod:poss" && tree.children(of: child).contains { words.stale.contains(view.forms[$0]) }
        }
    }

    private func isDefinite(_ head: Int) -> Bool {
        tree.children(of: head).contains {
            ["the", "this", "that", "its", "their", "his", "her", "both", "such"].contains(view.forms[$0])
                || tree.relations[$0] == "nmod:poss"
        }
    }

    // MARK: Whether it is told

    private func isTold(_ trigger: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let judgement = reality.judge(trigger, holder: nil)
        guard judgement.reality == .told, !judgement.isNegated, !tellings.isDenied(trigger) else { return false }
        if let cue = account.speech.statement(at: trigger.lowerBound)?.cue.lemma, words.opine.contains(cue) { return false }
        return !times.contains { sentence.contains($0.tokens.lowerBound) && isLongAgo($0) }
    }

    /// "in 2011", "last year", "in May"
    private func isLongAgo(_ time: TimeExpression) -> Bool {
        guard time.kind == .date else { return false }
        switch time.grain {
        case .month, .quarter, .season, .year, .decade, .century: return true
        default: return time.value == "PAST_REF"
        }
    }

    private func isEarlier(_ trigger: Range<Int>) -> Bool {
        tree.children(of: trigger.lowerBound, ["aux"]).contains { view.forms[$0] == "had" }
    }

    private func isAside(_ trigger: Range<Int>) -> Bool {
        let verb = trigger.lowerBound
        if tree.relations[verb] == "acl:relcl" { return true }
        return ["advcl", "acl"].contains(tree.relations[verb])
            && tree.children(of: verb, ["mark", "advmod"]).contains { words.asides.contains(view.forms[$0]) }
    }

    // MARK: Parties

    private func fill(_ offer: inout Offer, _ rule: FrameRule, _ trigger: Range<Int>, _ head: Int) -> Bool {
        var by = parties.parties(rule.slot("by"), around: trigger)
        if by.isEmpty, rule.slot("by")?.isRequired == true { return false }
        if by.isEmpty { by = giver(of: head) }
        let to = parties.parties(rule.slot("to"), around: trigger)
        if to.isEmpty, rule.slot("to")?.isRequired == true { return false }
        offer.by = by.entities
        offer.byWords = by.words
        offer.through = parties.parties(rule.slot("through"), around: trigger).entities.filter { !by.entities.contains($0) }
        var partners = to.entities
        if partners.isEmpty { partners = parties.parties(at: frames.tokens(.preposition("with"), around: head..<head + 1)).entities }
        offer.to = partners.filter { !by.entities.contains($0) && account.entities[$0]?.kind != .place }
        return true
    }

    /// "a truce offered by the rebels", "talks between the two armies"
    private func giver(of head: Int) -> PartyReader.Parties {
        let around = [head] + tree.children(of: head, ["nmod"])
        let clauses = around.flatMap { tree.children(of: $0, ["acl"]) }.filter { words.offering.contains(view.lemmas[$0]) }
        let givers = parties.parties(at: clauses.flatMap(frames.agents))
        if !givers.isEmpty { return givers }
        return parties.parties(at: frames.tokens(.preposition("between"), around: head..<head + 1))
    }

    // MARK: Joining what was told before

    /// A step on a matter that was told before joins it; another one stands for itself where its kind is told.
    static func add(_ step: Step, to drafts: inout [OfferDraft]) {
        guard let answer = step.draft.offer.answers.first else { return }
        if let same = drafts.firstIndex(where: { tellsSame($0, step.draft) }) {
            if mayAgree(on: drafts[same], step.draft) { drafts[same].offer.take(answer) }
            return
        }
        if let target = drafts.lastIndex(where: { isSameMatter($0, step) }) {
            drafts[target].offer.take(answer, movesState: !step.isEarlier && !step.isAside)
            if drafts[target].offer.to.isEmpty {
                drafts[target].offer.to = step.draft.offer.to.filter { !drafts[target].offer.by.contains($0) }
            }
        } else if !step.isOpen, !step.isAside || step.isNews {
            let place = drafts.firstIndex { ($0.sentence, $0.head) > (step.draft.sentence, step.draft.head) }
            drafts.insert(step.draft, at: place ?? drafts.endIndex)
        }
    }

    /// "agreed to extend the truce": the words of an offer are what is agreed on.
    private static func mayAgree(on draft: OfferDraft, _ step: OfferDraft) -> Bool {
        draft.offer.state == .proposed && draft.offer.conditions.isEmpty && step.offer.state == .accepted
            && step.offer.terms.contains { $0.contains(draft.trigger.lowerBound) }
    }

    private static func tellsSame(_ draft: OfferDraft, _ step: OfferDraft) -> Bool {
        draft.sentence == step.sentence
            && (draft.trigger.overlaps(step.trigger)
                || draft.offer.terms.contains { mine in step.offer.terms.contains { $0.overlaps(mine) } }
                || draft.offer.conditions.contains { $0.tokens.contains { $0.overlaps(step.trigger) } })
    }

    private static func isSameMatter(_ draft: OfferDraft, _ step: Step) -> Bool {
        guard draft.sentence <= step.draft.sentence, step.isOpen || draft.offer.kind == step.draft.offer.kind else { return false }
        if draft.offer.origin.hasPrefix(prefix), draft.offer.state == step.draft.offer.state { return true }
        return step.isDefinite
    }
}
