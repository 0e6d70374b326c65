/// What the lexicon and the report tell of each member beside its names: which known actor it is, its sector, its country.
struct ActorFacts {
    let walk: ReferenceWalk
    let known: KnownActors
    /// The state of which the report tells, where that is one.
    let home: Int?
    /// The known actor that each member is.
    private(set) var refs: [Int?]
    /// The members whose names stand inside the first phrase of each: “Taliban officials”.
    private let named: [Int: Int]

    init(_ walk: ReferenceWalk, _ known: KnownActors) {
        self.walk = walk
        self.known = known
        named = ActorFacts.namedInside(walk)
        refs = walk.members.map { ActorFacts.ref(of: $0, known) }
        home = HomeState(walk, known, refs: refs).state
        guard let home else { return }
        for index in refs.indices where refs[index] == nil && isDomestic(index) {
            refs[index] = known.body(ActorFacts.words(walk.members[index]), of: home)
        }
    }

    // MARK: Which known actor

    private static func ref(of member: Member, _ known: KnownActors) -> Int? {
        if let known = member.known { return known }
        guard !member.isPerson, member.mentions.count > 0 else { return nil }
        let words = words(member)
        guard (1...6).contains(words.count) else { return nil }
        return known.body(words, of: member.nation)
    }

    private static func words(_ member: Member) -> [String] { NameKey.words(member.name).filter { $0 != "s" } }

    /// "the army", "the government": a body that every state has, and nothing in its words tells of which.
    private func isDomestic(_ index: Int) -> Bool {
        let member = walk.members[index]
        guard !member.isNamed, !member.isHuman, member.owner == nil, named[index] == nil, let noun = member.noun else { return false }
        return known.sectors.domestic.contains(noun)
    }

    private static func namedInside(_ walk: ReferenceWalk) -> [Int: Int] {
        var named: [Int: Int] = [:]
        for (index, phrase) in walk.cast.phrases.enumerated() where phrase.name == nil && !phrase.isPronoun {
            guard let member = walk.memberOfPhrase[index], named[member] == nil, !walk.members[member].isNamed,
                let name = walk.cast.namesInside(phrase).last, let other = walk.memberOfGroup[walk.cast.groups.group(name)], other != member
            else { continue }
            named[member] = other
        }
        return named
    }

    /// A body is of the kind that the lexicon tells.
    func kind(of index: Int) -> Entity.Kind {
        let member = walk.members[index]
        guard let ref = refs[index], !member.isHuman, member.kind != .state else { return member.kind }
        return known.kind(ref)
    }

    /// Whom a member serves or belongs to.
    func served(by index: Int) -> Int? {
        let served = walk.served(by: index) ?? walk.members[index].owner ?? named[index]
        return served == index ? nil : served
    }

    // MARK: Country

    /// Its own if known, that of a demonym or state in its words, otherwise of whom it serves; at last that of the report, for its government.
    func country(of index: Int, depth: Int = 0) -> String? {
        let member = walk.members[index]
        if let ref = refs[index] { return known.country(ref) }
        if let nation = member.nation { return known.country(nation) }
        if !member.isNamed || !member.isHuman, let state = stateInside(member.name) { return known.country(state) }
        if member.isHuman, let role = member.role, let state = stateInside(role) { return known.country(state) }
        if let served = served(by: index), depth < 3 {
            if let country = country(of: served, depth: depth + 1) { return country }
            if refs[served] != nil { return nil }
        }
        guard let home, member.owner == nil, isOfHome(member, served: served(by: index)) else { return nil }
        return known.country(home)
    }

    /// A state named in a description; "U.S.-backed Iraqi forces" are of Iraq.
    private func stateInside(_ text: String) -> Int? {
        let words = NameKey.words(text)
        return words.indices.lazy.filter { index in
            index + 1 == words.count || !known.groupWords.sponsored.contains(words[index + 1])
        }.compactMap { known.state([words[$0]]) }.first
    }

    /// "the army", "the foreign minister": what every country has, of no other country by its words.
    private func isOfHome(_ member: Member, served: Int?) -> Bool {
        if let served, walk.members[served].isNamed { return false }
        let noun = member.role.map { NameKey.words($0).last ?? "" } ?? member.noun ?? ""
        return known.sectors.domestic.contains(noun) && (!member.isNamed || member.isHuman)
    }

    // MARK: Sector

    func sector(of index: Int) -> Sector? {
        let member = walk.members[index], words = known.sectors
        if let ref = refs[index], !member.isPerson { return known.sector(ref) ?? words.byKind[known.kind(ref)] }
        if [.place, .facility].contains(member.kind) { return nil }
        if member.isHuman { return sector(ofPeople: member, index) }
        if member.isNamed { return sector(ofName: member) }
        return modifier(member.modifiers) ?? member.noun.flatMap { words.nouns[$0] } ?? words.byKind[member.kind]
    }

    /// An official or fighter belongs where the body belongs that he serves; others where their trade does.
    private func sector(ofPeople member: Member, _ index: Int) -> Sector? {
        let words = known.sectors, roleWords = NameKey.words(member.role ?? "")
        let noun = roleWords.last ?? member.noun ?? ""
        if words.serving.contains(noun) || words.serving.contains(member.noun ?? ""), let served = served(by: index),
            !walk.members[served].isPerson, let sector = sector(of: served)
        {
            return sector
        }
        if let sector = modifier(Set(roleWords.dropLast())) ?? modifier(member.modifiers) { return sector }
        if let sector = words.roles[noun] ?? member.noun.flatMap({ words.roles[$0] ?? words.nouns[$0] }) { return sector }
        return member.unnamed.flatMap { words.bySource[$0.kind] } ?? words.byKind[member.kind]
    }

    private func modifier(_ modifiers: Set<String>) -> Sector? {
        modifiers.sorted().lazy.compactMap { known.sectors.modifiers[$0] }.first
    }

    private func sector(ofName member: Member) -> Sector? {
        let words = NameKey.words(member.name)
        return words.lazy.compactMap { known.sectors.names[$0] }.first ?? member.noun.flatMap { known.sectors.nouns[$0] }
            ?? known.sectors.byKind[member.kind]
    }
}

/// The state that a report tells of: the only one it speaks of, or by far the first.
private struct HomeState {
    private(set) var state: Int?

    init(_ walk: ReferenceWalk, _ known: KnownActors, refs: [Int?]) {
        var weights: [String: Int] = [:]
        for (index, member) in walk.members.enumerated() where !member.mentions.isEmpty && member.kind != .media {
            let country = refs[index].flatMap { known.country($0) } ?? member.nation.flatMap { known.country($0) } ?? HomeState.capital(member, known)
            country.map { weights[$0, default: 0] += member.mentions.count }
        }
        let ranked = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let first = ranked.first else { return }
        guard ranked.count == 1 || first.value >= 3 && first.value >= ranked[1].value * 2 else { return }
        state = known.state(ofCountry: first.key)
    }

    /// The country of a capital that is spoken of as a place.
    private static func capital(_ member: Member, _ known: KnownActors) -> String? {
        guard member.kind == .place || member.kind == .state else { return nil }
        return known.capital(NameKey.words(member.name)).flatMap { known.country($0) }
    }
}
