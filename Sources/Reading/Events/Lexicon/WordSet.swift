/// Which words a slot of an event rule may hold: lemmas, kinds of entities, kinds of names, or any.
///
/// A rule writes `ceasefire|truce|%place`; `%place` is a section of `Data/events/words.txt`, which itself holds lemmas and
/// entries such as `kind=state` and `name=weapon`.
struct WordSet: Hashable, Sendable {
    var lemmas: Set<String> = []
    var kinds: Set<Entity.Kind> = []
    /// Labels of the model's names, in lower case.
    var labels: Set<String> = []
    var isAny = false

    func contains(_ token: Int, _ facts: WordFacts) -> Bool {
        if isAny || lemmas.contains(facts.lemma(token)) { return true }
        if !labels.isEmpty, let label = facts.label(token), labels.contains(label) { return true }
        guard !kinds.isEmpty, let kind = facts.kind(token) else { return false }
        return kinds.contains(kind)
    }

    mutating func formUnion(_ other: WordSet) {
        lemmas.formUnion(other.lemmas)
        kinds.formUnion(other.kinds)
        labels.formUnion(other.labels)
        isAny = isAny || other.isAny
    }
}

/// The word classes of `Data/events/words.txt`, by name.
struct WordClasses: Sendable {
    let path: String
    private var classes: [String: WordSet] = [:]

    init(path: String) throws(DataError) {
        self.path = path
        let sections = try WordSections(path: path)
        for name in sections.names.sorted() {
            var set = WordSet()
            for word in try sections.words(name) { try WordClasses.add(word, to: &set, path) }
            classes[name] = set
        }
        for name in sections.names.sorted() {
            for word in try sections.words(name) where word.hasPrefix("%") {
                guard let other = classes[String(word.dropFirst())] else {
                    throw DataError(file: path, fault: .wrong(line: 1, "no section for \(word)"))
                }
                classes[name]?.formUnion(other)
            }
        }
    }

    private static func add(_ word: String, to set: inout WordSet, _ path: String) throws(DataError) {
        if word.hasPrefix("%") { return }
        if word.hasPrefix("kind=") {
            guard let kind = Entity.Kind(rawValue: String(word.dropFirst(5))) else {
                throw DataError(file: path, fault: .wrong(line: 1, "unknown kind in \(word)"))
            }
            set.kinds.insert(kind)
        } else if word.hasPrefix("name=") {
            set.labels.insert(String(word.dropFirst(5)))
        } else {
            set.lemmas.insert(word.lowercased())
        }
    }

    /// A class that the reader itself needs.
    func named(_ name: String) throws(DataError) -> WordSet {
        guard let set = classes[name] else {
            throw DataError(file: path, fault: .wrong(line: 1, "the section [\(name)] is missing"))
        }
        return set
    }

    /// What a rule writes: words and `%classes` between bars, `*` for any; nil where a class is unknown.
    func set(_ written: Substring) -> WordSet? {
        var set = WordSet()
        for part in written.split(separator: "|") {
            if part == "*" {
                set.isAny = true
            } else if part.hasPrefix("%") {
                guard let other = classes[String(part.dropFirst())] else { return nil }
                set.formUnion(other)
            } else {
                do { try WordClasses.add(String(part), to: &set, path) } catch { return nil }
            }
        }
        return set
    }

    /// Every lemma of every class, for the table of forms.
    var lemmas: Set<String> { classes.values.reduce(into: []) { $0.formUnion($1.lemmas) } }
}
