/// What must stand in a clause for an event rule to speak: a verb or noun, and words in slots around it.
///
/// | written | means |
/// |---|---|
/// | `bomb` | the word |
/// | `blow_up` | with that particle |
/// | `hold+talks\|%meeting` | with that object |
/// | `call@for+truce` | with one of the prepositions before a `\|`-list, `+` asks for its noun |
/// | `agree>withdraw` | with that verb as complement |
/// | `tell>to_leave` | with that verb as an infinitive with "to" |
/// | `car\|suicide~bombing` | a noun with that word before it |
/// | `explode<bomb` | with that subject |
///
/// A modal verb speaks for the verb that it stands with.
struct Trigger: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case object(WordSet)
        case oblique(Set<String>, WordSet?)
        case complement(WordSet)
        case infinitive(WordSet)
        case modifier(WordSet)
        case subject(WordSet)
        case particle(Set<String>)
    }

    enum Kind: String, Sendable { case verb, noun, adjective, modal }

    var lemma: String
    var kind: Kind
    var parts: [Part]

    /// How much it asks for: of two rules the one that asks more decides.
    var weight: Int {
        parts.reduce(0) { sum, part in
            switch part {
            case .particle: sum + 3
            case .object(let words), .complement(let words), .infinitive(let words), .modifier(let words), .subject(let words):
                sum + (words.isAny ? 1 : 2)
            case .oblique(_, let words): sum + (words?.isAny == false ? 2 : 1)
            }
        }
    }

    /// The triggers of one written word; several where lemmas are given between bars. Nil where it cannot be read.
    static func triggers(_ written: Substring, _ kind: Kind, _ classes: WordClasses) -> [Trigger]? {
        var parts: [Part] = []
        var rest = written
        if let at = rest.firstIndex(of: "~") {
            guard let set = classes.set(rest[..<at]) else { return nil }
            parts.append(.modifier(set))
            rest = rest[rest.index(after: at)...]
        }
        let heads = rest.prefix { !isSign($0) }
        rest = rest.dropFirst(heads.count)
        while let sign = rest.first {
            let body = rest.dropFirst().prefix { !isSign($0) }
            rest = rest.dropFirst(1 + body.count)
            guard !body.isEmpty, let part = part(sign, body, classes, &rest) else { return nil }
            parts.append(part)
        }
        let triggers = lemmas(in: heads, classes).map { lemma, particles in
            Trigger(lemma: lemma, kind: kind, parts: particles.isEmpty ? parts : [.particle(particles)] + parts)
        }
        return triggers.isEmpty ? nil : triggers
    }

    /// "give|hand_out|beat_back|off": each lemma with its particles; a particle behind a bar is one more of the lemma before.
    private static func lemmas(in written: Substring, _ classes: WordClasses) -> [(lemma: String, particles: Set<String>)] {
        let known = classes.set("%particle")?.lemmas ?? []
        var found: [(lemma: String, particles: Set<String>)] = []
        for word in written.split(separator: "|").map(String.init) {
            if let last = found.last, !last.particles.isEmpty, known.contains(word) {
                found[found.count - 1].particles.insert(word)
            } else {
                let parts = word.split(separator: "_", maxSplits: 1).map(String.init)
                found.append((parts[0], Set(parts.dropFirst())))
            }
        }
        return found
    }

    private static func isSign(_ character: Character) -> Bool { "+@><".contains(character) }

    private static func part(
        _ sign: Character, _ body: Substring, _ classes: WordClasses, _ rest: inout Substring
    ) -> Part? {
        switch sign {
        case "+": return classes.set(body).map(Part.object)
        case "<": return classes.set(body).map(Part.subject)
        case ">" where body.hasPrefix("to_"): return classes.set(body.dropFirst(3)).map(Part.infinitive)
        case ">": return classes.set(body).map(Part.complement)
        default:
            let prepositions = Set(body.split(separator: "|").map(String.init))
            guard rest.first == "+" else { return .oblique(prepositions, nil) }
            let words = rest.dropFirst().prefix { !isSign($0) }
            rest = rest.dropFirst(1 + words.count)
            return classes.set(words).map { .oblique(prepositions, $0) }
        }
    }
}
