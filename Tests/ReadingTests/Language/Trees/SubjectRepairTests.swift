import Testing

@testable import Reading

/// The tree of a few words: form/tag/head/relation each, heads from 0, −1 for the root.
@Suite struct SubjectRepairTests {
    private func mended(_ words: String) -> [String] {
        let rows = words.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
        var syntax = Syntax(count: rows.count)
        for (index, row) in rows.enumerated() {
            syntax.tags[index] = row[1]
            syntax.heads[index] = Int(row[2]) ?? -1
            syntax.relations[index] = row[3]
        }
        SubjectRepair.mend(0..<rows.count, in: &syntax)
        return rows.indices.map { "\(syntax.heads[$0]) \(syntax.relations[$0])" }
    }

    @Test func aFiniteClauseTakesTheObjectBeforeIt() {
        let told = mended("they/PRP/1/nsubj said/VBD/-1/root ten/CD/3/nummod rebels/NNS/1/obj were/VBD/5/aux:pass killed/VBN/1/ccomp")
        #expect(told[3] == "5 nsubj:pass")
        #expect(told[5] == "1 ccomp")
        #expect(told[2] == "3 nummod")
    }

    @Test func aModalMakesItFinite() {
        let told = mended("he/PRP/1/nsubj said/VBD/-1/root troops/NNS/1/obj must/MD/4/aux leave/VB/1/xcomp")
        #expect(told[2] == "4 nsubj")
        #expect(told[4] == "1 ccomp")
    }

    @Test(arguments: [
        "he/PRP/1/nsubj told/VBD/-1/root troops/NNS/1/obj to/TO/4/mark leave/VB/1/xcomp",
        "he/PRP/1/nsubj told/VBD/-1/root us/PRP/1/obj they/PRP/4/nsubj left/VBD/1/ccomp",
        "he/PRP/1/nsubj saw/VBD/-1/root troops/NNS/1/obj leave/VB/1/xcomp",
    ])
    func othersStay(_ words: String) {
        let rows = words.split(separator: " ").map { $0.split(separator: "/") }
        #expect(mended(words) == rows.map { "\($0[2]) \($0[3])" })
    }
}
