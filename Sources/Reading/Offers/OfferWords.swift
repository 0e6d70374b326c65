/// The words by which terms are a concession, a threat or neither, and of what kind.
struct OfferWords: Sendable {
    /// Words of each kind, in the order in which a tie is decided.
    let kinds: [(kind: Offer.Kind, words: Set<String>)]
    /// What a ceasefire ends: no concession by itself.
    let fighting: Set<String>
    let concede: Set<String>
    let concedeWith: Set<String>
    /// Verbs that concede whatever their object is.
    let concedeObject: Set<String>
    /// Verbs that concede with a word beside them, with the kind: `hand_over`, `stay_silent`.
    let particles: [String: Offer.Kind]
    /// Those of `concedeWith` that concede also where nothing but a condition speaks of an offer.
    let firmWith: Set<String>
    /// Whose leaving somebody may concede.
    let civilians: Set<String>
    /// Who is let go where he is handed over.
    let persons: Set<String>
    /// Verbs of those who only suppose, and of those who deny.
    let opine: Set<String>
    let deny: Set<String>
    /// Verbs that demand, or with "will" after them only say.
    let insist: Set<String>
    /// Verbs that concede talks when somebody is met.
    let meet: Set<String>
    /// Verbs whose subject may be what is conceded: "talks could resume".
    let happen: Set<String>
    /// What one undertakes not to do: "no reprisals".
    let reprisals: Set<String>
    /// Verbs that concede what was asked for: "ready to grant it".
    let grant: Set<String>
    /// Verbs of letting somebody pass, where nothing else tells the kind.
    let letPass: Set<String>
    let passing: Set<String>
    /// Words of a kind that as adjectives say nothing of it.
    let verbsOnly: Set<String>
    /// Verbs that end what stands beside them.
    let stop: Set<String>
    let things: Set<String>
    /// What is lifted or ended: no concession by itself.
    let burdens: Set<String>
    let hostile: Set<String>
    let idle: Set<String>
    /// Nouns for what may be answered.
    let offers: Set<String>
    let submit: Set<String>
    /// Nouns for what is agreed or broken off: "truce"; those that need another word, "deal"; what makes a deal one of peace.
    let deals: Set<String>
    let openDeals: Set<String>
    let peace: Set<String>
    /// Words before a deal of the past.
    let stale: Set<String>
    /// Words before a clause that is told beside something else.
    let asides: Set<String>
    /// Verbs of offering beside a deal: "a truce offered by".
    let offering: Set<String>
    let tell: Set<String>
    let deadline: Set<String>
    /// Verbs of asking for something in return.
    let want: Set<String>
    /// Words that a condition ends before: "in exchange for", "in return for".
    let trade: Set<String>
    /// What an offer is written in: "a letter to the army".
    let messages: Set<String>
    /// Who carries an offer to others.
    let carriers: Set<String>
    /// Words that open one condition of several.
    let ordinals: Set<String>
    /// Nouns for conditions.
    let conditions: Set<String>

    init(path: String) throws(DataError) {
        let sections = try WordSections(path: path)
        func words(_ name: String) throws(DataError) -> Set<String> { Set(try sections.words(name)) }
        // Lemmas of participles are often wrong, so verbs stand here with their regular forms.
        func verbs(_ name: String) throws(DataError) -> Set<String> {
            let own = try words(name)
            return own.reduce(into: own) { $0.formUnion(TokenPattern.inflections(of: $1)) }
        }
        var kinds: [(Offer.Kind, Set<String>)] = []
        for kind in [Offer.Kind.release, .amnesty, .ceasefire, .talks, .withdrawal, .aidAccess, .agreement] {
            kinds.append((kind, try words("kind.\(kind.rawValue)")))
        }
        self.kinds = kinds
        fighting = try words("fighting")
        concede = try verbs("concede")
        concedeWith = try verbs("concede-with")
        concedeObject = try verbs("concede-object")
        var particles: [String: Offer.Kind] = [:]
        for kind in [Offer.Kind.withdrawal, .ceasefire, .talks, .other] {
            for word in try words("particle.\(kind.rawValue)") { particles[word] = kind }
        }
        self.particles = particles
        firmWith = try verbs("firm-with")
        civilians = try words("civilians")
        persons = try words("persons")
        opine = try words("opine")
        deny = try words("deny")
        insist = try words("insist")
        meet = try words("meet")
        happen = try verbs("happen")
        reprisals = try verbs("reprisals")
        grant = try words("grant")
        letPass = try verbs("let-pass")
        passing = try words("passing")
        verbsOnly = try words("verbs-only")
        stop = try verbs("stop")
        things = try words("concession-things")
        burdens = try words("burdens")
        hostile = try verbs("hostile")
        idle = try words("idle")
        offers = try words("offers")
        submit = try verbs("submit")
        deals = try words("deals")
        openDeals = try words("deals.open")
        peace = try words("deals.peace")
        stale = try words("deals.stale")
        asides = try words("deals.asides")
        offering = try words("offering")
        tell = try words("tell")
        deadline = try words("deadline")
        want = try words("want")
        trade = try words("trade")
        messages = try words("messages")
        carriers = try words("carriers")
        conditions = try words("conditions")
        ordinals = try words("ordinals")
    }

    /// Whether words speak of conditions: "set three conditions for".
    func namesConditions(_ tokens: Range<Int>, _ view: TokenView) -> Bool {
        tokens.contains { conditions.contains(view.lemmas[$0]) }
    }

    func isFighting(_ form: String, _ lemma: String) -> Bool { fighting.contains(form) || fighting.contains(lemma) }

    func isDeal(_ form: String, _ lemma: String) -> Bool { deals.contains(form) || deals.contains(lemma) }

    func kind(of form: String, _ lemma: String) -> Offer.Kind? {
        kinds.first { $0.words.contains(lemma) || $0.words.contains(form) }?.kind
    }
}
