/// One telling of an event: the word that tells it, its rule and its clause. Tellings become events.
struct EventMention: Sendable {
    var token: Int
    /// All words that tell it: the trigger and the words of its rule's parts.
    var anchor: [Range<Int>]
    var rule: EventRule
    var code: EventRule.Code
    var clause: Clause
    var actors: [Event.Participant] = []
    var recipients: [Event.Participant] = []
    /// The word of the telling whose complement it stands in: "threatened" for "threatened to attack".
    var parent: Int?
    var status = Event.Status.reported
    var means: Range<Int>?
    var contexts: [String] = []
    var place: Place.ID?
    var time: TimeExpression.ID?
    var figures: [Figure.ID] = []
    var isNoun: Bool
    /// It names nobody and nothing of its own: told elsewhere, or none.
    var isBare = false
    var sentence: Int
    /// It has gone into another telling of the same clause.
    var isJoined = false

    init(token: Int, anchor: [Range<Int>], rule: EventRule, code: EventRule.Code, clause: Clause) {
        self.token = token
        self.anchor = anchor
        self.rule = rule
        self.code = code
        self.clause = clause
        isNoun = false
        sentence = 0
    }
}
