extension ReferenceWalk {
    /// Sentences back in which somebody may have been spoken of before the name is told.
    private static let laterReach = 8

    /// Sentences that may stand between the first word of somebody and the name.
    private static let longestWait = 30

    private func sentence(of member: Int) -> Int {
        let first = members[member].mentions.first?.tokens.lowerBound ?? 0
        return cast.document.sentences.partitioningIndex { $0.tokens.upperBound > first }
    }

    /// News often tell the office first and the name later: "The general said … Major General Idris Vane said". Somebody
    /// described before by an office of the one now named is the same, where no other fits and nothing sets them apart.
    mutating func takeIn(earlier named: Int, at phrase: NounPhrase) {
        guard members[named].isPerson else { return }
        if members[named].roles.isEmpty { return takeInLastSpeaker(named, at: phrase) }
        let earlier = recent.filter { $0 != named && isEarlier($0, of: named, at: phrase) }
        guard let first = earlier.first, earlier.allSatisfy({ members[$0].noun == members[first].noun }) else { return }
        for member in earlier { merge(member, into: named, until: phrase.sentence) }
    }

    /// A surname that nothing introduces belongs to somebody introduced by an office: whoever spoke last, if named nowhere.
    private mutating func takeInLastSpeaker(_ named: Int, at phrase: NounPhrase) {
        guard cast.names[phrase.name ?? 0].words.count == 1, NameKey.words(members[named].name).count == 1, touches.last?.isSpeaker ?? false,
            let last = touches.dropLast().last(where: { $0.isSpeaker && $0.member != named }), phrase.sentence - last.sentence <= 4,
            let noun = members[last.member].noun, !cast.apposed.contains(phrase.tokens.lowerBound)
        else { return }
        let speaker = members[last.member]
        guard speaker.isPerson, !speaker.isNamed, speaker.unnamed == nil, cast.words.offices.contains(noun),
            speaker.gender == nil || members[named].gender == nil || speaker.gender == members[named].gender
        else { return }
        let same = recent.filter { !members[$0].isNamed && members[$0].unnamed == nil && members[$0].isPerson && members[$0].noun == noun }
        for member in same where phrase.sentence - sentence(of: member) < ReferenceWalk.longestWait { merge(member, into: named, until: phrase.sentence) }
    }

    private func isEarlier(_ member: Int, of named: Int, at phrase: NounPhrase) -> Bool {
        let other = members[member], name = members[named]
        guard other.isPerson, !other.isNamed, other.unnamed == nil, let noun = other.noun, let last = other.mentions.last else { return false }
        let isSame = name.roles.contains(noun) || cast.words.general[noun].map { !$0.isDisjoint(with: name.roles) } ?? false
        guard isSame, other.gender == nil || name.gender == nil || other.gender == name.gender else { return false }
        let start = cast.document.sentences[max(0, phrase.sentence - ReferenceWalk.laterReach)].tokens.lowerBound
        guard last.tokens.lowerBound >= start, phrase.sentence - sentence(of: member) < ReferenceWalk.longestWait, cast.words.offices.contains(noun) else { return false }
        guard let owner = served(by: member) ?? other.owner, let serves = served(by: named) ?? members[named].owner else { return true }
        return owner == serves
    }

    /// Gives all that was said of one member to another.
    private mutating func merge(_ member: Int, into named: Int, until now: Int) {
        let why = "named later as \(members[named].name)"
        for mention in members[member].mentions {
            members[named].mentions.append(Mention(tokens: mention.tokens, form: mention.form, why: mention.form == .nominal ? why : mention.why))
        }
        let start = members[member].mentions.first?.tokens.lowerBound ?? 0
        let first = cast.phrases.partitioningIndex({ $0.tokens.lowerBound >= start })
        for index in first..<cast.phrases.count {
            guard memberOfPhrase[index] != nil || cast.phrases[index].sentence <= now else { break }
            if memberOfPhrase[index] == member { memberOfPhrase[index] = named }
        }
        for index in touches.indices.reversed() {
            if touches[index].token < start { break }
            if touches[index].member == member { touches[index].member = named }
        }
        members[member].mentions = []
        recent.removeAll { $0 == member }
        if members[named].gender == nil { members[named].gender = members[member].gender }
        members[named].modifiers.formUnion(members[member].modifiers)
        members[named].roles.formUnion(members[member].roles)
    }
}
