/// A rule of a file under `Data/events`: the words that tell of an event, its code, who stands where, and its examples.
struct EventRule: Hashable, Sendable {
    /// Where a participant stands in the clause.
    enum Slot: Hashable, Sendable {
        case subject, object, indirect, possessor, modifier
        /// The number that stands with it: "112 dead".
        case count
        /// Whoever is to do what a demand or promise speaks of, and to whom.
        case innerSubject, innerObject
        /// Whom a protest is against, in the clause that tells why.
        case cause
        case oblique(String)

        init?(_ written: Substring) {
            switch written {
            case "subject": self = .subject
            case "object": self = .object
            case "indirect": self = .indirect
            case "possessor": self = .possessor
            case "modifier": self = .modifier
            case "count": self = .count
            case "inner-subject": self = .innerSubject
            case "inner-object": self = .innerObject
            case "cause": self = .cause
            default:
                guard written.hasPrefix("@"), written.count > 1 else { return nil }
                self = .oblique(String(written.dropFirst()))
            }
        }
    }

    struct Condition: Hashable, Sendable {
        var slot: Slot
        var words: WordSet
        var isNegated: Bool
    }

    struct Code: Hashable, Sendable {
        /// PLOVER 2.0.
        var type: String
        var mode: String?
        var cameo: String?
    }

    struct Example: Hashable, Sendable {
        var marked: String
        var mustMatch: Bool
        var line: Int
    }

    var name: String
    /// Nil for a rule that says: no event.
    var code: Code?
    var triggers: [Trigger] = []
    var conditions: [Condition] = []
    /// In order of preference; those of the first slot that is filled count.
    var actor: [Slot] = [.subject, .oblique("by"), .possessor, .modifier]
    var recipient: [Slot] = [.object]
    /// Several subjects are each other's recipients ("the two sides met").
    var isMutual = false
    /// It tells what came of another event ("killing three") and joins it where that stands in the clause.
    var isOutcome = false
    /// It tells its event only where the words are denied: "did not rule out force".
    var asksNegation = false
    /// It tells no event in a clause that only describes: "a brigade aligned with the army".
    var isState = false
    /// It only recalls an act told elsewhere, and is none of its own: "the dead", "the incident".
    var recalls = false
    /// Weapons may suffer it: a plane that is shot down.
    var hitsWeapons = false
    /// A place it names is where it happens, never to whom.
    var leavesGround = false
    /// The status of events in its complement, for words that demand, promise, threaten …
    var content: Event.Status?
    /// Its mode and CAMEO code are those for what it speaks of.
    var takesContentCode = false
    var contexts: [String] = []
    /// ACLED's sub-event type where the words alone decide it.
    var acled: String?
    var examples: [Example] = []
    var line: Int
}
