/// Finds statements inside the content of another: the encoder marks only the outermost of nested attributions.
///
/// Frame rules (`inner.rules`) tell which words say or hold something; source and content are read off the tree. What is
/// found joins the attributions of the document before it is told who is who, so that inner sources are named like outer ones.
struct InnerAttributions {
    /// How the words of a rule carry a statement.
    enum Kind: String, CaseIterable {
        /// A verb of saying, whoever speaks.
        case told
        /// A demand or an undertaking; "we ask" and "we promise" are the speaker's own and part of what he says.
        case acted
        /// A wish, plan or answer; of somebody else than the speaker, whose own attitude is part of what he says.
        case held
        /// A belief, hope or fear, the speaker's own too: "said he feared that".
        case felt
        /// A noun with its matter: "the claim that".
        case noun
        /// What is said stands around it: "according to", "as the army says".
        case aside
        /// Names who told the source what it tells: "citing two officials".
        case relay
    }

    static let slots: Set<String> = ["source", "content", "with", "to"]

    private let document: Document
    private let rules: FrameRuleFile
    private let frames: FrameReader
    private let phrases: InnerPhrases
    private let places: AttributionPlaces

    init(document: Document, rules: FrameRuleFile, telling: ClaimWords, words: ActorWords) {
        self.document = document
        self.rules = rules
        frames = FrameReader(tree: Tree(document.syntax), view: TokenView(document))
        phrases = InnerPhrases(frames: frames, telling: telling, words: words)
        places = AttributionPlaces(document)
    }

    /// The document with what stands inside its attributions.
    func applied() -> Document {
        var result = document
        for sentence in document.sentences {
            for token in sentence.tokens where places.isOpen(token) || places.isGoverned(token, document.syntax) {
                add(at: token, in: sentence.tokens, to: &result)
            }
        }
        return result
    }

    /// The first rule that fits decides.
    private func add(at token: Int, in sentence: Range<Int>, to result: inout Document) {
        for match in rules.matches(at: token, in: sentence, of: frames.view) {
            let rule = rules.rules[match.rule]
            guard let kind = Kind(rawValue: rule.outcome) else { continue }
            let isFound =
                switch kind {
                case .told, .acted, .held, .felt: addVerb(rule, kind, match.tokens, &result)
                case .noun: addNoun(rule, match.tokens, &result)
                case .aside: addAside(rule, match.tokens, &result)
                case .relay: addRelay(rule, match.tokens, &result)
                }
            if isFound { return }
        }
    }

    // MARK: Kinds

    private func addVerb(_ rule: FrameRule, _ kind: Kind, _ trigger: Range<Int>, _ result: inout Document) -> Bool {
        guard let bounds = places.bounds(of: trigger.lowerBound), phrases.isTold(trigger.lowerBound),
            rule.slot("to").map({ !tokens($0, trigger).isEmpty }) ?? true,
            let source = source(rule, kind, trigger, in: bounds)
        else { return false }
        let heads = contentHeads(rule, trigger)
        guard !heads.isEmpty else { return false }
        let contents = phrases.content(heads + tokens(rule.slot("with"), trigger), behind: trigger, in: bounds)
        return add(rule, cue: phrases.cue(trigger), source, contents, &result)
    }

    private func addNoun(_ rule: FrameRule, _ trigger: Range<Int>, _ result: inout Document) -> Bool {
        let heads = contentHeads(rule, trigger).filter { phrases.isMatter($0, of: trigger) }
        guard !heads.isEmpty else { return false }
        let above = places.governor(trigger.lowerBound, document.syntax)
        let whole = frames.tree.reach(of: trigger.lowerBound)
        let own = places.cue(at: trigger.lowerBound)
        let isInCue = above != nil && own == above
        guard own == nil || isInCue else { return false }
        if let above, !isInCue, places.isTaken(whole, by: above) { return false }
        guard let bounds = above == nil ? places.bounds(of: trigger.lowerBound) : [whole],
            let source = source(rule, .noun, trigger, in: bounds)
        else { return false }
        let contents = phrases.content(heads, behind: trigger, in: bounds)
        guard !isInCue || !source.isEmpty, add(rule, cue: trigger, source, contents, &result) else { return false }
        // What is denied or rejected is the whole of "the claim that …", not the noun alone or its clause.
        guard let above else { return true }
        result.attributions[above].contents.append(whole)
        if isInCue { result.attributions[above].cue = result.attributions[above].cue.map { $0.clamped(to: 0..<max($0.lowerBound, whole.lowerBound)) } }
        return true
    }

    private func addAside(_ rule: FrameRule, _ trigger: Range<Int>, _ result: inout Document) -> Bool {
        guard let bounds = places.bounds(of: trigger.lowerBound),
            let source = source(rule, .aside, trigger, in: bounds), let words = source.first
        else { return false }
        guard let aside = phrases.aside(trigger, source: words) else { return false }
        return add(rule, cue: phrases.cue(trigger), source, phrases.content(around: aside, in: bounds), &result)
    }

    /// Whom the outer source cites says the same as it does.
    private func addRelay(_ rule: FrameRule, _ trigger: Range<Int>, _ result: inout Document) -> Bool {
        guard let outer = places.outer(of: trigger.lowerBound, document.syntax),
            let words = tokens(rule.slot("source"), trigger).first(where: phrases.maySpeak).map(phrases.phrase)
        else { return false }
        let contents = document.attributions[outer].contents
        guard !contents.contains(where: { $0.overlaps(words) }) else { return false }
        guard let own = places.cue(at: trigger.lowerBound) else { return add(rule, cue: trigger, [words], contents, &result) }
        guard own != outer, result.attributions[own].contents.contains(where: { part in contents.contains { $0.overlaps(part) } })
        else { return false }
        result.attributions[own].sources = [words]
        result.attributions[own].contents = contents
        return true
    }

    // MARK: Parts

    private func tokens(_ slot: FrameRule.Slot?, _ trigger: Range<Int>) -> [Int] {
        for role in slot?.roles ?? [] {
            let found = frames.tokens(role, around: trigger)
            if !found.isEmpty { return found }
        }
        return []
    }

    private func contentHeads(_ rule: FrameRule, _ trigger: Range<Int>) -> [Int] {
        let slot = rule.slot("content")
        let heads = tokens(slot, trigger)
        guard heads.isEmpty, slot?.roles.contains(.clause) == true else { return heads }
        return phrases.strayClause(behind: trigger).map { [$0] } ?? []
    }

    /// Who speaks; empty where nobody is named, nil where the rule does not fit.
    private func source(_ rule: FrameRule, _ kind: Kind, _ trigger: Range<Int>, in bounds: [Range<Int>]) -> [Range<Int>]? {
        guard let slot = rule.slot("source") else { return [] }
        for role in slot.roles {
            for head in frames.tokens(role, around: trigger) {
                if role == .recipient, head >= trigger.lowerBound { continue }
                let isOwn = phrases.isOwn(head, kind)
                if kind == .noun, !isOwn, !phrases.isNoun(head) || !phrases.maySpeak(head) { continue }
                guard !isOwn, phrases.maySpeak(head), bounds.contains(where: { $0.contains(head) }) else { return nil }
                return [phrases.phrase(around: head)]
            }
        }
        return slot.isRequired ? nil : []
    }

    private func add(
        _ rule: FrameRule, cue: Range<Int>, _ source: [Range<Int>], _ contents: [Range<Int>], _ result: inout Document
    ) -> Bool {
        guard !contents.isEmpty, !source.contains(where: { words in contents.contains { $0.overlaps(words) } }) else { return false }
        var attribution = RawAttribution(cue: [cue], sources: source, contents: contents, score: 1)
        attribution.rule = rule.name
        result.attributions.append(attribution)
        return true
    }
}
