/// The word classes that the reading of clauses itself needs; `Data/events/words.txt`.
struct EventWords: Sendable {
    let particles: Set<String>
    /// Verbs that lend a noun their subject: "carry out", "launch", "hold".
    let lightVerbs: Set<String>
    /// Light verbs that bind their noun by a preposition: "engage in".
    let lightWithPreposition: Set<String>
    /// Verbs whose subject, not object, does what the infinitive says: "promised the town to withdraw".
    let subjectControl: Set<String>
    /// "series", "dozen": what stands behind "of" counts.
    let quantities: Set<String>
    /// Numbers that stand for people: "thousands fled".
    let crowds: Set<String>
    /// Words before a clause that tells what a verb speaks of: "accused of", "barred from".
    let contentMarks: [String]
    /// "effort", "mission": the word before them is what is told.
    let lightNouns: Set<String>
    /// Verbs of the clause that tells what a protest is about.
    let grievances: Set<String>
    /// Violence in general, and the verbs that say that it happens.
    let vague: Set<String>
    /// Truces and the like: no telling of their own without a party, a place, a time or a verb that says that they happen.
    let bare: Set<String>
    /// Talks and the like: without a party, a place or a time they only recall what is told elsewhere.
    let recalling: Set<String>
    let occurrences: Set<String>
    /// Participles that tell where somebody is, or who has a place: "Karsa-based", "rebel-held".
    let holding: Set<String>
    /// Deeds of which "of" tells whom they were done to: "killing".
    let sufferings: Set<String>
    /// Modes that one event may be told in: "bomb" and "suicide bomber".
    let modesAlike: [Set<String>]
    /// Places as they may suffer something: towns, hills, borders.
    let lands: WordSet
    let means: WordSet
    /// Who can act: people, forces, states, organisations.
    let parties: WordSet
    let people: Set<String>
    /// Aircraft, tanks, ships: who acts, where nobody else is named.
    let manned: WordSet
    /// Verbs whose particle the model may tie to what follows: "hand over the prisoners".
    let phrasal: Set<String>
    /// Words that begin a condition: "if", "unless".
    let conditions: [String]
    /// What is no party but may belong to one: "efforts", "demand".
    let abstracts: WordSet
    /// "failed to", "avoided": what stands behind did not happen.
    let failures: Set<String>
    /// "stopped", "an end to": what stands behind has been going on.
    let endings: Set<String>
    let plans: Set<String>
    let doubts: Set<String>
    let negations: Set<String>
    let possible: Set<String>
    /// Modal verbs, by what they make of a clause.
    let future: Set<String>
    let modalPossible: Set<String>
    let modalWanted: Set<String>
    /// Sides as ACLED tells them apart, asked in this order.
    let sides: [(side: ACLEDMapping.Side, set: WordSet)]

    init(_ classes: WordClasses) throws(DataError) {
        particles = try classes.named("particle").lemmas
        lightVerbs = try classes.named("light").lemmas
        lightWithPreposition = try classes.named("light-preposition").lemmas
        subjectControl = try classes.named("subject-control").lemmas
        crowds = try classes.named("crowd").lemmas
        quantities = try classes.named("quantity").lemmas
        contentMarks = try classes.named("content-mark").lemmas.sorted()
        lightNouns = try classes.named("light-noun").lemmas
        grievances = try classes.named("grievance").lemmas
        bare = try classes.named("bare").lemmas
        vague = try classes.named("vague").lemmas
        recalling = try classes.named("recalling").lemmas
        sufferings = try classes.named("suffering").lemmas
        holding = try classes.named("holding").lemmas
        occurrences = try classes.named("occurrence").lemmas
        modesAlike = try classes.named("modes-alike").lemmas.sorted().map { Set($0.split(separator: "+").map(String.init)) }
        lands = try classes.named("land")
        means = try classes.named("means")
        parties = try classes.named("party")
        people = try classes.named("people").lemmas.union(classes.named("armed").lemmas)
        manned = try classes.named("manned")
        phrasal = try classes.named("phrasal").lemmas
        conditions = try classes.named("condition").lemmas.sorted()
        abstracts = try classes.named("abstract")
        failures = try classes.named("failure").lemmas
        endings = try classes.named("ending").lemmas
        plans = try classes.named("plan").lemmas
        doubts = try classes.named("doubt").lemmas
        negations = try classes.named("negation").lemmas
        possible = try classes.named("possible").lemmas
        future = try classes.named("modal-future").lemmas
        modalPossible = try classes.named("modal-possible").lemmas
        modalWanted = try classes.named("modal-wanted").lemmas
        sides = [
            (.protesters, try classes.named("side-protesters")), (.armed, try classes.named("side-armed")),
            (.state, try classes.named("side-state")), (.civilians, try classes.named("side-civilians")),
        ]
    }
}
