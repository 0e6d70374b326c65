import Reading
import TestSupport
import Testing

@Suite struct BylineTests {
    private func author(_ line: String) throws -> String? {
        try Fixtures.report(
            "Truce in Karsa Holds\n\n\(line)\n\nRebels said on Tuesday that they would respect the truce in the north."
        ).head.author
    }

    @Test(arguments: [
        ("By Ana Vell", "Ana Vell"), ("By ANA VELL and JOSS MARR", "ANA VELL and JOSS MARR"),
        ("By Ana Vell, Reuters", "Ana Vell"),
        ("By Ana Vell in Karsa", "Ana Vell"), ("By Ana Vell | Corvus News", "Ana Vell"), ("by Ana Vell", "Ana Vell"),
        ("By Ana Vell, Joss Marr and Carol Ash", "Ana Vell, Joss Marr and Carol Ash"),
    ])
    func names(_ line: String, _ author: String) throws {
        #expect(try self.author(line) == author)
    }

    @Test(arguments: [
        "By Monday, the town had fallen, residents said.", "By far the worst day of the war",
        "By Sunday morning, Ana Vell had left.", "By 2 p.m.",
    ])
    func isNone(_ line: String) throws {
        #expect(try author(line) == nil)
    }
}
