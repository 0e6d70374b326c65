import Testing

@testable import Record

@Suite struct SourceKeyTests {
    private func independence(_ told: (name: String, kind: String)...) -> Independence {
        Independence(
            of: told.enumerated().map { index, source in
                let number = Int64(index + 1)
                let telling = Occurrence.Telling(
                    event: ThingID(.event, number), report: ThingID(.report, number), reading: number, outlet: nil, published: nil,
                    anchor: "fired", type: "ASSAULT", mode: nil, status: "claimed", place: nil, at: nil, sources: [Told.key(source.name)])
                return Independence.Witness(telling: telling, media: [], kinds: [Told.key(source.name): source.kind])
            })
    }

    @Test func thePoliceOfAStoryAreOne() {
        #expect(independence(("police in the river district", "police"), ("Vesna's police chief", "police")).count == 1)
        #expect(independence(("Vesna police", "police"), ("River League", "armed-group")).count == 2)
    }

    @Test func aGroupThatIsDescribedIsTheOneThatIsNamed() {
        #expect(independence(("River League", "armed-group"), ("Rebels in southern Tarun", "armed-group"), ("local group", "other")).count == 1)
        #expect(independence(("River League", "armed-group"), ("Hill Army", "armed-group"), ("local group", "other")).count == 3)
    }

    @Test(arguments: [
        ("the League", "River League"), ("Ministry of Defence", "Defence Ministry"), ("HRF", "Hill Reform Front"), ("police", "the Vesna police"),
    ])
    func oneBody(a: String, b: String) {
        #expect(Told.key(a).isSame(as: Told.key(b)))
        #expect(Told.key(b).isSame(as: Told.key(a)))
    }

    @Test func twoCountriesMinistriesAreTwo() throws {
        let a = try #require(SourceKey(name: "Defence Ministry", country: "AAA"))
        #expect(!a.isSame(as: try #require(SourceKey(name: "Defence Ministry", country: "BBB"))))
        #expect(a.isSame(as: Told.key("Defence Ministry")))
    }

    @Test func manyCarriersOfOneSourceAreOneWitness() {
        func telling(_ report: Int64, _ outlet: String, _ source: String?) -> Independence.Witness {
            Independence.Witness(
                telling: Occurrence.Telling(
                    event: ThingID(.event, report), report: ThingID(.report, report), reading: report, outlet: outlet, anchor: "raid",
                    type: "ASSAULT", status: "claimed", sources: source.map { [Told.key($0)] } ?? []), media: [])
        }
        let one = Independence(of: [telling(1, "A", "River League"), telling(2, "B", "the League"), telling(3, "C", "River League")])
        #expect(one.count == 1)
        #expect(one.carriers == ["A", "B", "C"])
        #expect(one.reasons.first == "3 reports, one source: River League")
        let two = Independence(of: [telling(1, "A", "River League"), telling(2, "B", "a miller")])
        #expect(two.count == 2)
        #expect(Independence(of: [telling(1, "A", nil)]).unattributed == 1)
    }
}
