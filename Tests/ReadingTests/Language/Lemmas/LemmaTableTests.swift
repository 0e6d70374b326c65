import Testing

@testable import Reading

@Suite struct LemmaTableTests {
    private static let lines = [
        "fell\tNOUN\tNN\tfell", "fell\tVERB\tVB\tfell", "fell\tVERB\tVBD\tfall", "fell\tVERB\tVBD\tfell",
        "felled\tVERB\tVBD\tfell", "felled\tVERB\tVBN\tfell",
    ]
    private let table = LemmaTable(bytes: Array((lines.joined(separator: "\n") + "\n").utf8))

    @Test func aLineIsFoundByFormPartAndTag() {
        #expect(table.lemmas(of: Array("fell".utf8), .verb, tag: "VBD") == ["fall", "fell"])
        #expect(table.lemmas(of: Array("felled".utf8), .verb, tag: "VBN") == ["fell"])
        #expect(table.lemmas(of: Array("fell".utf8), .noun, tag: "NN") == ["fell"])
    }

    @Test func withoutATagAllOfThePartAreFound() {
        #expect(table.lemmas(of: Array("fell".utf8), .verb) == ["fell", "fall", "fell"])
    }

    @Test(arguments: ["aaa", "fel", "felle", "zzz", ""])
    func whatDoesNotStandThereIsUnknown(_ form: String) {
        #expect(table.lemmas(of: Array(form.utf8), .verb).isEmpty)
        #expect(!table.knows(form.utf8, .verb))
    }

    @Test func theTableOfTheProgramIsSorted() throws {
        let bytes = try StandardReader.data.bytes(of: "lexicons/lemmas.tsv")
        let keys = bytes.split(separator: UInt8(ascii: "\n")).map { line in
            line[..<((line.lastIndex(of: UInt8(ascii: "\t")) ?? line.startIndex) + 1)]
        }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
        #expect(keys.count > 20_000)
    }
}
