import Testing

@testable import Record

@Suite struct SourceKeyTests {
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
