extension ReferenceWalk {
    /// Whom a description means: somebody spoken of before, otherwise somebody new.
    mutating func readDescribed(_ index: Int) {
        let phrase = cast.phrases[index]
        guard let description = cast.descriptions[index] else { return }
        let isSource = cast.speech.spoken[index] != nil
        if isPartitive(phrase) {
            if isSource, readJoint(index) || readPart(index) { return }
            if !isSource { return }
        } else if isSource, cast.words.sides.contains(description.noun), readJoint(index) {
            return
        }
        if let group = namedGroup(phrase, description) {
            memberOfPhrase[index] = group
            return touch(group, phrase: index, phrase.tokens, .nominal, "fighters of \(members[group].name)")
        }
        let owner = phrase.possessor.flatMap { memberOfPhrase[$0] }
        let antecedent = antecedent(of: description, phrase, owner: owner)
        guard isSource || antecedent != nil || isActor(description) else { return }
        let member = antecedent?.member ?? newMember(description, phrase, owner: owner)
        memberOfPhrase[index] = member
        touch(member, phrase: index, phrase.tokens, .nominal, antecedent?.why ?? "described by its own words")
    }

    /// "Tide rebels": the group whose name stands before the noun for its fighters.
    private mutating func namedGroup(_ phrase: NounPhrase, _ description: Description) -> Int? {
        guard description.isPlural, cast.words.members.contains(description.noun), phrase.head > phrase.core.lowerBound,
            let name = cast.namesInside(phrase).last, cast.names[name].tokens.upperBound == phrase.head
        else { return nil }
        let member = member(ofName: name)
        return [.armedGroup, .political, .other].contains(members[member].kind) ? member : nil
    }

    /// People and the bodies that act in a conflict; schools and companies only where they speak.
    private func isActor(_ description: Description) -> Bool {
        if description.isHuman { return true }
        switch description.kind {
        case .place, .facility, .business, .religious, .media, .ngo, .other, .people: return false
        default: return cast.words.institutions[description.noun] != nil
        }
    }

    private func isPartitive(_ phrase: NounPhrase) -> Bool {
        cast.words.partitives.contains(cast.view.forms[phrase.head])
    }

    /// "both", "neither", "the two sides": the two adversaries that were spoken of last.
    private mutating func readJoint(_ index: Int) -> Bool {
        let phrase = cast.phrases[index]
        let isJoint = phrase.tokens.contains { cast.words.joint.contains(cast.view.forms[$0]) }
        guard isJoint, phrase.complement == nil else { return false }
        let sides = recentMembers().filter { isSide($0) }
        guard sides.count > 1, members[sides[0]].isPlural == members[sides[1]].isPlural else { return false }
        let pair = [sides[0], sides[1]].sorted { firstToken($0) < firstToken($1) }
        var member = Member(kind: .other, name: pair.map { members[$0].name }.joined(separator: " and "), isNamed: false)
        member.isPlural = true
        members.append(member)
        memberOfPhrase[index] = members.count - 1
        touch(members.count - 1, phrase: index, phrase.tokens, .nominal, "the two spoken of before")
        return true
    }

    private func isSide(_ member: Int) -> Bool {
        [.armedGroup, .military, .government, .state, .political, .business].contains(members[member].kind) && !members[member].isHuman
    }

    private func firstToken(_ member: Int) -> Int { members[member].mentions.first?.tokens.lowerBound ?? 0 }

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
        if whole == nil {
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
