/// Joins members of a walk that mean one actor under different words: “its fighters”, “the insurgents”, “the Sudanese army”, “Kabul”.
///
/// It works on what the walk left apart. Each join says why; where more than one actor may be meant nothing is joined and a doubt is kept.
struct MemberMerger {
    private(set) var walk: ReferenceWalk
    private(set) var facts: ActorFacts
    /// What kind of unnamed source a phrase was before its member was joined to a named one.
    private(set) var unnamed: [Int: UnnamedSource] = [:]
    /// Words that may mean an actor, by the member that they were left with, if any.
    private(set) var doubts: [(tokens: Range<Int>, member: Int?, reason: String)] = []
    private var phrasesOf: [Int: [Int]] = [:]
    let known: KnownActors

    init(_ walk: ReferenceWalk, _ known: KnownActors) {
        self.walk = walk
        self.known = known
        facts = ActorFacts(walk, known)
        for (phrase, member) in walk.memberOfPhrase.enumerated() {
            if let member { phrasesOf[member, default: []].append(phrase) }
        }
    }

    mutating func merge() {
        adopt()
        splitBodies()
        mergeKnown()
        readCapitals()
        moveCapitals()
        mergeGroups()
        facts = ActorFacts(walk, known)
        // What the joins tell of the country of the report may name “the army” by now.
        mergeKnown()
        doubtShared()
        facts = ActorFacts(walk, known)
    }

    /// Descriptions that the lexicon has as they stand: “FARC dissidents”.
    private mutating func adopt() {
        for index in walk.members.indices where !walk.members[index].isNamed && !walk.members[index].isPerson && !walk.members[index].mentions.isEmpty {
            // "the southern front" in small letters is a stretch of the war, not the group of that name.
            guard walk.members[index].name.contains(where: \.isUppercase),
                let actor = known.described(NameKey.words(walk.members[index].name)), known.kind(actor) != .media
            else { continue }
            walk.members[index].known = actor
            walk.members[index].kind = known.kind(actor)
            walk.members[index].isHuman = false
            walk.members[index].unnamed = nil
        }
        facts = ActorFacts(walk, known)
    }

    /// “US forces” are not the United States.
    private mutating func splitBodies() {
        for phrase in walk.cast.phrases.indices where walk.cast.phrases[phrase].name == nil && !walk.cast.phrases[phrase].isPronoun {
            guard let member = walk.memberOfPhrase[phrase], walk.members[member].kind == .state, walk.members[member].isNamed else { continue }
            let text = walk.cast.text(walk.cast.phrases[phrase].core)
            guard let body = known.body(NameKey.words(text)) else { continue }
            var made = Member(kind: known.kind(body), name: text, isNamed: false)
            made.known = body
            made.noun = walk.cast.descriptions[phrase]?.noun
            walk.members.append(made)
            let other = walk.members.count - 1
            move(phrase, from: member, to: other, "described by its own words")
            phrasesOf[other] = [phrase]
            phrasesOf[member]?.removeAll { $0 == phrase }
        }
        facts = ActorFacts(walk, known)
    }

    // MARK: One known actor under two descriptions

    private mutating func mergeKnown() {
        var first: [Int: Int] = [:]
        let order = walk.members.indices.filter { isBody($0) && facts.refs[$0] != nil }
        // Names before descriptions, so that the join bears the name.
        for index in order.sorted(by: { (walk.members[$0].isNamed ? 0 : 1, start($0)) < (walk.members[$1].isNamed ? 0 : 1, start($1)) }) {
            guard let ref = facts.refs[index] else { continue }
            if let other = first[ref] {
                join(index, to: other, "known to be \(known.name(ref))")
            } else {
                first[ref] = index
            }
        }
    }

    /// A body, as against people that are some of it.
    private func isBody(_ index: Int) -> Bool {
        let member = walk.members[index]
        return !member.mentions.isEmpty && !member.isHuman && ![.place, .facility, .media, .state].contains(member.kind)
    }

    func start(_ index: Int) -> Int { walk.members[index].mentions.map(\.tokens.lowerBound).min() ?? .max }

    // MARK: Governments by their capitals

    private mutating func moveCapitals() {
        for (state, member) in walk.memberOfState.sorted(by: { $0.key < $1.key }) {
            let speaking = (phrasesOf[member] ?? []).filter { isCapital($0, of: state) }
            let governments = governments(of: state)
            guard !speaking.isEmpty, let government = governments.first else { continue }
            for phrase in speaking {
                if governments.count > 1 {
                    let names = governments.prefix(2).map { walk.members[$0].name }
                    doubts.append((tokens(phrase), member, "“\(walk.cast.text(tokens(phrase)))” may be \(names[0]) or \(names[1])"))
                } else {
                    move(phrase, from: member, to: government, "capital that speaks for the government of \(known.name(state))")
                }
            }
        }
    }

    /// A capital that does what governments do stands for its state: “Ankara accused”.
    private mutating func readCapitals() {
        for index in walk.cast.phrases.indices {
            guard let name = walk.cast.phrases[index].name, let member = walk.memberOfPhrase[index], [.place, .state].contains(walk.members[member].kind),
                walk.members[member].known == nil, let state = walk.cast.state(ofCapital: name), isActing(walk.cast.phrases[index].head)
            else { continue }
            let own = walk.memberOfState[state] ?? walk.members.indices.first { walk.members[$0].known == state && !walk.members[$0].mentions.isEmpty }
            if own == nil {
                var made = Member(kind: .state, name: walk.cast.names[name].text, isNamed: true)
                made.known = state
                walk.members.append(made)
            }
            let target = own ?? walk.members.count - 1
            walk.memberOfState[state] = target
            move(index, from: member, to: target, "capital that acts for \(known.name(state))")
            phrasesOf[target, default: []].append(index)
            phrasesOf[member]?.removeAll { $0 == index }
        }
        facts = ActorFacts(walk, known)
    }

    private func isActing(_ token: Int) -> Bool {
        let syntax = walk.cast.document.syntax
        guard syntax.relations[token] == "nsubj", syntax.heads[token] >= 0 else { return false }
        return known.groupWords.acts.contains(walk.cast.view.lemmas[syntax.heads[token]])
    }

    private func isCapital(_ phrase: Int, of state: Int) -> Bool {
        guard let name = walk.cast.phrases[phrase].name else { return false }
        return known.capital(NameKey.words(walk.cast.names[name].text)) == state
    }

    private func governments(of state: Int) -> [Int] {
        let own = known.body("government", of: state), country = known.country(state)
        return walk.members.indices.filter { index in
            guard isBody(index), walk.members[index].kind == .government else { return false }
            if facts.refs[index] == own, own != nil { return true }
            let words = NameKey.words(walk.members[index].name)
            return facts.country(of: index) == country && words.contains { known.groupWords.governments.contains($0) }
        }
    }

    private func tokens(_ phrase: Int) -> Range<Int> {
        let phrase = walk.cast.phrases[phrase]
        return phrase.name.map { walk.cast.names[$0].tokens } ?? phrase.tokens
    }

    // MARK: Armed groups

    private mutating func mergeGroups() {
        let groups = GroupFinder(walk: walk, known: known, phrasesOf: phrasesOf)
        for phrase in walk.cast.phrases.indices {
            switch groups.meaning(of: phrase) {
            case .group(let group, let why): give(phrase, to: group, why)
            case .unsure(let reason): doubts.append((walk.cast.phrases[phrase].tokens, walk.memberOfPhrase[phrase], reason))
            case nil: break
            }
        }
    }

    /// A phrase and whatever the walk joined with it go to a group.
    private mutating func give(_ phrase: Int, to group: Int, _ why: String) {
        let group = resolved(group)
        if let member = walk.memberOfPhrase[phrase] {
            if member != group { join(member, to: group, why) }
        } else {
            walk.members[group].mentions.append(Mention(tokens: walk.cast.phrases[phrase].tokens, form: .nominal, why: why))
            walk.memberOfPhrase[phrase] = group
            phrasesOf[group, default: []].append(phrase)
            walk.members[group].addAlias(walk.cast.text(walk.cast.phrases[phrase].core))
        }
    }

    private var target: [Int: Int] = [:]

    private func resolved(_ member: Int) -> Int {
        var member = member
        while let next = target[member] { member = next }
        return member
    }

    // MARK: Names that several actors bear

    private mutating func doubtShared() {
        var told: Set<Int> = []
        for (index, name) in walk.cast.names.enumerated() where name.known == nil && name.candidates.count > 1 {
            let group = walk.cast.groups.group(index)
            guard let member = walk.memberOfGroup[group].map(resolved), walk.members[member].known == nil, told.insert(group).inserted else { continue }
            let named = name.candidates.prefix(3).map { "\(known.name($0)) (\(known.id($0).rawValue))" }
            doubts.append((name.tokens, member, "“\(name.text)” may be \(named.joined(separator: " or "))"))
        }
    }

    // MARK: Joining

    private mutating func join(_ member: Int, to other: Int, _ why: String) {
        let moved = walk.members[member]
        for mention in moved.mentions {
            walk.members[other].mentions.append(Mention(tokens: mention.tokens, form: mention.form, why: mention.form == .pronoun ? mention.why : why))
        }
        walk.members[other].addAlias(moved.name)
        for alias in moved.aliases { walk.members[other].addAlias(alias) }
        walk.members[member].mentions = []
        target[member] = other
        for phrase in phrasesOf[member] ?? [] {
            walk.memberOfPhrase[phrase] = other
            if let source = moved.unnamed { unnamed[phrase] = source }
        }
        phrasesOf[other, default: []] += phrasesOf[member] ?? []
        phrasesOf[member] = nil
        redirect(member, to: other)
    }

    private mutating func redirect(_ member: Int, to other: Int) {
        for (group, owner) in walk.memberOfGroup where owner == member { walk.memberOfGroup[group] = other }
        for index in walk.members.indices {
            if walk.members[index].owner == member { walk.members[index].owner = index == other ? nil : other }
            if walk.members[index].servesMember == member { walk.members[index].servesMember = other }
        }
    }

    private mutating func move(_ phrase: Int, from member: Int, to other: Int, _ why: String) {
        let place = tokens(phrase)
        guard let mention = walk.members[member].mentions.firstIndex(where: { $0.tokens == place }) else { return }
        walk.members[member].mentions.remove(at: mention)
        walk.members[other].mentions.append(Mention(tokens: place, form: walk.cast.phrases[phrase].name == nil ? .nominal : .name, why: why))
        walk.members[other].addAlias(walk.cast.text(place))
        walk.memberOfPhrase[phrase] = other
    }
}
