extension ReferenceWalk {
    /// Whom a description means: somebody spoken of before, otherwise somebody new.
    mutating func readDescribed(_ index: Int) {
        let phrase = cast.phrases[index]
        guard let description = cast.descriptions[index] else { return }
        let isSource = cast.speech.spoken[index] != nil
        if cast.words.partitives.contains(description.noun), readPart(index) { return }
        let owner = phrase.possessor.flatMap { memberOfPhrase[$0] }
        let antecedent = antecedent(of: description, phrase, owner: owner)
        guard isSource || antecedent != nil || isActor(description, phrase) else { return }
        let member = antecedent?.member ?? newMember(description, phrase, owner: owner)
        memberOfPhrase[index] = member
        touch(member, phrase: index, phrase.tokens, .nominal, antecedent?.why ?? "described by its own words")
    }

    private func isActor(_ description: Description, _ phrase: NounPhrase) -> Bool {
        cast.words.institutions[description.noun] != nil || description.isHuman
    }

    private mutating func newMember(_ description: Description, _ phrase: NounPhrase, owner: Int?) -> Int {
        var member = Member(kind: description.kind, name: name(of: phrase, description, owner: owner), isNamed: false)
        member.isPlural = description.isPlural
        member.isHuman = description.isHuman || description.unnamed != nil && description.unnamed?.kind != .reports
        member.gender = description.gender
        member.noun = description.noun
        member.modifiers = description.modifiers
        member.owner = owner
        member.unnamed = description.unnamed
        members.append(member)
        if member.isPerson, let note = cast.roles.role(phrase) { take(note, members.count - 1) }
        return members.count - 1
    }

    /// The words of a description without its article, with whose it is and what it is of.
    private func name(of phrase: NounPhrase, _ description: Description, owner: Int?) -> String {
        var end = phrase.tokens.upperBound
        if let complement = phrase.complement, cast.words.affiliating.contains(complement.preposition) {
            end = max(end, cast.phrases[complement.phrase].tokens.upperBound)
        }
        let core = cast.text(phrase.core.lowerBound..<end)
        if let possessor = phrase.possessor, cast.phrases[possessor].isPronoun {
            return owner.map { "\(members[$0].name)’s \(core)" } ?? core
        }
        let isArticle = cast.view.partsOfSpeech[phrase.tokens.lowerBound] == "DET" && phrase.tokens.count > 1
        return cast.text(phrase.tokens.lowerBound + (isArticle ? 1 : 0)..<end)
    }

    /// "One", "another", "the younger": part of the people spoken of last.
    private mutating func readPart(_ index: Int) -> Bool {
        let phrase = cast.phrases[index]
        var whole = phrase.complement.flatMap { $0.preposition == "of" ? memberOfPhrase[$0.phrase] : nil }
        if whole == nil, phrase.complement?.preposition != "of" {
            whole = touches.last { members[$0.member].isPlural && members[$0.member].unnamed != nil }?.member
        }
        guard let whole, members[whole].isPlural, cast.speech.spoken[index] != nil else { return false }
        var member = members[whole]
        let number = cast.words.numbers[cast.view.forms[phrase.head]]
        member.name = "\(cast.text(phrase.tokens)) of \(member.name)"
        member.unnamed?.count = number
        member.isPlural = number != 1
        member.mentions = []
        members.append(member)
        memberOfPhrase[index] = members.count - 1
        touch(members.count - 1, phrase: index, phrase.tokens, .nominal, "part of \(members[whole].name)")
        return true
    }
}
