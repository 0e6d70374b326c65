import Testing

@testable import Reading

/// The tree of a few words: form/tag/head/relation each, heads from 0, −1 for the root.
@Suite struct TreeRepairTests {
    private func mended(_ words: String) -> [String] {
        let rows = words.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
        var syntax = Syntax(count: rows.count)
        for (index, row) in rows.enumerated() {
            syntax.tags[index] = row[1]
            syntax.partsOfSpeech[index] = row[1].hasPrefix("VB") ? .verb : row[1].hasPrefix("NN") ? .noun : row[1] == "RB" ? .adverb : .other
            syntax.heads[index] = Int(row[2]) ?? -1
            syntax.relations[index] = row[3]
        }
        TreeRepair.mend(0..<rows.count, in: &syntax)
        return rows.indices.map { "\(syntax.heads[$0]) \(syntax.relations[$0])" }
    }

    @Test func aNounRightBehindAVerbIsItsObject() {
        #expect(mended("troops/NNS/1/nsubj crossed/VBD/-1/root the/DT/4/det upper/JJ/4/amod valley/NN/1/obl")[4] == "1 obj")
    }

    @Test func aFormOfBeBeforeAParticipleIsPassive() {
        let tree = mended("lorries/NNS/3/nsubj are/VBP/3/cop not/RB/3/advmod destined/VBN/-1/root")
        #expect(tree[0] == "3 nsubj:pass")
        #expect(tree[1] == "3 aux:pass")
    }

    @Test func thePastTenseOfASentenceWithoutAVerbIsItsVerb() {
        let tree = mended("rain/NN/-1/root here/RB/0/advmod stopped/VBD/0/acl them/PRP/2/obj ././0/punct")
        #expect(tree == ["2 nsubj", "0 advmod", "-1 root", "2 obj", "2 punct"])
    }

    @Test func aParticipleWithItsOwnWereIsTheVerbOfAClause() {
        let tree = mended("men/NNS/1/nsubj:pass freed/VBN/-1/root and/CC/5/cc women/NNS/1/nsubj:pass were/VBD/5/aux:pass held/VBN/3/acl")
        #expect(tree[3] == "5 nsubj:pass")
        #expect(tree[5] == "1 conj")
    }

    @Test(arguments: [
        "troops/NNS/1/nsubj slept/VBD/-1/root in/IN/3/case tents/NNS/1/obl",
        "troops/NNS/1/nsubj took/VBD/-1/root it/PRP/1/obj Monday/NNP/1/obl",
        "men/NNS/-1/root taken/VBN/0/acl there/RB/1/advmod",
        "what/WP/2/nsubj is/VBZ/4/cop said/VBN/4/dep troops/NNS/4/dep gone/VBN/-1/root",
    ])
    func othersStay(_ words: String) {
        let rows = words.split(separator: " ").map { $0.split(separator: "/") }
        #expect(mended(words) == rows.map { "\($0[2]) \($0[3])" })
    }
}
