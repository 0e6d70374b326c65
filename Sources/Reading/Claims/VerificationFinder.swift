/// Attaches words such as "could not be independently verified" to the statement they speak of.
///
/// They may stand in the statement's own sentence or in one after it ("The claim …"); they speak of what the actor they
/// name has said ("the army's account"), else of the latest statement before them that is not the verifier's own, or of
/// all that are near where they speak of several ("Neither account").
struct VerificationFinder {
    let document: Document
    let view: TokenView
    let rules: ClaimRules
    let entities: EntityMap

    /// How many sentences back a verification may reach; farther where it speaks of several statements.
    static let reach = 2, farReach = 5

    /// Words between "which" and what verifies: "which the agency could not verify".
    static let relativeReach = 4

    /// Words that verify, and where.
    private struct Words {
        var tokens: Range<Int>
        var sentence: Int
        var status: Statement.Verification.Status
        var rule: String
    }

    /// Marks the statements verified; drafts that were nothing but the verification itself are dropped.
    func fill(_ speech: inout DraftSpeech) {
        var dropped = Set<Int>()
        for (number, sentence) in document.sentences.enumerated() {
            guard let (rule, match) = rules.verification.first(in: view, zones: ["sentence": [sentence.tokens]]),
                rule.name != Self.severalRule, let status = Statement.Verification.Status(rawValue: rule.outcome)
            else { continue }
            // What somebody else says to the contrary is an answer.
            let isSaid = speech.drafts.contains { $0.contentContains(match.tokens.lowerBound) }
            if status == .disputed, isSaid { continue }
            let words = Words(tokens: match.tokens, sentence: number, status: status, rule: rule.name)
            let own = own(words, speech)
            let targets = targets(of: words, in: speech, besides: own)
            guard !targets.isEmpty else { continue }
            dropped.formUnion(own)
            let verifier = own.min().flatMap { speech.drafts[$0].sources.first }
            for target in targets { mark(&speech.drafts[target], words, verifier) }
        }
        speech.drop(dropped)
    }

    /// The drafts that are nothing but the verification: "the agency | could not verify | the claim".
    private func own(_ words: Words, _ speech: DraftSpeech) -> Set<Int> {
        let verifying = speech.drafts.indices.filter { speech.drafts[$0].cue.contains { $0.overlaps(words.tokens) } }
        return Set(verifying.filter { index in
            !speech.drafts[index].contents.contains { $0.count > 14 } || speech.drafts.contains { $0.parent == index && isNoun($0) }
        })
    }

    private func isNoun(_ draft: Draft) -> Bool { draft.cueTokens.last.map { view.partsOfSpeech[$0] == "NOUN" } ?? false }

    private func mark(_ draft: inout Draft, _ words: Words, _ verifier: Range<Int>?) {
        draft.verification = Statement.Verification(status: words.status, by: nil, spans: [document.span(words.tokens)])
        draft.verifier = verifier
        draft.reasons.append("\(words.status.rawValue): rule \(words.rule)")
    }

    private func targets(of words: Words, in speech: DraftSpeech, besides own: Set<Int>) -> [Int] {
        // "could not verify the claim of the rebels that …"
        let inside = speech.drafts.indices.filter { speech.drafts[$0].parent.map(own.contains) == true && isNoun(speech.drafts[$0]) }
        if !inside.isEmpty { return inside }
        let sentence = document.sentences[words.sentence].tokens
        let isOfSeveral = speaksOfSeveral(sentence)
        // "We saw no sign of it" doubts nothing that we say.
        let isOurs = words.tokens.contains { rules.words.speakers.contains(view.forms[$0]) }
        let earliest = words.sentence - (isOfSeveral ? Self.farReach : Self.reach)
        let near = speech.drafts.indices.filter { index in
            let draft = speech.drafts[index]
            return !own.contains(index) && (earliest...words.sentence).contains(speech.sentences[index])
                && !draft.contentContains(words.tokens.lowerBound) && !draft.cue.contains { $0.overlaps(words.tokens) }
                && !(isOurs && rules.words.isWe(draft, view))
        }
        if let named = named(in: sentence, among: near, speech) { return [named] }
        // "contradicted the army's account", of which nothing was told
        if words.status == .disputed, isOwned(words.tokens) { return [] }
        let here = near.filter { speech.sentences[$0] == words.sentence }
        if isRelative(words.tokens, in: sentence), let carried = here.first(where: { speech.drafts[$0].parent == nil }) { return [carried] }
        if words.status == .disputed, tellsItsMatter(words.tokens, in: sentence) { return here.first.map { [$0] } ?? [] }
        let outer = near.filter { speech.drafts[$0].parent == nil }
        let told = outer.filter { ![.questioned, .requested, .hoped].contains(speech.drafts[$0].certainty) }
        let open = told.isEmpty ? outer : told
        let before = open.filter { speech.drafts[$0].anchor < words.tokens.lowerBound }
        if isOfSeveral { return counted(before, speech, sentence) }
        if let likeliest = likeliest(before, speech, sentence) { return [likeliest] }
        return words.status == .disputed ? [] : open.first.map { [$0] } ?? []
    }

    /// Whether the words name whose account they speak of.
    private func isOwned(_ tokens: Range<Int>) -> Bool {
        tokens.contains { document.syntax.relations[$0] == "nmod:poss" && view.partsOfSpeech[$0] != "PRON" && entities.entity(at: $0) != nil }
    }

    /// "The claim that three were killed is false" speaks of no other claim.
    private func tellsItsMatter(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
        let syntax = document.syntax
        let subject = (sentence.lowerBound..<tokens.lowerBound).first { syntax.relations[$0].hasPrefix("nsubj") && tokens.contains(syntax.heads[$0]) }
        guard let subject else { return false }
        return (subject..<tokens.lowerBound).contains { syntax.relations[$0].hasPrefix("acl") || syntax.relations[$0] == "ccomp" }
    }

    /// "In a message that could not be verified, the group said …": a relative clause before what is said speaks of its own sentence.
    private func isRelative(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
        (max(sentence.lowerBound, tokens.lowerBound - Self.relativeReach)..<tokens.upperBound).contains { view.tags[$0] == "WDT" }
    }

    /// The statement that shares most words with the sentence, of several the latest: "No pictures of the guns were shown" speaks of guns.
    private func likeliest(_ before: [Int], _ speech: DraftSpeech, _ sentence: Range<Int>) -> Int? {
        let words = Set(sentence.filter { Self.topical.contains(view.partsOfSpeech[$0]) }.map { view.lemmas[$0] })
        func shared(_ index: Int) -> Int {
            Set(speech.drafts[index].contents.joined().lazy.map { view.lemmas[$0] }).intersection(words).count
        }
        return before.max { (shared($0), $0) < (shared($1), $1) }
    }

    /// Parts of speech that tell what a sentence speaks of.
    private static let topical: Set<String> = ["NOUN", "PROPN", "NUM"]

    /// The latest statement of somebody whom the sentence names: "the army's account", "the university's count".
    private func named(in sentence: Range<Int>, among near: [Int], _ speech: DraftSpeech) -> Int? {
        let heads = sentence.filter { document.syntax.relations[$0] == "nmod:poss" }
        guard !heads.isEmpty else { return nil }
        // "the army's account" may be a mention of its own around "the army".
        let owners = entities.entities.filter { $0.mentions.contains { heads.contains($0.tokens.upperBound - 1) } }.map(\.id)
        return near.last { index in
            speech.drafts[index].anchor < sentence.lowerBound && speech.speakers[index].map(owners.contains) == true
        }
    }

    /// Whether a plural noun or a word for two stands in the sentence ("Neither account", "the figures").
    private func speaksOfSeveral(_ sentence: Range<Int>) -> Bool {
        rules.verification.rules.contains {
            $0.name == Self.severalRule && $0.match(in: view, zones: ["sentence": [sentence]]) != nil
        }
    }

    /// "Neither figure" speaks of the statements that hold a number.
    private func counted(_ before: [Int], _ speech: DraftSpeech, _ sentence: Range<Int>) -> [Int] {
        guard sentence.contains(where: { rules.words.counts.contains(view.lemmas[$0]) }) else { return before }
        let withNumber = before.filter { index in
            speech.drafts[index].contents.joined().contains { view.partsOfSpeech[$0] == "NUM" }
        }
        let spoken = withNumber.isEmpty ? before : withNumber
        // "Neither figure" speaks of the last two.
        return sentence.contains { rules.words.pairs.contains(view.forms[$0]) } ? spoken.suffix(2) : spoken
    }

    /// The rule that tells whether the words speak of more than one statement; it never verifies by itself.
    static let severalRule = "verification.several"
}
