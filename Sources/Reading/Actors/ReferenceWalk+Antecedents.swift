extension ReferenceWalk {
    struct Antecedent {
        var member: Int
        var why: String
    }

    /// The latest member that a definite description may mean; the closest kind of agreement first.
    func antecedent(of description: Description, _ phrase: NounPhrase, owner: Int?) -> Antecedent? {
        guard mayReferBack(phrase, description) else { return titleTwin(of: description, phrase) }
        let recent = recentMembers()
        for test in [sameWords, sameRole, sameNameHead, side, generalRole, category] as [Test] {
            for member in recent where ownersAgree(member, owner, phrase) && complementAgrees(member, phrase) {
                if let why = test(member, description) { return Antecedent(member: member, why: why) }
            }
        }
        return nil
    }

    /// "A military coalition" of the first sentences is the "Coalition" of the title.
    private func titleTwin(of description: Description, _ phrase: NounPhrase) -> Antecedent? {
        guard [.indefinite, .none].contains(phrase.determiner), phrase.sentence <= ReferenceWalk.leadReach, !isInHeading(phrase.head)
        else { return nil }
        let twin = recentMembers().first { member in
            let other = members[member]
            return other.noun == description.noun && !other.isNamed && other.isPlural == description.isPlural
                && other.modifiers.isSubset(of: description.modifiers) && other.mentions.allSatisfy { isInHeading($0.tokens.lowerBound) }
        }
        return twin.map { Antecedent(member: $0, why: "the \(description.noun) of the title") }
    }

    /// Sentences in which a report tells its title again.
    private static let leadReach = 5

    private func isInHeading(_ token: Int) -> Bool {
        let sentence = cast.document.sentences[cast.document.sentence(of: token)]
        return cast.document.report.blocks[sentence.block].role == .heading
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

    /// "the army's spokesman" is nobody who serves another army.
    private func ownersAgree(_ member: Int, _ owner: Int?, _ phrase: NounPhrase) -> Bool {
        guard phrase.possessor != nil else { return true }
        guard let owner, member != owner else { return false }
        guard let serves = served(by: member) ?? members[member].owner else {
            return members[member].isNamed && members[member].isPerson
        }
        return serves == owner
    }

    /// "the commander of the 7th Brigade" is somebody of whom that brigade was told before.
    private func complementAgrees(_ member: Int, _ phrase: NounPhrase) -> Bool {
        guard let complement = phrase.complement, complement.preposition == "of" else { return true }
        let head = NameKey.folded(cast.view.forms[cast.phrases[complement.phrase].head])
        let other = members[member]
        if other.isNamed(with: head) || NameKey.words(other.role ?? "").contains(head) { return true }
        return served(by: member).map { members[$0].isNamed(with: head) } ?? false
    }

    /// The member that somebody serves, as far as it is known by now.
    func served(by member: Int) -> Int? {
        if let served = members[member].servesMember { return served }
        if let name = members[member].servesName { return memberOfGroup[cast.groups.group(name)] }
        return members[member].servesPhrase.flatMap { memberOfPhrase[$0] }
    }

    private func sameWords(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard other.noun == description.noun, !(other.isNamed && other.isHuman), other.isPlural == description.isPlural,
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
        let wanted = Set(description.modifiers.map { NameKey.folded($0) } + [NameKey.folded(description.noun)])
        // "the resistance" may be a National Resistance Front, "the west" is no West Mosul.
        guard [.armedGroup, .political, .government, .military].contains(other.kind) || heads(description.noun, other) else { return nil }
        return other.nameWords.contains { wanted.isSubset(of: $0) } ? "short for \(other.name)" : nil
    }

    /// Whether a noun is what a name says that its bearer is: "council" of "Security Council", "republic" of "Republic of Lusk",
    /// but not "west" of "West Mosul".
    private func heads(_ noun: String, _ member: Member) -> Bool {
        let noun = NameKey.folded(noun)
        return ([member.name] + member.aliases).contains { name in
            let words = NameKey.words(name)
            return words.indices.contains { words[$0] == noun && ($0 == words.count - 1 || cast.words.affiliating.contains(words[$0 + 1])) }
        }
    }

    /// "the Federal side" for the Federal Military Government.
    private func side(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard other.isNamed, !other.isHuman, cast.words.sides.contains(description.noun), !description.modifiers.isEmpty else { return nil }
        let isOf = description.modifiers.allSatisfy { other.isNamed(with: NameKey.folded($0)) }
        return isOf ? "the side of \(other.name)" : nil
    }

    private func generalRole(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard description.isPerson, other.isPerson, description.modifiers.allSatisfy({ isNation($0, of: other) }),
            let special = cast.words.general[description.noun], !special.isDisjoint(with: other.roles)
        else { return nil }
        return "\(other.role ?? "the one") named before: \(other.name)"
    }

    /// "aid" in "the aid group" tells of a charity, or of a body of which no more is known.
    private func tells(_ modifier: String, of kind: Entity.Kind) -> Bool {
        guard let kinds = cast.words.telling[modifier] else { return false }
        return kinds.contains(kind) || kind == .other && kinds.contains(.ngo)
    }

    /// "Jordanian" of somebody who serves Jordan.
    private func isNation(_ modifier: String, of member: Member) -> Bool {
        guard let state = cast.known.demonym([NameKey.folded(modifier)]) else { return false }
        if member.nation == state { return true }
        let served = member.servesName.map { cast.names[$0].known } ?? member.servesPhrase.flatMap { memberOfPhrase[$0] }.map { members[$0].known }
        return served == state
    }

    private func category(_ member: Int, _ description: Description) -> String? {
        let other = members[member]
        guard !other.isHuman, !description.isPlural, let kinds = cast.words.categories[description.noun],
            kinds.contains(other.kind), other.isNamed, description.modifiers.allSatisfy({ tells($0, of: other.kind) })
        else { return nil }
        return "the \(description.noun) named before: \(other.name)"
    }
}
