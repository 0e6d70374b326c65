/// Joins the names of a report that mean one actor: same words, abbreviations, short forms, known other names.
struct NameGroups {
    private let names: [ActorName]
    private let words: ActorWords
    private var parent: [Int]
    /// The last place of each name said in the same words.
    private var lastSaid: [[String]: Int] = [:]
    /// Why each name is taken for its group.
    private(set) var reasons: [String]

    init(names: [ActorName], definitions: [NameDefinition], words: ActorWords) {
        self.names = names
        self.words = words
        parent = Array(names.indices)
        for (index, name) in names.enumerated() { lastSaid[name.words] = index }
        reasons = [String](repeating: "name", count: names.count)
        joinSame()
        for definition in definitions { join(definition.other, to: definition.name, "\(definition.reason) \(names[definition.name].text)") }
        joinShortForms()
    }

    /// The first name of the group that a name belongs to.
    func group(_ name: Int) -> Int {
        var name = name
        while parent[name] != name { name = parent[name] }
        return name
    }

    private mutating func join(_ name: Int, to other: Int, _ reason: String) {
        let a = group(name), b = group(other)
        guard a != b else { return }
        parent[max(a, b)] = min(a, b)
        if reasons[name] == "name" { reasons[name] = reason }
    }

    private mutating func joinSame() {
        var byWords: [[String]: Int] = [:]
        var byKnown: [Int: Int] = [:]
        for (index, name) in names.enumerated() {
            let key = name.words.sorted()
            if let first = byWords[key] { join(index, to: first, "same name") } else { byWords[key] = index }
            guard let known = name.known else { continue }
            if let first = byKnown[known] { join(index, to: first, "known as \(names[first].text)") } else { byKnown[known] = index }
        }
    }

    private enum Family { case person, place, body }

    private func family(_ name: ActorName) -> Family {
        switch name.kind {
        case .person: .person
        case .place, .facility: .place
        default: .body
        }
    }

    /// Each short name goes to the longer one that was named last before it, otherwise to the next one behind.
    private mutating func joinShortForms() {
        var holding: [String: [Int]] = [:]
        var firstSaid: Set<[String]> = []
        for (index, name) in names.enumerated() where name.words.count > 1 {
            for word in Set(name.words) { holding[word, default: []].append(index) }
        }
        // A name said before in the same words is in its group already, unless titles set two bearers apart.
        let short = names.indices.filter { firstSaid.insert(names[$0].words + names[$0].titles).inserted }
        for short in short.sorted(by: { (names[$1].words.count, $0) < (names[$0].words.count, $1) }) {
            guard let long = nearest(to: short, among: holding[names[short].words[0]] ?? []) else { continue }
            join(short, to: long, "\(shape(short, of: long)) \(names[long].text)")
        }
    }

    /// Longer names of the same actor, told once each: the last before a short name, or the first behind it.
    private func nearest(to short: Int, among holding: [Int]) -> Int? {
        let middle = holding.partitioningIndex { $0 > short }
        let fits = { (long: Int) in names[long].words.count > names[short].words.count && isShort(names[short], of: names[long]) }
        return holding[..<middle].suffix(NameGroups.reach).last(where: fits) ?? holding[middle...].prefix(NameGroups.reach).first(where: fits)
    }

    /// Longer names looked at on either side, so that the time grows with the text and not with its square.
    private static let reach = 50

    private func shape(_ short: Int, of long: Int) -> String {
        guard names[long].kind == .person else { return "short form of" }
        return names[short].words.last == names[long].words.last ? "surname of" : "first name of"
    }

    private func isShort(_ short: ActorName, of long: ActorName) -> Bool {
        if long.kind == .person { return isShortPerson(short, long) || isSurname(short, of: long) }
        guard short.kind != .person || short.score < 0.5, family(long) != .person else { return false }
        if family(short) == .place || family(long) == .place { return isShortPlace(short, long) }
        guard short.known == nil || long.known == nil, short.words.allSatisfy(long.words.contains) else { return false }
        // Two words of three, the head alone, or all but the tail; "Defence" alone is no name of the Defence Ministry.
        if short.words.count > 1 { return true }
        let rest = long.words.filter { !short.words.contains($0) }
        return words.tails.contains(short.words[0]) && long.words.last == short.words[0] || rest.allSatisfy(words.tails.contains)
    }

    private func isShortPerson(_ short: ActorName, _ long: ActorName) -> Bool {
        guard short.kind == .person || short.score == 0, !disagree(short, long) else { return false }
        if short.words.count == 1 {
            return short.words[0] == long.words.last || short.words[0] == long.words.first && short.titles.isEmpty
        }
        guard short.words.last == long.words.last else { return false }
        guard let first = short.words.first, let full = long.words.first else { return false }
        return first == full || first.count == 1 && full.hasPrefix(first)
    }

    /// A surname that was taken for a place or a body where it stands alone.
    private func isSurname(_ short: ActorName, of long: ActorName) -> Bool {
        short.kind != .person && short.known == nil && short.words.count == 1 && short.words[0] == long.words.last
            && long.words.count > 1 && long.tokens.lowerBound < lastSaid[short.words].map { names[$0].tokens.lowerBound } ?? 0
    }

    /// "Mrs" and "Mr" of one surname are two persons.
    private func disagree(_ a: ActorName, _ b: ActorName) -> Bool {
        func isFemale(_ name: ActorName) -> Bool { name.titles.contains(where: words.female.contains) }
        func isMale(_ name: ActorName) -> Bool { name.titles.contains(where: words.male.contains) }
        return isFemale(a) && isMale(b) || isMale(a) && isFemale(b)
    }

    /// "Karst" for "Karst Republic": the first words, and only tails left out.
    private func isShortPlace(_ short: ActorName, _ long: ActorName) -> Bool {
        long.words.starts(with: short.words) && long.words.dropFirst(short.words.count).allSatisfy(words.tails.contains)
    }
}
