import Encoder
import Testing

@testable import Reading

@Suite struct LemmatiserTests {
    private let lemmatiser: Lemmatiser

    init() throws {
        let pieces = try WordPieceTokenizer(folder: StandardReader.data.file("models/\(Reader.standardModel)"))
        lemmatiser = try Lemmatiser(data: StandardReader.data, pieces: pieces)
    }

    /// The lemma where the model's rule is the given one.
    private func lemma(_ form: String, _ part: PartOfSpeech, _ tag: String, by rule: String) throws -> String {
        let rule = try #require(LemmaRule(rule))
        let scores = ScoreMatrix(rows: 1, columns: 1, values: [1])
        return lemmatiser.lemma(of: ArraySlice(form.utf8), as: .init(part: part, tag: tag), rules: [rule], scores, row: 0)
    }

    @Test(arguments: [
        ("named", "VBN", "l2", "name"), ("sunk", "VBD", "l2", "sink"), ("told", "VBD", "l2y", "tell"),
        ("overstating", "VBG", "l3", "overstate"), ("botched", "VBN", "l1", "botch"), ("remapping", "VBG", "l3", "remap"),
        ("bellied", "VBD", "l2", "belly"), ("unquarantined", "VBN", "l2", "unquarantine"),
    ])
    func aVerbHasAPlausibleStem(form: String, tag: String, rule: String, lemma: String) throws {
        #expect(try self.lemma(form, .verb, tag, by: rule) == lemma)
    }

    @Test(arguments: [("gunmen", "l0", "gunman"), ("refineries", "l3", "refinery"), ("trenches", "l1", "trench"), ("tankettes", "l2", "tankette")])
    func aPluralHasItsSingular(form: String, rule: String, lemma: String) throws {
        #expect(try self.lemma(form, .noun, "NNS", by: rule) == lemma)
    }

    @Test func whatIsAttestedStays() throws {
        #expect(try lemma("people", .noun, "NNS", by: "=person") == "person")
        #expect(try lemma("people", .noun, "NNS", by: "l0") == "people")
    }

    @Test func namesAreLeftToTheModel() throws {
        #expect(try lemma("Tarsings", .properNoun, "NNPS", by: "k1") == "Tarsing")
        #expect(try lemma("Harvest", .noun, "NN", by: "k0") == "harvest")
    }

    @Test func figuresLoseTheirCommas() throws {
        #expect(try lemma("20,400", .numeral, "CD", by: "=_") == "20400")
    }
}
