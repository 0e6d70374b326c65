import TestSupport
import Testing

@testable import CLI
@testable import Reading

private let given = """
    # newdoc id = one
    # sent_id = 1
    1-2	don't	_	_	_	_	_	_	_	SpaceAfter=No
    1	do	_	_	_	_	_	_	_	_
    2	n't	_	_	_	_	_	_	_	_
    3	!	_	_	_	_	_	_	_	Gloss=x|SpaceAfter=No

    # newpar
    1	Idris	_	_	_	_	_	_	_	Entity=old
    1.1	gone	_	_	_	_	_	_	_	_
    2	Vane	_	_	_	_	_	_	_	_

    # newdoc id = two
    1	Yes	_	_	_	_	_	_	_	_


    """

@Suite struct GivenSentencesTests {
    @Test func readsWordsAndSentences() throws {
        let documents = try GivenSentences.documents(in: given, path: "g.conllu")
        #expect(documents.map(\.document.sentences.count) == [2, 1])
        let first = try #require(documents.first).document
        #expect(String(decoding: first.report.text, as: UTF8.self) == "don't!Idris Vane ")
        #expect(first.tokens.spans.map(first.report.words) == ["do", "n't", "!", "Idris", "Vane"])
        #expect(first.tokens.spaceAfter == [false, false, false, true, true])
        #expect(first.sentences.map(\.block) == [0, 1])
    }

    /// What nobody has analysed comes out as it came in, but for empty nodes and old names.
    @Test func keepsWhatItWasGiven() throws {
        let documents = try GivenSentences.documents(in: given, path: "g.conllu")
        let text = documents.map { ConlluWriter($0.document).text(given: $0.sentences[...]) }.joined()
        let expected = given.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("1.1") }
            .joined(separator: "\n").replacing("Entity=old", with: "_")
        #expect(text == expected)
    }

    @Test(arguments: [
        ("1\tx\n", "g.conllu:1: 2 columns where CoNLL-U has 10, parted by tabs"),
        ("\n2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n", "g.conllu:2: word 1 expected, not 2"),
        ("a\tx\t_\t_\t_\t_\t_\t_\t_\t_\n", "g.conllu:1: “a” is no number of a word"),
        ("1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", "g.conllu:1: the word is empty"),
        ("# only a comment\n", "g.conllu:2: there are no words of CoNLL-U in it"),
    ])
    func faultsNameTheLine(text: String, message: String) {
        #expect { try GivenSentences.documents(in: text, path: "g.conllu") } throws: { "\($0)" == message }
    }
}

@Suite struct ConlluWriterTests {
    @Test func writesSentencesTreesAndNames() throws {
        let marked = try MarkedText("⟦block|⟦s|⟦t|Col.⟧ ⟦t|Idris⟧\n⟦t|Vane⟧ ⟦t|left⟧⟦t|.⟧⟧⟧\n\n⟦block|⟦s|⟦t|No⟧⟧⟧")
        var report = Report(
            id: .init(rawValue: ""), path: "v.txt", text: marked.text, offsets: OffsetMap(identity: marked.text.count),
            blocks: marked["block"].map { Block(span: $0, role: .body) })
        report.head.title = nil
        var document = Document(
            report: report, tokens: Tokens(spans: marked["t"], spaceAfter: [true, true, true, false, true, true]),
            sentences: [
                Sentence(tokens: 0..<5, span: marked["s"][0], block: 0), Sentence(tokens: 5..<6, span: marked["s"][1], block: 1),
            ])
        document.syntax.partsOfSpeech = [.noun, .properNoun, .properNoun, .verb, .punctuation, .interjection]
        document.syntax.tags = ["NN", "NNP", "NNP", "VBD", ".", "UH"]
        document.syntax.features = ["_", "Number=Sing", "Number=Sing", "_", "_", "_"]
        document.syntax.lemmas = ["col.", "Idris", "Vane", "leave", ".", "no"]
        document.syntax.heads = [3, 0, 0, -1, 3, -1]
        document.syntax.relations = ["nsubj", "flat", "flat", "root", "punct", "root"]
        document.names = [NameSpan(tokens: 1..<3, label: "person", score: 1)]
        let expected = """
            # newdoc id = v.txt
            # newpar
            # sent_id = 1
            # text = Col. Idris Vane left.
            1	Col.	col.	NOUN	NN	_	4	nsubj	_	_
            2	Idris	Idris	PROPN	NNP	Number=Sing	1	flat	_	Entity=B-person
            3	Vane	Vane	PROPN	NNP	Number=Sing	1	flat	_	Entity=I-person
            4	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
            5	.	.	PUNCT	.	_	4	punct	_	_

            # newpar
            # sent_id = 2
            # text = No
            1	No	no	INTJ	UH	_	0	root	_	_


            """
        #expect(ConlluWriter(document).text(named: "v.txt") == expected)
    }

    /// Words with a line of their own in English treebanks, and those without.
    @Test(arguments: [
        ("do|n't", true), ("can|not", true), ("Vane|’s", true), ("they|'re", true), ("5|pm", false), ("”|said", false),
        ("army|-", false),
        ("said|”", false), ("2016|'s", true),
    ])
    func surfaceWords(parts: String, isOne: Bool) {
        let words = parts.split(separator: "|").map { Array($0.utf8) }
        let text = Array(words.joined())
        let report = Report(id: .init(rawValue: ""), path: "", text: text, offsets: OffsetMap(identity: text.count), blocks: [])
        let spans = [Span(0, words[0].count), Span(words[0].count, text.count)]
        let sentence = Sentence(tokens: 0..<2, span: Span(0, text.count), block: 0)
        let document = Document(report: report, tokens: Tokens(spans: spans, spaceAfter: [false, true]), sentences: [sentence])
        #expect((SurfaceWords(document).parts(from: 0, in: sentence) != nil) == isOne)
        let rows = ConlluWriter(document).text(named: "x").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.first?.hasPrefix("1-2\t\(words.map { String(decoding: $0, as: UTF8.self) }.joined())\t_") == isOne)
        #expect(rows.count == (isOne ? 3 : 2))
    }
}
