import Testing

@testable import Record

@Suite struct EventGrouperTests {
    private let vesna = Told.place("Vesna", 45.0, 20.0)

    private func clusters(_ report: ReportFacts) throws -> [[String]] {
        EventGrouper(rules: try Told.rules.get()).clusters(of: report).clusters.map { $0.events.map(\.anchor) }
    }

    /// Whether the second report's first event joins the first report's.
    private func areOne(_ first: ReportFacts, _ second: ReportFacts) throws -> Bool {
        let grouper = EventGrouper(rules: try Told.rules.get())
        let known = grouper.clusters(of: first).clusters
        let new = try #require(grouper.clusters(of: second).clusters.first)
        return grouper.matches(of: [new], among: known)[0]?.occurrence == 0
    }

    @Test func nounAndVerbOfOneReportAreOne() throws {
        let report = Told.report(1, events: [
            Told.event("Gunmen ambushed a fuel convoy near Vesna on Friday.").on(Told.day).at(vesna).against("a fuel convoy"),
            Told.event("The ambush of the convoy lasted an hour.").sentence(3),
        ])
        #expect(try clusters(report).count == 1)
    }

    @Test func anotherDayInOneReportIsAnotherEvent() throws {
        let report = Told.report(1, events: [
            Told.event("A bomb tore through the depot on Friday.", of: "ASSAULT/explosives").on(Told.day),
            Told.event("On Monday a bomb had hit the depot.", of: "ASSAULT/explosives").on(Told.day - 4).sentence(1),
        ])
        #expect(try clusters(report).count == 2)
    }

    @Test func anArrestIsNotTheAttack() throws {
        let report = Told.report(1, events: [
            Told.event("Gunmen attacked the depot.").on(Told.day), Told.event("A man was arrested at the depot.", of: "COERCE/arrest").on(Told.day),
        ])
        #expect(try clusters(report).count == 2)
    }

    @Test func anAttackToldByNounIsTheSameInAnotherReport() throws {
        let first = Told.report(1, title: "Gunmen ambush fuel convoy near Vesna", events: [
            Told.event("Gunmen ambushed a fuel convoy near Vesna on Friday.").on(Told.day).at(vesna).against("a fuel convoy"),
        ])
        let second = Told.report(2, day: Told.day + 1, title: "Drivers mourn after convoy ambush", events: [
            Told.event("The ambush of the fuel convoy on Friday killed two drivers.").on(Told.day),
        ])
        #expect(try areOne(first, second))
    }

    @Test func theSentenceOfACopyIsTheSameEvent() throws {
        let sentence = "Seven people drowned when the ferry was fired on in midstream."
        let first = Told.report(1, events: [Told.event(sentence)])
        let second = Told.report(2, day: Told.day + 2, events: [Told.event(sentence)])
        #expect(try areOne(first, second))
    }

    @Test func twoAttacksInOneTownAndWeekStayApart() throws {
        let first = Told.report(1, title: "Grenade thrown at Vesna school", events: [
            Told.event("A grenade was thrown into the school yard of Vesna on Friday.", of: "ASSAULT/explosives").on(Told.day).at(vesna),
        ])
        let second = Told.report(2, day: Told.day + 3, title: "Bomb at Vesna court", events: [
            Told.event("A bomb went off at the court of Vesna on Monday.", of: "ASSAULT/explosives").on(Told.day + 3).at(vesna),
        ])
        #expect(try !areOne(first, second))
    }

    @Test func aReportBeforeTheDayCannotTellIt() throws {
        let first = Told.report(1, events: [Told.event("The mill at Vesna was shelled.").at(vesna)])
        let second = Told.report(2, day: Told.day + 5, events: [Told.event("The mill at Vesna was shelled on Wednesday.").on(Told.day + 5).at(vesna)])
        #expect(try !areOne(first, second))
    }

    @Test func whatAPersonPartedIsNotJoinedAgain() throws {
        let sentence = "Seven people drowned when the ferry was fired on in midstream."
        let grouper = EventGrouper(rules: try Told.rules.get())
        let known = grouper.clusters(of: Told.report(1, events: [Told.event(sentence)])).clusters
        let new = grouper.clusters(of: Told.report(2, events: [Told.event(sentence)])).clusters
        #expect(!grouper.matches(of: new, among: known).isEmpty)
        #expect(grouper.matches(of: new, among: known, apart: [ThingPair(100, 200)]).isEmpty)
    }
}
