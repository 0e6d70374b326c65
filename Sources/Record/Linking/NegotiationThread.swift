/// An offer with its parties and answers, as a report tells it.
struct OfferTold: Hashable, Sendable {
    struct Party: Hashable, Sendable {
        var actor: Int64
        var role: String
        var source: SourceKey?
    }

    struct Answer: Hashable, Sendable {
        var state: String
        var statement: ThingID?
        var at: String?
        var words: String
        /// Nil for the offer's own.
        var reading: Int64?
    }

    var offer: ThingID
    var reading: Int64
    var statement: ThingID?
    var kind: String
    var state: String
    var words: String
    var at: String?
    var published: String?
    /// No report tells the offer itself, only what became of it.
    var isKnownByAnswer = false
    var parties: [Party] = []
    var answers: [Answer] = []
}

/// Puts the steps of one matter in order.
enum NegotiationThread {
    static func negotiation(_ id: ThingID, of offers: [OfferTold]) -> Negotiation {
        var steps = offers.flatMap(steps)
        steps.sort { ($0.at ?? "", $0.reading, $0.offer.number) < ($1.at ?? "", $1.reading, $1.offer.number) }
        var seen: [(Negotiation.Step, Set<String>)] = []
        for index in steps.indices {
            let words = Set(WordFolding.stems(of: steps[index].words))
            steps[index].isRepeat = seen.contains { $0.0 == steps[index].step && Likeness.overlap($0.1, words) >= 0.5 }
            seen.append((steps[index].step, words))
        }
        let parties = Set(offers.flatMap(\.parties).map(\.actor)).sorted().map { ThingID(.actor, $0) }
        return Negotiation(id: id, parties: parties, steps: steps, state: steps.last { !$0.isRepeat }?.step)
    }

    private static func steps(of offer: OfferTold) -> [Negotiation.Told] {
        func told(_ step: Negotiation.Step, _ statement: ThingID?, _ at: String?, _ words: String, in reading: Int64?) -> Negotiation.Told {
            Negotiation.Told(
                step: step, at: at, offer: offer.offer, statement: statement, reading: reading ?? offer.reading, words: words, isRepeat: false)
        }
        var steps: [Negotiation.Told] = []
        if !offer.isKnownByAnswer {
            let isAnswered = offer.answers.contains { $0.state == offer.state }
            let own: Negotiation.Step = isAnswered ? .offer : ["withdrawn": .withdrawn, "countered": .countered][offer.state] ?? .offer
            steps.append(told(own, offer.statement, offer.at, offer.words, in: nil))
        }
        for answer in offer.answers {
            guard let step = Negotiation.Step(rawValue: answer.state) else { continue }
            steps.append(told(step, answer.statement, answer.at ?? offer.published, answer.words, in: answer.reading))
        }
        return steps
    }
}

/// How alike two sets of words are.
enum Likeness {
    /// Shared words to the smaller set; 0 where one is empty.
    static func overlap(_ a: Set<String>, _ b: Set<String>) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        return Double(a.intersection(b).count) / Double(min(a.count, b.count))
    }

    /// Shared words to the mean of both (Dice).
    static func dice(_ a: Set<String>, _ b: Set<String>) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        return 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
    }
}
