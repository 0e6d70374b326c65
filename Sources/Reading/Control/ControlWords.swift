/// The words that tell forces from other people, places from other things, and what is done from what is planned.
struct ControlWords: Sendable {
    /// Nouns for those who can hold a place: "troops", "rebels".
    let forces: Set<String>
    /// Those among them who may be unarmed: "government", "convoy".
    let unarmed: Set<String>
    /// Words that make men a force: "armed", "masked".
    let arming: Set<String>
    /// Nouns for those who are a force where they are somebody's: "his men".
    let followers: Set<String>
    /// Nouns for single ones or some of a force: "members", "remnants".
    let shares: Set<String>
    /// Nouns for what can be held: "town", "airport".
    let places: Set<String>
    /// Nouns that are places behind a place's name alone: "Chin state".
    let namedPlaces: Set<String>
    /// Nouns that are places where a force is named as theirs: "rebel positions".
    let heldPlaces: Set<String>
    /// Nouns that stand for a part of the place behind "of": "most", "outskirts".
    let parts: Set<String>
    /// Words that may stand between a subject and a trigger.
    let links: Set<String>
    let negations: Set<String>
    /// Nouns for towns and villages.
    let settlements: Set<String>
    /// "may": before "have" it is told all the same.
    let perhaps: Set<String>
    /// "would": a noun before it is only thought of.
    let imagined: Set<String>
    /// "lift": the siege that is its object is over.
    let endings: Set<String>
    /// "clear", "known": with "not" they tell that something is open, they deny nothing.
    let certain: Set<String>
    /// "claim": "the claim to hold" is told.
    let assertions: Set<String>
    /// "manage": what comes behind "to" has come about.
    let successes: Set<String>
    /// "use", "send": what comes behind "to" is what it was meant for.
    let means: Set<String>
    /// "tell": what comes behind "to" is asked for.
    let orders: Set<String>
    /// "try", "vow", "would": what comes behind is not yet so.
    let intentions: Set<String>
    /// "if", "unless": what comes behind is supposed.
    let suppositions: Set<String>
    /// "before": what comes behind in the present is still to come.
    let notYet: Set<String>
    /// "demand", "urge": what comes behind is asked for.
    let requests: Set<String>
    /// "offer", "propose": what comes behind is not yet so.
    let proposals: Set<String>

    init(path: String) throws(DataError) {
        let sections = try WordSections(path: path)
        func words(_ name: String) throws(DataError) -> Set<String> { Set(try sections.words(name)) }
        /// With the regular forms, for a lemma that the encoder got wrong.
        func inflected(_ words: Set<String>) -> Set<String> {
            words.reduce(into: words) { $0.formUnion(TokenPattern.inflections(of: $1)) }
        }
        forces = inflected(try words("forces"))
        unarmed = inflected(try words("unarmed"))
        arming = try words("arming")
        followers = try words("followers")
        shares = inflected(try words("shares"))
        places = inflected(try words("places"))
        namedPlaces = try words("named-places")
        heldPlaces = inflected(try words("held-places"))
        settlements = try words("settlements")
        perhaps = try words("perhaps")
        imagined = try words("imagined")
        endings = inflected(try words("endings"))
        certain = try words("certain")
        assertions = try words("assertions")
        successes = inflected(try words("successes"))
        means = inflected(try words("means"))
        orders = inflected(try words("orders"))
        parts = inflected(try words("parts"))
        links = try words("links")
        negations = try words("negations")
        intentions = inflected(try words("intentions"))
        suppositions = try words("suppositions")
        notYet = try words("not-yet")
        requests = inflected(try words("requests"))
        proposals = inflected(try words("proposals"))
    }
}
