/// Who stands where around a verb or a noun of an event, as the tree shows it: passives, relative clauses, shared subjects
/// and light verbs ("carried out an attack on") are already resolved.
struct Clause: Hashable, Sendable {
    struct Oblique: Hashable, Sendable {
        var preposition: String
        var token: Int
    }

    var head: Int
    var isPassive = false
    /// Whoever does it: "police" in "police arrested him" and "carried out by police".
    var subjects: [Int] = []
    /// Whoever it is done to.
    var objects: [Int] = []
    var indirect: [Int] = []
    var possessors: [Int] = []
    var modifiers: [Int] = []
    var counts: [Int] = []
    var obliques: [Oblique] = []
    var particles: [String] = []
    /// Heads of the clauses that it speaks of: "withdraw" in "promised to withdraw".
    var complements: [Int] = []
    /// The light verb above a noun.
    var light: Int?

    func tokens(in slot: EventRule.Slot) -> [Int] {
        switch slot {
        case .subject: subjects
        case .object: objects
        case .indirect: indirect
        case .possessor: possessors
        case .modifier: modifiers
        case .count: counts
        case .oblique(let preposition): obliques.filter { $0.preposition == preposition }.map(\.token)
        case .innerSubject, .innerObject, .cause: []
        }
    }
}
