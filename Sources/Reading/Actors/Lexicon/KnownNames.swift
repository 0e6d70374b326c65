/// Which actors of the lexicon a name may mean, by its words, its letters and what the encoder takes it for.
struct KnownNames {
    let known: KnownActors

    func candidates(for name: ActorName) -> [Int] {
        let isCapital = KnownNames.isInCapitals(name.text)
        let words = NameKey.words(name.text)
        if name.kind == .person {
            // A name of several words that is a group's is no person's, whatever the model makes of it.
            return words.count > 1 ? known.candidates(words, inCapitals: false).filter { $0 < known.table.count } : []
        }
        var found = known.candidates(words, inCapitals: isCapital)
        if found.isEmpty, words != name.words, !name.words.isEmpty { found = known.candidates(name.words, inCapitals: isCapital) }
        if found.isEmpty, let short = name.text.split(separator: " ").first.map(String.init), short != name.text, KnownNames.isInCapitals(short),
            name.text.dropFirst(short.count).hasPrefix(" of ")
        {
            // “the PLA of Manipur”
            found = known.candidates(NameKey.words(short))
        }
        return fitting(found, name, words)
    }

    /// Those that fit what the model takes the name for, where some do; a common word is an outlet's name only where it is taken for one.
    private func fitting(_ found: [Int], _ name: ActorName, _ words: [String]) -> [Int] {
        let fit = found.filter { actor in
            let kind = known.kind(actor)
            if kind == .media, words.count == 1 {
                return name.kind == .media || name.kind == .other && name.score > 0 || name.text.utf8.allSatisfy(\.isUpperLetter)
            }
            return name.kind != .armedGroup || kind != .media
        }
        guard fit.count > 1 else { return fit }
        // A state before its namesakes, and an outlet where the model sees one; who fights for whom the model does not know.
        for kind in [Entity.Kind.state, .media] where kind == .state || name.kind == .media {
            let close = fit.filter { known.kind($0) == kind }
            if !close.isEmpty { return close }
        }
        return fit
    }

    /// Written mostly in capitals: “PKK”, “LeT”, “G5”.
    static func isInCapitals(_ text: String) -> Bool {
        var capitals = 0, letters = 0
        for byte in text.utf8 where byte.isLetter {
            letters += 1
            if byte.isUpperLetter { capitals += 1 }
        }
        return capitals > 0 && (capitals > 1 || letters == 1) && capitals * 2 > letters
    }
}

/// Settles which actor is meant where several bear a name, by the countries and the actors that the report speaks of.
struct SharedNames {
    let document: Document
    let view: TokenView
    let words: ActorWords
    let known: KnownActors

    func settle(_ names: inout [ActorName]) {
        settleSingle(&names)
        settleCommon(&names)
        guard names.contains(where: { $0.candidates.count > 1 }) else { return }
        let evidence = Evidence(names, known, demonyms: demonyms())
        let year = document.report.head.published.map(\.start.year)
        for index in names.indices where names[index].candidates.count > 1 {
            guard let chosen = best(names[index].candidates, evidence, year) else { continue }
            names[index].known = chosen
            names[index].kind = known.kind(chosen)
        }
    }

    /// What the model takes for somebody's surname, and nobody in the report bears, is the group, outlet or capital of that name.
    private func settleSingle(_ names: inout [ActorName]) {
        for index in names.indices where names[index].kind == .person && names[index].known == nil && names[index].titles.isEmpty {
            if names[index].words.count == 2, known.capital(NameKey.words(names[index].text)) != nil { names[index].kind = .place }
            guard names[index].words.count == 1 else { continue }
            let word = names[index].words[0]
            guard !words.maleNames.contains(word), !words.femaleNames.contains(word) else { continue }
            let found = known.candidates([word], inCapitals: KnownNames.isInCapitals(names[index].text))
            guard !found.isEmpty || known.capital([word]) != nil,
                !names.contains(where: { $0.kind == .person && $0.words.count > 1 && $0.words.contains(word) || $0.words == [word] && !$0.titles.isEmpty })
            else { continue }
            names[index].candidates = found
            names[index].kind = found.first.map { known.kind($0) } ?? .place
            if found.count == 1 { names[index].known = found[0] }
        }
    }

    /// “Congress” is that of a country only where something else in the report is of that country.
    private func settleCommon(_ names: inout [ActorName]) {
        let isCommon = names.indices.filter { index in
            names[index].tokens.count == 1 && names[index].known != nil && words.institutions[view.forms[names[index].tokens.lowerBound]] != nil
        }
        guard !isCommon.isEmpty else { return }
        let others = names.indices.filter { !isCommon.contains($0) }.map { names[$0] }
        let evidence = Evidence(others, known, demonyms: demonyms())
        for index in isCommon {
            guard let actor = names[index].known, known.country(actor) != nil, evidence.weight(of: actor, known) == 0 else { continue }
            names[index].known = nil
            names[index].candidates = []
        }
    }

    /// The candidate with the most behind it; nil where two have as much.
    private func best(_ candidates: [Int], _ evidence: Evidence, _ year: Int?) -> Int? {
        let ranked = candidates.map { ($0, evidence.weight(of: $0, known)) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        if ranked[0].1 > ranked[1].1 { return ranked[0].0 }
        let tied = ranked.filter { $0.1 == ranked[0].1 }.map(\.0)
        guard let year else { return nil }
        let alive = tied.filter { isAlive($0, in: year) }
        return alive.count == 1 ? alive[0] : nil
    }

    /// Whether an actor was active in a year or shortly before, as far as is known.
    private func isAlive(_ actor: Int, in year: Int) -> Bool {
        let years = known.years(actor)
        return (years.first ?? year) <= year && (years.last ?? year) + 5 >= year
    }

    /// States of the demonyms in the text, one for each place.
    private func demonyms() -> [Int] {
        view.forms.indices.compactMap { token in
            guard let first = document.bytes(token).first, first >= 0x41, first <= 0x5A || first >= 0xC3 else { return nil }
            return known.demonym([NameKey.folded(view.forms[token])])
        }
    }

    /// How much a report speaks of each country, and of which actors.
    struct Evidence {
        private var countries: [String: Int] = [:]
        private var actors: Set<Int> = []

        init(_ names: [ActorName], _ known: KnownActors, demonyms: [Int]) {
            for state in demonyms { known.country(state).map { countries[$0, default: 0] += 1 } }
            for name in names {
                if let actor = name.known {
                    if name.words.count > 1 { actors.insert(actor) }
                    // A platform on which all the world writes tells nothing of where the report is.
                    known.country(actor).map { countries[$0, default: 0] += [.media, .business].contains(known.kind(actor)) ? 0 : 2 }
                } else if let state = known.capital(NameKey.words(name.text)) {
                    known.country(state).map { countries[$0, default: 0] += 1 }
                }
            }
        }

        func weight(of actor: Int, _ known: KnownActors) -> Int {
            let all = known.countries(actor)
            let home = all.first.map { (countries[$0] ?? 0) * 3 } ?? 0
            let abroad = all.dropFirst().reduce(0) { $0 + (countries[$1] ?? 0) }
            return home + abroad + (actors.contains(actor) ? 1_000 : 0)
        }
    }
}

/// What the text says of an abbreviation counts before the lexicon: “People's Liberation Column (PLC)” is no other PLC.
struct DefinedNames {
    let known: KnownActors

    func settled(_ names: [ActorName], _ definitions: [NameDefinition]) -> [ActorName] {
        var names = names
        for definition in definitions {
            let (short, full) = names[definition.name].words.count > 1 ? (definition.other, definition.name) : (definition.name, definition.other)
            guard names[short].words.count == 1, names[full].words.count > 1, names[short].known != names[full].known else { continue }
            if let actor = names[full].known {
                set(actor, names[full].kind, as: names[short].words, &names)
            } else if let actor = names[short].known ?? names[short].candidates.first, !isAkin(names[full], actor) {
                set(nil, names[full].kind, as: names[short].words, &names)
            }
        }
        return names
    }

    private func set(_ actor: Int?, _ kind: Entity.Kind, as words: [String], _ names: inout [ActorName]) {
        for index in names.indices where names[index].words == words && names[index].titles.isEmpty {
            names[index].known = actor
            names[index].candidates = actor.map { [$0] } ?? []
            names[index].kind = kind
        }
    }

    /// Whether a full name that the lexicon does not have shares a telling word with the actor's own: another spelling of it.
    private func isAkin(_ full: ActorName, _ actor: Int) -> Bool {
        let own = Set(NameKey.words(actor < known.table.count ? known.table.string(known.table.entries[actor].names) : known.name(actor)))
        return full.words.contains { own.contains($0) && !known.groupWords.generic.contains($0) }
    }
}
