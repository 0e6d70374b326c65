import Testing

@testable import Record

@Suite struct ThingIDTests {
    @Test(arguments: ThingID.Kind.allCases)
    func isReadBackAsWritten(kind: ThingID.Kind) {
        let id = ThingID(kind, 1042)
        #expect(ThingID(id.description) == id)
    }

    @Test(arguments: ["", "s", "s0", "s-1", "q7", "7", "s1x", "S1"])
    func isNotReadFromOtherWords(words: String) {
        #expect(ThingID(words) == nil)
    }
}
