/// All event rules by the words that may trigger them, with the classes and the table of forms.
struct EventLexicon: Sendable {
    /// A rule with one of its triggers; `rank` is the rule's place in the order of files.
    struct Entry: Sendable {
        var rank: Int
        var trigger: Trigger
    }

    /// Files in the order in which their rules are read.
    static let files = [
        "none", "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
        "threaten", "sanction", "protest", "mobilize", "coerce", "assault",
    ]

    let rules: [EventRule]
    let ruleFiles: [EventRuleFile]
    let forms: FormTable
    let words: EventWords
    private let verbs: [String: [Entry]]
    private let nouns: [String: [Entry]]
    private let adjectives: [String: [Entry]]
    private let modals: [String: Int]

    init(data: DataDirectory) throws(DataError) {
        let classes = try WordClasses(path: data.file("events/words.txt"))
        var files: [EventRuleFile] = []
        for name in EventLexicon.files {
            files.append(try EventRuleFile(path: data.file("events/\(name).events"), classes: classes))
        }
        ruleFiles = files
        rules = files.flatMap(\.rules)
        words = try EventWords(classes)
        var verbs: [String: [Entry]] = [:], nouns: [String: [Entry]] = [:], adjectives: [String: [Entry]] = [:],
            modals: [String: Int] = [:]
        for (rank, rule) in rules.enumerated() {
            for trigger in rule.triggers {
                let entry = Entry(rank: rank, trigger: trigger)
                switch trigger.kind {
                case .adjective: adjectives[trigger.lemma, default: []].append(entry)
                case .verb: verbs[trigger.lemma, default: []].append(entry)
                case .noun: nouns[trigger.lemma, default: []].append(entry)
                case .modal: modals[trigger.lemma] = modals[trigger.lemma] ?? rank
                }
            }
        }
        self.verbs = verbs
        self.nouns = nouns
        self.adjectives = adjectives
        self.modals = modals
        forms = try FormTable(
            verbs: Set(verbs.keys), nouns: Set(nouns.keys), classWords: classes.lemmas,
            irregular: data.file("events/irregular.txt"))
    }

    func entries(verb lemma: String) -> [Entry] { verbs[lemma] ?? [] }
    func entries(adjective lemma: String) -> [Entry] { adjectives[lemma] ?? [] }
    func rule(modal lemma: String) -> EventRule? { modals[lemma].map { rules[$0] } }
    func entries(noun lemma: String) -> [Entry] { nouns[lemma] ?? [] }
    /// Words that trigger rules.
    var triggerCount: Int { rules.reduce(0) { $0 + $1.triggers.count } }
}
