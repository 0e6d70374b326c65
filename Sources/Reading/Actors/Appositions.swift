/// Finds phrases that stand beside a name and mean the same: "The mayor of Orbeli, Davit Sarsen".
struct Appositions {
    let view: TokenView
    let words: ActorWords
    let tests: PhraseTests
    let phrases: [NounPhrase]
    let names: [ActorName]
    let descriptions: [Description?]

    /// The phrase with the name by each phrase without one that means the same.
    func names(in sources: [Range<Int>]) -> [Int: Int] {
        var starts: [Int: Int] = [:]
        for (index, phrase) in phrases.enumerated() { starts[phrase.tokens.lowerBound] = index }
        var found: [Int: Int] = [:]
        for index in phrases.indices where phrases[index].name != nil || descriptions[index] != nil {
            if let other = beside(index, starts) {
                let name = phrases[index].name == nil ? other : index
                found[name == index ? other : index] = name
            }
        }
        for source in sources { tieNamed(in: source, &found) }
        return found
    }

    /// The phrase behind the comma or bracket if it and this one fit each other.
    private func beside(_ index: Int, _ starts: [Int: Int]) -> Int? {
        if let holder = holder(of: index) { return holder }
        let end = extent(of: index)
        guard view.forms.indices.contains(end), [",", "–", "—", "("].contains(view.forms[end]), let next = starts[end + 1],
            phrases[next].sentence == phrases[index].sentence, fits(index, next)
        else { return nil }
        let isNameFirst = phrases[index].name != nil
        // "Vane, the spokesman, …" closes again; "officials, residents and …" goes on as a list.
        let after = extent(of: next)
        let closes = !view.forms.indices.contains(after) || view.partsOfSpeech[after] != "CCONJ"
        return closes && (isNameFirst || phrases[next].name != nil) ? next : nil
    }

    /// "Ambassador to the United Nations ⟨Idris Vane⟩": the person whose name ends the complement of an office.
    private func holder(of index: Int) -> Int? {
        guard let complement = phrases[index].complement, let name = phrases[complement.phrase].name, names[name].kind == .person,
            let description = descriptions[index], description.isPerson
        else { return nil }
        let before = names[name].tokens.lowerBound - 1
        return before >= phrases[complement.phrase].core.lowerBound && tests.nameAt[before] >= 0 ? complement.phrase : nil
    }

    /// One is a name and the other a description that may be said of it.
    private func fits(_ first: Int, _ second: Int) -> Bool {
        let (named, described) = phrases[first].name == nil ? (second, first) : (first, second)
        guard let name = phrases[named].name, let description = descriptions[described] else { return false }
        if names[name].kind == .person || names[name].score == 0 && description.isPerson {
            return description.isPerson && !["date", "number"].contains(view.names[phrases[described].head] ?? "")
        }
        // "Blaise, a crane operator": what was taken for a place is a person.
        if description.isPerson, first == named, names[name].known == nil, phrases[described].determiner == .indefinite,
            tests.isBorder(phrases[first].tokens.lowerBound)
        {
            return true
        }
        guard !description.isHuman, let kind = words.institutions[description.noun] else { return false }
        guard phrases[described].determiner != .none else { return false }
        return kind == names[name].kind || names[name].kind == .other
            || words.categories[description.noun]?.contains(names[name].kind) == true
    }

    /// The end of a phrase with its complements: "the commander of the 7th Brigade in Tripoli".
    func extent(of index: Int) -> Int {
        var end = phrases[index].tokens.upperBound, complement = phrases[index].complement
        for _ in 0..<4 {
            guard let next = complement?.phrase, next > index else { break }
            end = phrases[next].tokens.upperBound
            complement = phrases[next].complement
        }
        return end
    }

    /// A source that begins with a description and goes on to the name of the same one.
    private func tieNamed(in source: Range<Int>, _ found: inout [Int: Int]) {
        let inside = phrases.indices(startingIn: source).filter { source.contains(phrases[$0].head) && !phrases[$0].isPronoun }
        guard let start = inside.map({ phrases[$0].tokens.lowerBound }).min(),
            let first = inside.filter({ phrases[$0].tokens.lowerBound == start }).max(by: { phrases[$0].head < phrases[$1].head }),
            found[first] == nil, phrases[first].name == nil, let description = descriptions[first]
        else { return }
        let names = inside.filter { phrases[$0].name != nil && phrases[$0].tokens.lowerBound >= phrases[first].tokens.upperBound }
        found[first] = names.first { isTied($0, to: first, description, source) }
    }

    private func isTied(_ named: Int, to first: Int, _ description: Description, _ source: Range<Int>) -> Bool {
        let start = phrases[named].tokens.lowerBound, end = phrases[first].tokens.upperBound, before = view.forms[start - 1]
        let isNaming = source.contains { words.naming.contains(view.forms[$0]) && $0 > phrases[first].head && $0 < phrases[named].head }
        if isNaming, description.isPerson || mayMean(named, phrases[first], description) { return true }
        // "A survivor, Vane, …": a single name that was taken for a place.
        if description.isPerson, start == end + 1, before == ",", phrases[named].core.count == 1, source.upperBound <= start + 2, isUnknown(named) {
            return true
        }
        guard mayMean(named, phrases[first], description), !tests.isPossessive(phrases[named].tokens.upperBound) else { return false }
        // "Vane, the sergeant and …" goes on as a list.
        let after = phrases[named].tokens.upperBound
        if source.contains(after), view.partsOfSpeech[after] == "CCONJ" { return false }
        // "The man who found them, Idris Vane"; "the newspaper The Nation"; "senior journalist and expert Idris Vane".
        if [",", "–", "—", "(", "-"].contains(before) { return true }
        if start == end { return view.partsOfSpeech[start] == "DET" }
        return start == end + 1 && view.partsOfSpeech[end] == "CCONJ" && description.isPerson && phrases[named].determiner == .none
            && phrases[named].core.lowerBound < names[phrases[named].name ?? 0].tokens.lowerBound
    }

    private func isUnknown(_ named: Int) -> Bool { phrases[named].name.map { names[$0].known == nil } ?? false }

    /// Whether a description may be said of a person or body of that name.
    private func mayMean(_ named: Int, _ phrase: NounPhrase, _ description: Description) -> Bool {
        guard let name = phrases[named].name, !words.documents.contains(description.noun) else { return false }
        let isPart = words.partitives.contains(view.forms[phrase.head])
        switch names[name].kind {
        case .person: return words.institutions[description.noun] == nil && (!description.isPlural || isPart)
        case .place, .facility: return false
        default: return !description.isPerson && !isPart && phrase.determiner != .none
        }
    }
}
