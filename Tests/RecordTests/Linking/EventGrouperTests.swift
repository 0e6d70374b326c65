import Testing

@testable import Record

@Suite struct EventGrouperTests {
    private let vesna = Told.place("Vesna", 45.0, 20.0)

    /// The words of each group of events of one report.
    private func clusters(_ report: ReportFacts) throws -> [[String]] {
        EventGrouper(rules: try Told.rules.get()).groups(of: try Told.known(report)).map { group in
            group.members.map { report.events[$0].anchor }
        }
    }

    /// Tellings of one report, each an occurrence of its own where it is told as one.
    private func occurrences(_ report: ReportFacts) throws -> [EventGrouper.Cluster] {
        let (rules, known) = (try Told.rules.get(), try Told.known(report))
        return EventGrouper(rules: rules).groups(of: known).map { group in
            EventGrouper.Cluster(tellings: [Telling(known, group.members.map { known.events[$0] }, rules: rules)])
        }
    }

    private func groups(_ first: ReportFacts, _ second: ReportFacts, apart: Set<ThingPair> = []) throws -> [EventGrouper.Group] {
        let incident = IncidentJudge(rules: try Told.rules.get(), rarity: WordRarity())
            .meeting(try Told.known(second), try Told.known(first), isCopy: false)
        return EventGrouper(rules: try Told.rules.get()).groups(
            of: try Told.known(second), among: try occurrences(first), incidents: [first.reading: incident], apart: apart)
    }

    /// The bond by which the second report's first event joins the first report's first.
    private func match(_ first: ReportFacts, _ second: ReportFacts, apart: Set<ThingPair> = []) throws -> EventGrouper.Join? {
        let group = try #require(try groups(first, second, apart: apart).first)
        return group.occurrence == 0 ? group.joins.first : nil
    }

    /// Whether the second report's first event joins the first report's.
    private func areOne(_ first: ReportFacts, _ second: ReportFacts) throws -> Bool { try match(first, second) != nil }

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

    @Test func oneManStabbedIsNotTheBombThatKilledSix() throws {
        let report = Told.report(1, events: [
            Told.event("A bomb at the ferry killed six.").on(Told.day).anchored("bomb … killed").with(Told.figure("killed", 6)),
            Told.event("A ticket seller was stabbed in the queue.").sentence(2).anchored("stabbed").against("a ticket seller", isOne: true),
        ])
        #expect(try clusters(report).count == 2)
    }

    /// The odds that a report's second event is its first.
    private func odds(_ report: ReportFacts) throws -> Double {
        let (rules, known) = (try Told.rules.get(), try Told.known(report))
        let told = known.events.map { Telling(known, [$0], rules: rules) }
        return try #require(InnerJudge(rules: rules, rarity: WordRarity()).evidence(told[1], told[0], .init())).odds
    }

    @Test func otherHoursOfOneDaySpeakAgainstOneEvent() throws {
        func report(_ hour: String) -> ReportFacts {
            Told.report(1, events: [
                Told.event("Raiders came to the mill.").on(Told.day).around("dawn").at(vesna),
                Told.event("Raiders came to the weir.").on(Told.day).around(hour).sentence(4),
            ])
        }
        #expect(try odds(report("9:40 p.m.")) < odds(report("6 a.m.")))
    }

    @Test func reasonsSumUpToTheOdds() throws {
        let rules = try Told.rules.get()
        let report = try Told.known(Told.report(1, events: [
            Told.event("Gunmen ambushed a fuel convoy near Vesna on Friday.").on(Told.day).at(vesna).against("a fuel convoy"),
            Told.event("The ambush of the convoy near Vesna killed four.").at(vesna).with(Told.figure("killed", 4)).sentence(2),
        ]))
        let told = report.events.map { Telling(report, [$0], rules: rules) }
        let evidence = try #require(InnerJudge(rules: rules, rarity: WordRarity()).evidence(told[1], told[0], .init(isRecent: true), isTold: true))
        let shares = evidence.reasons.map { reason in
            (reason.split(separator: " ").last.map { $0.replacing("−", with: "-") }).flatMap(Double.init) ?? .nan
        }
        #expect(shares.count > 2)
        #expect(abs(shares.reduce(0, +) - evidence.odds) <= 0.05 * Double(shares.count + 2))
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

    @Test func likeActsOfOneDayInTwoCountriesStayApart() throws {
        let first = Told.report(1, title: "Grenade thrown at Vesna market", events: [
            Told.event("A grenade thrown among fishmongers in Vesna killed two people.", of: "ASSAULT/explosives").on(Told.day).at(vesna)
                .with(Told.figure("killed", 2)),
        ])
        let second = Told.report(2, title: "Two die as pump house blows up in Tarun", events: [
            Told.event("Explosives left in a pump house tore two engineers of Tarun apart.", of: "ASSAULT/explosives").on(Told.day)
                .at(Told.place("Tarun", -12, 44)).with(Told.figure("killed", 2)),
        ])
        #expect(try !areOne(first, second))
    }

    @Test func whatIsSaidOfOneIncidentIsNotAlwaysOne() throws {
        func report(_ number: Int64, _ sentence: String) -> ReportFacts {
            Told.report(number, title: "Ferry shelled at Vesna", events: [Told.event(sentence, of: "REQUEST").at(vesna)])
        }
        #expect(try !areOne(report(1, "The harbour master asked for a doctor."), report(2, "Pilots urged the council to close the strait.")))
        let sentence = "The harbour master asked the council for a doctor and two boats."
        #expect(try areOne(report(1, sentence), report(2, sentence)))
    }

    @Test func aPlaceThatNoListKnowsIsKnownByItsName() throws {
        let brod = PlaceFacts(name: "Old Brod", middle: nil, radius: 0)
        let first = Told.report(1, title: "Boatmen shot at Old Brod", events: [
            Told.event("Guards shot two boatmen at Old Brod on Friday.").on(Told.day).at(brod).against("two boatmen"),
        ])
        let second = Told.report(2, day: Told.day + 1, title: "Funeral of boatmen", events: [
            Told.event("The boatmen died at Brod on Friday.").on(Told.day).at(PlaceFacts(name: "outside Brod", middle: nil, radius: 0)),
        ])
        let join = try #require(try match(first, second))
        #expect(join.reasons.contains { $0.hasPrefix("place: ") })
        #expect((0.5...1).contains(join.score))
    }

    @Test func aReportBeforeTheDayCannotTellIt() throws {
        let first = Told.report(1, events: [Told.event("The mill at Vesna was shelled.").at(vesna)])
        let second = Told.report(2, day: Told.day + 5, events: [Told.event("The mill at Vesna was shelled on Wednesday.").on(Told.day + 5).at(vesna)])
        #expect(try !areOne(first, second))
    }

    @Test func whatAPersonPartedIsNotJoinedAgain() throws {
        let sentence = "Seven people drowned when the ferry was fired on in midstream."
        let (first, second) = (Told.report(1, events: [Told.event(sentence)]), Told.report(2, events: [Told.event(sentence)]))
        #expect(try match(first, second) != nil)
        #expect(try match(first, second, apart: [ThingPair(100, 200)]) == nil)
    }

    @Test func takingAndRetakingAreTwo() throws {
        let first = Told.report(1, title: "Vesna falls to league", events: [
            Told.event("The league took Vesna on Friday.", of: "COERCE/seize").on(Told.day).at(vesna).anchored("took"),
        ])
        let second = Told.report(2, title: "Army back in Vesna", events: [
            Told.event("The army retook Vesna on Friday.", of: "COERCE/seize").on(Told.day).at(vesna).anchored("retook"),
        ])
        #expect(try !areOne(first, second))
    }

    @Test func wordsBetweenTwoEventsOfASentenceSpeakForTwo() throws {
        func report(before: Set<String>) -> ReportFacts {
            let sentence = "A shell hit the mill at Vesna after a mine had torn up the weir."
            var later = Told.event(sentence).anchored("had torn up").with(Told.figure("killed", 7))
            later.wordsBefore = before
            return Told.report(1, events: [Told.event(sentence).anchored("hit").with(Told.figure("killed", 3)), later])
        }
        #expect(try odds(report(before: ["aft", "a", "min"])) < odds(report(before: [])))
    }

    @Test func copiedSentencesAreWhatTheyAreInTheFirstReport() throws {
        let (dawn, noon) = ("Raiders came to the mill at Vesna and killed three millers.", "The raiders who came killed a ferryman on the quay.")
        let first = Told.report(1, events: [Told.event(dawn).on(Told.day), Told.event(noon).on(Told.day - 1).sentence(4)])
        // The copy has lost its days, by which alone the two are known as two.
        let second = Told.report(2, events: [Told.event(dawn), Told.event(noon).sentence(1)])
        let found = try groups(first, second)
        #expect(found.map(\.occurrence) == [0, 1])
        #expect(found.allSatisfy { $0.joins.first?.score == 1 })
    }

    @Test func whatOthersTellDecidesWhereTheReportLeavesItOpen() throws {
        let tarun = Told.place("Tarun", 45.9, 20.9)
        let raid = Told.event("Raiders struck the mill at Vesna on Friday.").on(Told.day).at(vesna).against("the mill").with(Told.figure("killed", 3))
        let ambush = Told.event("Bandits ambushed grain carts near Tarun on Friday.").on(Told.day).at(tarun).against("grain carts")
            .with(Told.figure("killed", 7)).sentence(1)
        let toll = Told.event("Seven carters died with their grain carts.").against("carters").with(Told.figure("killed", 7)).sentence(2)
        let first = Told.report(1, title: "Raid on mill, ambush of grain carts", events: [raid, ambush])
        let second = Told.report(2, title: "Raid on mill, ambush of grain carts", events: [raid, ambush.sentence(1), toll])
        let found = try groups(first, second)
        let home = try #require(found.first { $0.members.contains(2) })
        #expect(home.occurrence == 1)
    }
}
