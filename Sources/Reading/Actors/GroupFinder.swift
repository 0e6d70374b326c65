/// Says which armed group a phrase without a name means: “its fighters”, “Tide gunmen”, “the insurgents”.
struct GroupFinder {
    enum Meaning: Equatable {
        case group(Int, why: String)
        case unsure(reason: String)
    }

    let walk: ReferenceWalk
    let known: KnownActors
    let phrasesOf: [Int: [Int]]
    /// Named armed groups in the order of their first mention.
    private let groups: [(member: Int, start: Int)]
    /// How far back a group spoken of alone counts, in sentences, and how long the others must be silent.
    private static let near = 1, far = 4

    init(walk: ReferenceWalk, known: KnownActors, phrasesOf: [Int: [Int]]) {
        self.walk = walk
        self.known = known
        self.phrasesOf = phrasesOf
        groups = walk.members.indices.filter { index in
            let member = walk.members[index]
            return (member.isNamed || member.known != nil) && member.kind == .armedGroup && !member.mentions.isEmpty
        }.map { index in (index, walk.members[index].mentions.map(\.tokens.lowerBound).min() ?? 0) }.sorted { $0.1 < $1.1 }
    }

    func meaning(of index: Int) -> Meaning? {
        let phrase = walk.cast.phrases[index]
        guard phrase.name == nil, !phrase.isPronoun, let description = walk.cast.descriptions[index] else { return nil }
        if let member = walk.memberOfPhrase[index], walk.members[member].isNamed || walk.members[member].known != nil || walk.members[member].isPerson {
            return nil
        }
        if description.isPlural, known.groupWords.fighters.contains(description.noun), let tied = tied(phrase, description) { return tied }
        let nouns = [description.noun, walk.cast.view.lemmas[phrase.head]]
        if !description.isPlural, phrase.isDefinite, phrase.possessor == nil, nouns.contains(where: known.groupWords.bodies.contains) {
            return body(index, phrase, description)
        }
        guard nouns.contains(where: known.groupWords.rebels.contains), phrase.possessor == nil, !groups.isEmpty, namedInside(phrase) == nil else { return nil }
        guard isApart(phrase, description) == false, phrase.complement.map({ $0.preposition != "of" && $0.preposition != "from" }) ?? true else { return nil }
        if phrase.determiner == .definite { return untied(index, phrase, description) }
        return bare(index, phrase, description)
    }

    // MARK: Fighters tied to their group by words

    private func tied(_ phrase: NounPhrase, _ description: Description) -> Meaning? {
        guard !isApart(phrase, description) else { return nil }
        if let possessor = phrase.possessor, let owner = walk.memberOfPhrase[possessor] { return fighters(of: owner) }
        if let name = namedInside(phrase) {
            let end = walk.cast.names[name].tokens.upperBound
            if end == phrase.head || end + 1 == phrase.head { return walk.memberOfGroup[walk.cast.groups.group(name)].flatMap(fighters) }
        }
        guard let complement = phrase.complement, known.groupWords.ties.contains(complement.preposition),
            let owner = walk.memberOfPhrase[complement.phrase], walk.cast.phrases[complement.phrase].name != nil
        else { return nil }
        return fighters(of: owner)
    }

    private func fighters(of owner: Int) -> Meaning? {
        let member = walk.members[owner]
        if member.isPerson {
            guard let served = walk.served(by: owner), isArmed(served) else { return nil }
            return .group(served, why: "fighters of \(member.name), who serves \(walk.members[served].name)")
        }
        return isArmed(owner) ? .group(owner, why: "fighters of \(member.name)") : nil
    }

    private func isArmed(_ member: Int) -> Bool {
        [.armedGroup, .political].contains(walk.members[member].kind) && !walk.members[member].isHuman || walk.members[member].kind == .armedGroup
    }

    /// Index of the last name inside a phrase.
    private func namedInside(_ phrase: NounPhrase) -> Int? { walk.cast.namesInside(phrase).last }

    private func isApart(_ phrase: NounPhrase, _ description: Description) -> Bool {
        phrase.determiner == .quantity || !description.modifiers.isDisjoint(with: known.groupWords.apart)
            || (phrase.tokens.lowerBound..<phrase.head).contains { known.groupWords.apart.contains(walk.cast.view.forms[$0]) }
    }

    // MARK: Definite descriptions

    private func untied(_ index: Int, _ phrase: NounPhrase, _ description: Description) -> Meaning? {
        guard !isIntroducedApart(index, phrase) else { return nil }
        let told = groups.filter { $0.start < phrase.tokens.lowerBound }.map(\.member)
        var candidates = told.isEmpty ? groups.map(\.member) : told
        var why = "the only armed group of the report"
        let telling = description.modifiers.union([description.noun, walk.cast.view.lemmas[phrase.head]])
        candidates = eligible(candidates, telling)
        let described = candidates.filter { isDescribed($0, telling) }
        if !described.isEmpty, candidates.count > 1 { (candidates, why) = (described, "the armed group so described") }
        if candidates.count == 1 { return .group(candidates[0], why: "\(why): \(walk.members[candidates[0]].name)") }
        if let last = spokenOfLast(candidates, phrase) { return .group(last, why: "the armed group spoken of last: \(walk.members[last].name)") }
        let names = candidates.prefix(2).map { walk.members[$0].name }
        return .unsure(reason: "“\(walk.cast.text(phrase.tokens))” may be \(names[0]) or \(names[1])")
    }

    /// Militias on a government's side are no rebels.
    private func eligible(_ candidates: [Int], _ telling: Set<String>) -> [Int] {
        let fighting = candidates.filter { member in
            guard let actor = walk.members[member].known, known.sector(actor) == .paramilitary else { return true }
            return !telling.isDisjoint(with: known.called.words(of: known.id(actor).rawValue))
        }
        return fighting.isEmpty ? candidates : fighting
    }

    /// “the Amhara militia”, “the sect”: the one armed group named before, if nothing was so called for itself.
    private func body(_ index: Int, _ phrase: NounPhrase, _ description: Description) -> Meaning? {
        guard phrase.complement?.preposition != "of", namedInside(phrase) == nil, !isApart(phrase, description), !isIntroducedApart(index, phrase)
        else { return nil }
        // A coalition fights groups more often than it is one: it needs a word as "rebel" before it.
        if known.groupWords.alliances.contains(description.noun),
            !description.modifiers.contains(where: { walk.cast.words.telling[$0]?.contains(.armedGroup) ?? false })
        {
            return nil
        }
        let telling = description.modifiers.union([description.noun])
        let told = groups.filter { $0.start < phrase.tokens.lowerBound }.map(\.member)
        let described = told.filter { isDescribed($0, telling) }
        let candidates = described.isEmpty ? told : described
        guard candidates.count == 1, walk.memberOfPhrase[index].map({ walk.members[$0].kind != .military && walk.members[$0].kind != .government }) ?? true
        else { return nil }
        return .group(candidates[0], why: "the armed group named before: \(walk.members[candidates[0]].name)")
    }

    /// People of whom the report spoke first without saying whose they are: “gunmen … the gunmen”.
    private func isIntroducedApart(_ index: Int, _ phrase: NounPhrase) -> Bool {
        guard let member = walk.memberOfPhrase[index], let first = phrasesOf[member]?.min(), first != index else { return false }
        let opening = walk.cast.phrases[first]
        guard opening.determiner != .definite, let description = walk.cast.descriptions[first] else { return false }
        return isApart(opening, description) || groups.contains { $0.start < opening.tokens.lowerBound }
    }

    /// Whether a word of the description was said of the group where it was named: “the Islamist group Salt Road”.
    private func isDescribed(_ member: Int, _ telling: Set<String>) -> Bool {
        let words = telling.subtracting(known.groupWords.generic).subtracting(known.groupWords.common)
        guard !words.isEmpty else { return false }
        if let actor = walk.members[member].known, !words.isDisjoint(with: known.called.words(of: known.id(actor).rawValue)) { return true }
        return (phrasesOf[member] ?? []).contains { index in
            let phrase = walk.cast.phrases[index]
            let around = max(phrase.tokens.lowerBound - 1, 0)..<phrase.tokens.upperBound
            return around.contains { words.contains(walk.cast.view.forms[$0]) || words.contains(walk.cast.view.lemmas[$0]) }
        }
    }

    /// The one of the groups that was spoken of in this sentence or the one before, where the others have been silent for some time.
    private func spokenOfLast(_ candidates: [Int], _ phrase: NounPhrase) -> Int? {
        let ages = candidates.map { member -> Int in
            let last = walk.members[member].mentions.lazy.map(\.tokens.lowerBound).filter { $0 < phrase.tokens.lowerBound }.max()
            return last.map { phrase.sentence - walk.cast.document.sentence(of: $0) } ?? Int.max
        }
        let near = candidates.indices.filter { ages[$0] <= GroupFinder.near }
        guard near.count == 1, candidates.indices.allSatisfy({ $0 == near[0] || ages[$0] >= GroupFinder.far }) else { return nil }
        return candidates[near[0]]
    }

    // MARK: Bare plurals

    /// “Insurgents attacked”: before the group is named it is likely the one; after it, it stays open.
    private func bare(_ index: Int, _ phrase: NounPhrase, _ description: Description) -> Meaning? {
        guard phrase.determiner == .none, description.isPlural, phrase.core.count == 1, groups.count == 1,
            walk.memberOfPhrase[index].map({ phrasesOf[$0]?.min() == index }) ?? true,
            walk.cast.speech.spoken[index] != nil || walk.cast.isSubject(phrase.head)
        else { return nil }
        let group = groups[0]
        guard group.start < phrase.tokens.lowerBound else { return nil }
        return .unsure(reason: "“\(walk.cast.text(phrase.tokens))” may be \(walk.members[group.member].name)")
    }
}
