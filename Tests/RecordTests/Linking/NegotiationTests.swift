import Testing

@testable import Record

@Suite struct NegotiationTests {
    private func offer(_ number: Int64, _ kind: String, _ words: String, by: String, on day: String, answers: [OfferTold.Answer] = []) -> OfferTold {
        OfferTold(
            offer: ThingID(.offer, number), reading: number, statement: nil, kind: kind, state: "proposed", words: words, at: day,
            published: day, parties: [.init(actor: 1, role: "by", source: Told.key(by))], answers: answers)
    }

    private func joins(_ first: OfferTold, _ second: OfferTold) throws -> [EventGrouper.Join] {
        var (one, other) = (Told.report(1), Told.report(2))
        one.offers = [first]
        other.offers = [second]
        return NegotiationGrouper(rules: try Told.rules.get()).joins(of: other, among: [one], apart: [])
    }

    @Test func anOfferOfTheSameKindBySamePartiesIsOfOneMatter() throws {
        let first = offer(1, "ceasefire", "to stop firing for a week", by: "River League", on: "2024-03-01")
        #expect(try joins(first, offer(2, "ceasefire", "a week without fire", by: "the League", on: "2024-03-04")).count == 1)
        #expect(try joins(first, offer(2, "ceasefire", "a pause at sea", by: "Coast Union", on: "2024-03-04")).isEmpty)
        #expect(try joins(first, offer(2, "ceasefire", "a week without fire", by: "the League", on: "2024-09-04")).isEmpty)
    }

    @Test func stepsStandInOrderAndRepeatsAreKnown() {
        let rejected = OfferTold.Answer(state: "rejected", statement: ThingID(.statement, 5), at: "2024-03-03", words: "no pause for the river")
        let thread = NegotiationThread.negotiation(
            ThingID(.negotiation, 1),
            of: [
                offer(2, "ceasefire", "to stop firing for a week", by: "River League", on: "2024-03-02", answers: [rejected]),
                offer(1, "ceasefire", "to stop firing for a week", by: "River League", on: "2024-03-01"),
            ])
        #expect(thread.steps.map(\.step) == [.offer, .offer, .rejected])
        #expect(thread.steps.map(\.isRepeat) == [false, true, false])
        #expect(thread.state == .rejected)
        #expect(thread.parties == [ThingID(.actor, 1)])
    }

    @Test func anOfferKnownByItsAnswerAloneIsNoStep() {
        let accepted = OfferTold.Answer(state: "accepted", statement: nil, at: nil, words: "signed a pause for the river")
        var told = offer(1, "ceasefire", "a pause for the river", by: "River League", on: "2024-03-02", answers: [accepted])
        told.isKnownByAnswer = true
        let thread = NegotiationThread.negotiation(ThingID(.negotiation, 1), of: [told])
        #expect(thread.steps.map(\.step) == [.accepted])
        #expect(thread.steps.map(\.words) == ["signed a pause for the river"])
    }
}
