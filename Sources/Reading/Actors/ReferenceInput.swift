/// Everything the walk over the phrases asks of the report, made once before it.
struct ReferenceInput {
    let document: Document
    let view: TokenView
    let words: ActorWords
    let known: KnownActors
    let names: [ActorName]
    let groups: NameGroups
    private let namesOfGroup: [Int: [Int]]
    let tests: PhraseTests
    let phrases: [NounPhrase]
    let descriptions: [Description?]
    let appositions: [Int: Int]
    /// First tokens of the phrases with a name that a description stands beside.
    let apposed: Set<Int>
    let roles: RoleReader
    let speech: SpeechMap

    init(_ document: Document, words: ActorWords, known: KnownActors) {
        self.document = document
        self.words = words
        self.known = known
        view = TokenView(document)
        let read = NameReader(document: document, view: view, words: words, known: known).names()
        let definitions = NameDefinitions(names: read, view: view, words: words).definitions()
        names = DefinedNames(known: known).settled(read, definitions)
        groups = NameGroups(names: names, definitions: definitions, words: words)
        namesOfGroup = Dictionary(grouping: names.indices, by: groups.group)
        tests = PhraseTests(document: document, view: view, words: words, names: names)
        phrases = PhraseFinder.phrases(of: document, tests)
        speech = SpeechMap(document: document, tests: tests, names: names, phrases: phrases)
        let reader = DescriptionReader(
            view: view, words: words, tests: tests, phrases: phrases, names: names, known: known, sources: speech.sources)
        descriptions = phrases.indices.map(reader.description)
        appositions = Appositions(
            view: view, words: words, tests: tests, phrases: phrases, names: names, descriptions: descriptions
        ).names(in: document.attributions.flatMap(\.sources))
        apposed = Set(appositions.values.map { [phrases] in phrases[$0].tokens.lowerBound })
        roles = RoleReader(view: view, words: words, tests: tests, names: names, phrases: phrases, known: known)
    }

    func text(_ tokens: Range<Int>) -> String { document.report.words(document.span(tokens)) }

    func isSubject(_ token: Int) -> Bool { document.syntax.relations[token].hasPrefix("nsubj") }

    /// Names that stand in a phrase, in order.
    func namesInside(_ phrase: NounPhrase) -> [Int] {
        var inside: [Int] = []
        for token in phrase.core where tests.nameAt[token] >= 0 && inside.last != tests.nameAt[token] {
            inside.append(tests.nameAt[token])
        }
        return inside
    }

    /// The state that a name speaks for where it is a source: "Moscow said".
    func state(ofCapital name: Int) -> Int? {
        guard names[name].kind != .person, names[name].known.map({ known.kind($0) == .state }) ?? true else { return nil }
        return known.capital(NameKey.words(names[name].text))
    }

    func gender(of token: Int) -> Gender? {
        for word in [view.forms[token], view.lemmas[token]] {
            if words.female.contains(word) { return .female }
            if words.male.contains(word) { return .male }
        }
        return nil
    }

    /// The member of a group of names: fullest name, kind of the surest, gender by title or first name.
    func member(ofGroup group: Int) -> Member {
        let own = (namesOfGroup[group] ?? []).map { names[$0] }
        let fullest = own.max { ($0.words.count, $1.tokens.lowerBound) < ($1.words.count, $0.tokens.lowerBound) }
        var member = Member(kind: kind(of: own), name: fullest?.text ?? "", isNamed: true)
        // "Trump" may be taken for a body where it stands alone, "Donald Trump" is none.
        if let fullest, fullest.kind == .person, fullest.words.count > 1, fullest.score >= 0.5 { member.kind = .person }
        member.known = own.lazy.compactMap(\.known).first
        member.isHuman = member.kind == .person
        for title in own.flatMap(\.titles) {
            member.roles.insert(title)
            if words.female.contains(title) { member.gender = .female }
            if words.male.contains(title) { member.gender = .male }
        }
        if member.isHuman, member.gender == nil, let first = fullest?.words.first, (fullest?.words.count ?? 0) > 1 {
            member.gender = words.femaleNames.contains(first) ? .female : words.maleNames.contains(first) ? .male : nil
        }
        return member
    }

    /// What is known wins, then titles, then the kind with the most certainty behind it.
    private func kind(of own: [ActorName]) -> Entity.Kind {
        if let known = own.first(where: { $0.known != nil }) { return known.kind }
        if own.contains(where: { !$0.titles.isEmpty }) { return .person }
        var weights: [Entity.Kind: Float] = [:]
        for name in own { weights[name.kind, default: 0] += name.score + (name.kind == .other ? 0 : 0.1) }
        return Entity.Kind.allCases.max { (weights[$0] ?? -1) < (weights[$1] ?? -1) } ?? .other
    }
}
