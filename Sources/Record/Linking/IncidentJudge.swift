/// Tells how likely two reports are to speak of one incident or of two that follow from each other, whatever single acts they tell.
///
/// Acts of reports on different things are seldom one, however alike they are: a grenade on a market of one country is not
/// a grenade on a market of another.
struct IncidentJudge {
    enum Sign: Int, Record.Sign {
        case start, topic, place, title, far
        static let family = "incident"
    }

    let rules: LinkRules
    let rarity: WordRarity

    /// Two reports, and how likely they speak of one incident.
    struct Meeting {
        var evidence: Evidence<Sign>
        var probability: Double
    }

    /// - Parameter isCopy: whether one is a wire copy of the other; such two surely do.
    func meeting(_ a: KnownReport, _ b: KnownReport, isCopy: Bool) -> Meeting {
        let evidence = evidence(a, b)
        return Meeting(evidence: evidence, probability: isCopy ? 1 : evidence.probability)
    }

    func evidence(_ a: KnownReport, _ b: KnownReport, isTold: Bool = false) -> Evidence<Sign> {
        var evidence = Evidence<Sign>(rules.incident, isTold: isTold)
        evidence.add(.start, 1, "two reports")
        let topic = rarity.cosine(a.topic, b.topic)
        if topic > 0 { evidence.add(.topic, topic, "reports of like words") }
        let places = a.placeWords.shared(with: b.placeWords)
        if !places.isEmpty { evidence.add(.place, min(IncidentJudge.mostPlaces, rarity.sum(places)), "reports of like places") }
        let title = max(
            rarity.overlap(a.title, b.topic, least: IncidentJudge.fewWords), rarity.overlap(b.title, a.topic, least: IncidentJudge.fewWords))
        if title > 0 { evidence.add(.title, min(1, title), "headlines of like words") }
        let far = distance(a, b)
        if far > 0 { evidence.add(.far, far, "reports of places far from each other") }
        return evidence
    }

    /// A headline of fewer telling words is little to go by.
    private static let fewWords = 2.5
    /// More than one or two names of rare places say no more than these.
    private static let mostPlaces = 1.5
    /// Kilometres of radius beyond which a place says little of where a report is at home.
    private static let vast = 300.0

    /// From 0 for near places to 1 for places far from each other; 0 where one report names none.
    private func distance(_ a: KnownReport, _ b: KnownReport) -> Double {
        var nearest: Double?
        for one in a.facts.places where !one.isCountry && one.radius <= IncidentJudge.vast {
            guard let middle = one.middle else { continue }
            for other in b.facts.places where !other.isCountry && other.radius <= IncidentJudge.vast {
                guard let theirs = other.middle else { continue }
                let between = middle.distance(to: theirs) - one.radius - other.radius
                nearest = min(nearest ?? between, between)
            }
        }
        guard let nearest else { return 0 }
        let near = rules.weights["place-far"]
        return min(1, max(0, (nearest - near) / (2 * near)))
    }
}
