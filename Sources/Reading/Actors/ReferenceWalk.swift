/// Reads the phrases of a report from first to last and says of each whom it means.
///
/// What was said before decides: names come first, then descriptions and pronouns look back at who was spoken of.
/// Quoted "I" and "we" wait for the end, because their speaker may stand behind the quotation.
struct ReferenceWalk {
    let cast: ReferenceInput
    var members: [Member] = []
    /// The member that each phrase means.
    var memberOfPhrase: [Int?]
    var memberOfGroup: [Int: Int] = [:]
    /// States that are spoken of by their capitals, by index among the known actors.
    var memberOfState: [Int: Int] = [:]
    var touches: [Touch] = []
    var doubts: [Doubt] = []
    /// A document that was spoken of, and who made it.
    struct Made: Hashable {
        var noun: String
        var member: Int
        var sentence: Int
    }
    var documents: [Made] = []
    /// Phrases that tell whom somebody serves: they count as actors whatever their noun.
    private(set) var wanted: Set<Int> = []
    /// Members in the order in which they were spoken of last, latest last.
    var recent: [Int] = []
    /// Members that a description may mean again.
    private static let memory = 120

    init(_ input: ReferenceInput) {
        cast = input
        memberOfPhrase = [Int?](repeating: nil, count: input.phrases.count)
    }

    mutating func read() {
        for index in cast.phrases.indices { read(index) }
        let issuer = outletMember() ?? headMember()
        for index in cast.phrases.indices where memberOfPhrase[index] == nil { readSpeakerPronoun(index, issuer: issuer) }
    }

    private mutating func read(_ index: Int) {
        let phrase = cast.phrases[index]
        for name in cast.namesInside(phrase) where name != phrase.name { touchName(name, in: index) }
        if phrase.isPronoun {
            readPronoun(index)
        } else if let name = phrase.name {
            touchName(name, in: index)
            readNamed(index, name)
        } else if let named = cast.appositions[index], let name = cast.phrases[named].name {
            readApposition(index, name)
        } else {
            readDescribed(index)
        }
    }

    /// Notes that a member is spoken of.
    mutating func touch(_ member: Int, phrase index: Int, _ tokens: Range<Int>, _ form: Mention.Form, _ why: String) {
        members[member].mentions.append(Mention(tokens: tokens, form: form, why: why))
        if recent.last != member {
            if let place = recent.lastIndex(of: member) { recent.remove(at: place) }
            recent.append(member)
            if recent.count > ReferenceWalk.memory { recent.removeFirst() }
        }
        let head = cast.phrases[index].head
        let isHead = tokens.contains(head) || form != .name
        touches.append(
            Touch(
                member: member, token: tokens.lowerBound, sentence: cast.phrases[index].sentence,
                isSubject: isHead && cast.isSubject(head), isSpeaker: isHead && cast.speech.spoken[index] != nil))
    }

    mutating func touchName(_ name: Int, in index: Int) {
        let actor = cast.names[name], isHead = name == cast.phrases[index].name
        let state = isHead && cast.speech.spoken[index] != nil ? cast.state(ofCapital: name) : nil
        let member = state.map { self.member(ofState: $0, called: actor.text) } ?? self.member(ofName: name)
        if isHead { memberOfPhrase[index] = member }
        let why = state.map { "capital that speaks for \(cast.known.actors[$0].name)" } ?? cast.groups.reasons[name]
        touch(member, phrase: index, actor.tokens, .name, why)
        members[member].addAlias(actor.text)
    }

    /// The member of a name's group, made at its first mention from the fullest of the group's names.
    mutating func member(ofName name: Int) -> Int {
        let group = cast.groups.group(name)
        if let member = memberOfGroup[group] { return member }
        let member = cast.member(ofGroup: group)
        if member.kind == .state, let state = member.known, let before = memberOfState[state] {
            memberOfGroup[group] = before
            return before
        }
        members.append(member)
        memberOfGroup[group] = members.count - 1
        return members.count - 1
    }

    /// The state behind a capital that speaks, if the report names it too; otherwise a member of its own.
    private mutating func member(ofState state: Int, called name: String) -> Int {
        if let member = memberOfState[state] { return member }
        if let member = members.indices.first(where: { members[$0].known == state }) {
            memberOfState[state] = member
            return member
        }
        var member = Member(kind: .state, name: name, isNamed: true)
        member.known = state
        member.addAlias(cast.known.actors[state].name)
        members.append(member)
        memberOfState[state] = members.count - 1
        return members.count - 1
    }

    /// Role and affiliation that stand before or behind a person's name.
    private mutating func readNamed(_ index: Int, _ name: Int) {
        let phrase = cast.phrases[index]
        guard let member = memberOfPhrase[index] else { return }
        if let kind = cast.roles.bodyBeforeName(phrase), cast.names[name].titles.isEmpty { settle(member, kind) }
        if let note = cast.roles.roleBeforeName(phrase) { take(note, member) }
        if members[member].mentions.count == 1 { takeIn(earlier: member, at: phrase) }
        if !members[member].isHuman, members[member].owner == nil { members[member].owner = phrase.possessor.flatMap { memberOfPhrase[$0] } }
        guard members[member].isPerson, let complement = phrase.complement, cast.words.affiliating.contains(complement.preposition),
            !members[member].serves
        else { return }
        members[member].servesPhrase = complement.phrase
        want(complement.phrase)
    }

    /// "the newspaper El Vado": the noun before a name tells what it is.
    private mutating func settle(_ member: Int, _ kind: Entity.Kind) {
        guard [.other, .person, .place, .facility].contains(members[member].kind) else { return }
        members[member].kind = kind
        members[member].isHuman = false
    }

    private mutating func readApposition(_ index: Int, _ name: Int) {
        let member = member(ofName: name)
        memberOfPhrase[index] = member
        touch(member, phrase: index, cast.phrases[index].tokens, .nominal, "stands beside the name \(cast.names[name].text)")
        if let note = cast.roles.role(cast.phrases[index]) { take(note, member) }
        guard let description = cast.descriptions[index] else { return }
        if members[member].gender == nil { members[member].gender = description.gender }
        if description.isPerson, [.other, .place, .facility].contains(members[member].kind) { members[member].kind = .person }
        members[member].isHuman = members[member].isHuman || description.isPerson
        if members[member].kind == .other { members[member].kind = description.kind }
        if members[member].noun == nil { members[member].noun = description.noun }
    }

    /// "a spokeswoman for Medecine Sahel": whoever has a spokesperson and bears no first name is a body.
    private mutating func settleServed(_ name: Int, by note: RoleNote) {
        guard cast.view.forms[note.head].hasPrefix("spokes"), cast.names[name].kind == .person, cast.names[name].titles.isEmpty,
            let first = cast.names[name].words.first, !cast.words.maleNames.contains(first), !cast.words.femaleNames.contains(first)
        else { return }
        let served = member(ofName: name)
        guard members[served].kind == .person, members[served].roles.isEmpty, !members[served].serves else { return }
        members[served].kind = .other
        members[served].isHuman = false
    }

    /// A phrase that was read before is read again if it was passed over as no actor.
    mutating func want(_ index: Int) {
        wanted.insert(index)
        let phrase = cast.phrases[index]
        if memberOfPhrase[index] == nil, touches.last.map({ $0.token >= phrase.head }) ?? false, !phrase.isPronoun, phrase.name == nil {
            readDescribed(index)
        }
    }

    /// The body that a noun before a role means: "army" in "an army spokeswoman".
    private mutating func member(ofNoun token: Int) -> Int {
        let noun = cast.view.lemmas[token]
        let before = recentMembers().first { !members[$0].isHuman && (members[$0].noun == noun || members[$0].isNamed(with: noun)) }
        let tokens = token..<token + 1
        if let before {
            members[before].mentions.append(Mention(tokens: tokens, form: .nominal, why: "the \(noun) spoken of before"))
            return before
        }
        var member = Member(kind: cast.words.institutions[noun] ?? .other, name: cast.view.forms[token], isNamed: false)
        member.noun = noun
        member.mentions = [Mention(tokens: tokens, form: .nominal, why: "described by its own words")]
        members.append(member)
        return members.count - 1
    }

    /// The latest first.
    func recentMembers() -> ReversedCollection<[Int]> { recent.reversed() }

    mutating func take(_ note: RoleNote, _ member: Int) {
        members[member].roles.formUnion([cast.view.lemmas[note.head], cast.view.forms[note.head]])
        if members[member].gender == nil { members[member].gender = cast.gender(of: note.head) }
        guard members[member].role == nil || members[member].isRoleTitle || !members[member].serves && !note.isTitle else { return }
        members[member].role = cast.text(note.words)
        members[member].isRoleTitle = note.isTitle
        if let nation = note.nation { members[member].nation = nation }
        members[member].servesName = note.name
        if let name = note.name ?? note.phrase.flatMap({ cast.phrases[$0].name }) { settleServed(name, by: note) }
        members[member].servesPhrase = note.phrase
        if let phrase = note.phrase { want(phrase) }
        if let noun = note.noun, note.name == nil { members[member].servesMember = self.member(ofNoun: noun) }
    }
}
