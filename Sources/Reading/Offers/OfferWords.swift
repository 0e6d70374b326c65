/// The words by which terms are a concession, a threat or neither, and of what kind.
struct OfferWords: Sendable {
    /// Words of each kind, in the order in which a tie is decided.
    let kinds: [(kind: Offer.Kind, words: Set<String>)]
    /// What a ceasefire ends: no concession by itself.
    let fighting: Set<String>
    let concede: Set<String>
    let concedeWith: Set<String>
    /// Verbs that end what stands beside them.
    let stop: Set<String>
    let things: Set<String>
    let hostile: Set<String>
    let idle: Set<String>
    /// Nouns for what may be answered.
    let offers: Set<String>
    let submit: Set<String>
    let tell: Set<String>
    let deadline: Set<String>

    init(path: String) throws(DataError) {
        let sections = try WordSections(path: path)
        func words(_ name: String) throws(DataError) -> Set<String> { Set(try sections.words(name)) }
        var kinds: [(Offer.Kind, Set<String>)] = []
        for kind in [Offer.Kind.release, .amnesty, .ceasefire, .talks, .withdrawal, .aidAccess, .agreement] {
            kinds.append((kind, try words("kind.\(kind.rawValue)")))
        }
        self.kinds = kinds
        fighting = try words("fighting")
        concede = try words("concede")
        concedeWith = try words("concede-with")
        stop = try words("stop")
        things = try words("concession-things")
        hostile = try words("hostile")
        idle = try words("idle")
        offers = try words("offers")
        submit = try words("submit")
        tell = try words("tell")
        deadline = try words("deadline")
    }

    func isFighting(_ form: String, _ lemma: String) -> Bool { fighting.contains(form) || fighting.contains(lemma) }

    func kind(of form: String, _ lemma: String) -> Offer.Kind? {
        kinds.first { $0.words.contains(lemma) || $0.words.contains(form) }?.kind
    }
}
