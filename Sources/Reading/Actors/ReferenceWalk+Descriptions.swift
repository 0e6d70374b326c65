extension ReferenceWalk {
    /// Whom a description means: somebody spoken of before, otherwise somebody new.
    mutating func readDescribed(_ index: Int) {
        let phrase = cast.phrases[index]
        guard let description = cast.descriptions[index] else { return }
        let isSource = cast.speech.spoken[index] != nil
        if !isSource, isInPreposition(phrase) { return }
        if cast.tests.isPart(phrase) {
            if isSource, readJoint(index) || readPart(index) { return }
            if !isSource { return }
        } else if isSource, cast.words.sides.contains(description.noun), readJoint(index) {
            return
        }
        if cast.words.documents.contains(description.noun), let maker = maker(of: phrase, description), isSource {
            memberOfPhrase[index] = maker
            return touch(maker, phrase: index, phrase.tokens, .nominal, "\(description.noun) of \(members[maker].name)")
        }
        if let group = namedGroup(phrase, description) {
            memberOfPhrase[index] = group
            return touch(group, phrase: index, phrase.tokens, .nominal, "fighters of \(members[group].name)")
        }
        let owner = phrase.possessor.flatMap { memberOfPhrase[$0] }
        let antecedent = antecedent(of: description, phrase, owner: owner)
        guard isSource || antecedent != nil || isActor(description) || wanted.contains(index) else { return }
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

    /// "in front of", "in command of": a noun that is part of a preposition.
    private func isInPreposition(_ phrase: NounPhrase) -> Bool {
        guard phrase.determiner == .none, phrase.tokens.count == 1, phrase.head > 0, phrase.head + 1 < cast.view.forms.count else { return false }
        return cast.view.forms[phrase.head - 1] == "in" && cast.view.forms[phrase.head + 1] == "of"
    }

    /// "both", "neither", "the two sides": the two adversaries that were spoken of last.
    private mutating func readJoint(_ index: Int) -> Bool {
        let phrase = cast.phrases[index]
        let areAll = phrase.isDefinite && phrase.possessor == nil && cast.tests.isPlural(phrase.head) && phrase.core.count == 1
        let isJoint = phrase.tokens.contains { cast.words.joint.contains(cast.view.forms[$0]) } || areAll
        guard isJoint, phrase.complement == nil else { return false }
        let sides = sides(isNamed: cast.words.sides.contains(cast.descriptions[index]?.noun ?? ""))
        // "the parties" are two only where the report tells of two.
        guard sides.count > 1, !areAll || sides.count == 2, members[sides[0]].isPlural == members[sides[1]].isPlural else { return false }
        let pair = [sides[0], sides[1]].sorted { firstToken($0) < firstToken($1) }
        var member = Member(kind: .other, name: pair.map { members[$0].name }.joined(separator: " and "), isNamed: false)
        member.isPlural = true
        members.append(member)
        memberOfPhrase[index] = members.count - 1
        touch(members.count - 1, phrase: index, phrase.tokens, .nominal, "the two spoken of before")
        return true
    }

    /// "both": those who spoke last; "both sides": those of whom the report tells most.
    private func sides(isNamed: Bool) -> [Int] {
        let recent = recentMembers().filter { isSide($0) }
        if isNamed { return recent.sorted { (members[$1].mentions.count, $0) < (members[$0].mentions.count, $1) } }
        let spoke = Set(touches.filter { $0.isSpeaker || $0.isSubject }.map(\.member))
        return recent.filter(spoke.contains) + recent.filter { !spoke.contains($0) }
    }

    private func isSide(_ member: Int) -> Bool {
        [.armedGroup, .military, .government, .state, .political].contains(members[member].kind) && !members[member].isHuman
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
        if let owner, member.unnamed?.kind == .other, cast.words.peers.contains(description.noun), let kind = members[owner].unnamed?.kind {
            member.unnamed?.kind = kind
        }
        let index = members.count
        members.append(member)
        if member.isPerson, let note = cast.roles.role(phrase) { take(note, index) }
        return index
    }

    /// The words of a description without its article, with whose it is and what it is of.
    private func name(of phrase: NounPhrase, _ description: Description, owner: Int?) -> String {
        var end = phrase.tokens.upperBound
        let tying = description.isPlural ? cast.words.belonging : cast.words.affiliating
        if let complement = phrase.complement, tying.contains(complement.preposition) {
            end = max(end, cast.phrases[complement.phrase].tokens.upperBound)
        }
        let core = cast.text(phrase.core.lowerBound..<end)
        if let possessor = phrase.possessor, cast.phrases[possessor].isPronoun {
            return owner.map { "\(members[$0].name)’s \(core)" } ?? core
        }
        // "the group's wing" is told by the name of the group.
        if let owner, let possessor = phrase.possessor, members[owner].isNamed, cast.phrases[possessor].name == nil {
            return "\(members[owner].name)’s \(core)"
        }
        var start = phrase.tokens.lowerBound
        if start < phrase.head, cast.view.partsOfSpeech[start] == "DET" { start += 1 }
        while start < phrase.head, cast.words.hedges.contains(cast.view.forms[start]) { start += 1 }
        return cast.text(start..<end)
    }

    /// "One", "another", "the younger": part of the people spoken of last.
    private mutating func readPart(_ index: Int) -> Bool {
        let phrase = cast.phrases[index]
        // "one of the prisoners" names its whole itself, "many here" belongs to no group.
        if let complement = phrase.complement, !cast.phrases[complement.phrase].isPronoun, memberOfPhrase[complement.phrase] == nil { return false }
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
