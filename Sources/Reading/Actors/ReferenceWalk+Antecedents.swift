extension ReferenceWalk {
    struct Antecedent {
        var member: Int
        var why: String
    }

    /// The latest member that a definite description may mean; the closest kind of agreement first.
    func antecedent(of description: Description, _ phrase: NounPhrase, owner: Int?) -> Antecedent? {
        guard mayReferBack(phrase, description) else { return nil }
        let recent = recentMembers()
        for test in [sameWords, sameRole, sameNameHead, generalRole, category] as [Test] {
            for member in recent where ownersAgree(member, owner, phrase) && complementAgrees(member, phrase) {
                if let why = test(member, description) { return Antecedent(member: member, why: why) }
            }
        }
        return nil
    }

    private typealias Test = (Int, Description) -> String?

    /// Definite, or bare as names of bodies are: "Police said", "Headquarters denies".
    private func mayReferBack(_ phrase: NounPhrase, _ description: Description) -> Bool {
        let end = phrase.complement.map { cast.phrases[$0.phrase].tokens.upperBound } ?? phrase.tokens.upperBound
        if cast.tests.isNarrowed(end) { return false }
        if phrase.isDefinite { return true }
        guard phrase.determiner == .none else { return false }
        return !description.isHuman || !description.isPlural
    }

    /// Members in the order in which they were spoken of last, latest first.
    func recentMembers() -> [Int] {
        var seen = Set<Int>()
        return touches.reversed().compactMap { seen.insert($0.member).inserted ? $0.member : nil }
    }

    /// "the army's spokesman" is nobody who serves another army.
    private func ownersAgree(_ member: Int, _ owner: Int?, _ phrase: NounPhrase) -> Bool {
        guard phrase.possessor != nil else { return true }
        guard let owner, member != owner else { return false }
        guard let serves = served(by: member) ?? members[member].owner else { return members[member].isPerson && members[member].isNamed }
        return serves == owner
    }

    /// "the commander of the 7th Brigade" is somebody of whom that brigade was told before.
    private func complementAgrees(_ member: Int, _ phrase: NounPhrase) -> Bool {
        guard let complement = phrase.complement, complement.preposition == "of" else { return true }
        let head = NameKey.folded(cast.view.forms[cast.phrases[complement.phrase].head])
        let other = members[member]
        var texts = [other.name, other.role ?? ""] + other.aliases
        if let served = served(by: member) { texts += [members[served].name] + members[served].aliases }
        return texts.contains { NameKey.words($0).contains(head) }
    }

    /// The member that somebody serves, as far as it is known by now.
    func served(by member: Int) -> Int? {
        if let name = members[member].servesName { return memberOfGroup[cast.groups.group(name)] }
        return members[member].servesPhrase.flatMap { memberOfPhrase[$0] }
    }

    private func sameWords(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard other.noun == description.noun, other.isPlural == description.isPlural,
            description.modifiers.isSubset(of: other.modifiers)
        else { return nil }
        return "described before as \(other.name)"
    }

    private func sameRole(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard description.isPerson, other.isPerson, other.roles.contains(description.noun), fits(description, other) else { return nil }
        return "the \(description.noun) named before: \(other.name)"
    }

    /// Modifiers of the description must be known of the other.
    private func fits(_ description: Description, _ other: Member) -> Bool {
        guard !description.modifiers.isEmpty else { return true }
        var known = Set(NameKey.words(other.role ?? ""))
        if let name = other.servesName { known.formUnion(cast.names[name].words) }
        known.formUnion(other.modifiers)
        return description.modifiers.allSatisfy { known.contains(NameKey.folded($0)) || known.contains($0) }
    }

    private func sameNameHead(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard other.isNamed, !other.isHuman, !description.isHuman else { return nil }
        let words = [other.name] + other.aliases
        let isNamed = words.contains { name in
            let folded = NameKey.words(name)
            return folded.contains(NameKey.folded(description.noun))
                && description.modifiers.allSatisfy { folded.contains(NameKey.folded($0)) }
        }
        return isNamed ? "short for \(other.name)" : nil
    }

    private func generalRole(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard description.isPerson, other.isPerson, description.modifiers.isEmpty,
            let special = cast.words.general[description.noun], !special.isDisjoint(with: other.roles)
        else { return nil }
        return "\(other.role ?? "the one") named before: \(other.name)"
    }

    private func category(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard !other.isHuman, !description.isPlural, let kinds = cast.words.categories[description.noun],
            kinds.contains(other.kind), description.modifiers.isEmpty, other.isNamed
        else { return nil }
        return "the \(description.noun) named before: \(other.name)"
    }
}
