import TestSupport
import Testing

@testable import CLI
@testable import Reading

@Suite struct ExplainTargetTests {
    @Test(
        arguments: [
            ("report.txt:7", "report.txt", nil, 7), ("a:b.txt:7", "a:b.txt", nil, 7), ("r.jsonl:3", "r.jsonl", 3, nil),
            ("r.jsonl:3:2", "r.jsonl", 3, 2),
            ("-:1", "-", nil, 1),
        ] as [(String, String, Int?, Int?)])
    func namesALine(argument: String, path: String, record: Int?, line: Int?) throws {
        let target = try #require(ExplainTarget(argument))
        #expect(target.path == path)
        let place = InputPlace(path: path, line: record)
        #expect(target.means(place))
        #expect(target.line(in: place) == line)
        #expect(record == nil || !target.means(InputPlace(path: path, line: 99)))
    }

    @Test(arguments: ["report.txt", "report.txt:", ":7", "report.txt:0", "report.txt:-1", ""])
    func refusesWhatNamesNone(argument: String) {
        #expect(ExplainTarget(argument) == nil)
    }
}

@Suite struct TreeDrawingTests {
    @Test func drawsWordsInTheirOrder() throws {
        let tree = try #require(TreeDrawing(ExplainTests.read().document.sentences[0], of: ExplainTests.read().document))
        #expect(
            tree.lines == [
                "   ╭─ The    DET    det",
                "╭─ army      NOUN   nsubj",
                "denies       VERB   root",
                "│  ╭─ any    DET    det",
                "├─ loss      NOUN   obj",
                "│  │  ╭─ at  ADP    case",
                "│  ╰─ 東山   PROPN  nmod",
                "╰─ .         PUNCT  punct",
            ])
    }

    @Test func everyWordOfATreeThatCrossesIsThere() throws {
        var document = try ExplainTests.read().document
        document.syntax.heads = [2, 2, -1, 6, 1, 0, 2, 2]
        let tree = try #require(TreeDrawing(document.sentences[0], of: document))
        #expect(tree.rows.map(\.token).sorted() == Array(0..<8))
    }

    @Test func noTreeWithoutAnalysis() throws {
        var document = try ExplainTests.read().document
        document.syntax = Syntax()
        #expect(TreeDrawing(document.sentences[0], of: document) == nil)
    }
}

@Suite struct ExplainTests {
    static func read() throws -> ReadReport {
        let marked = try MarkedText(
            "Title\n\n⟦s|⟦source|⟦t|The⟧ ⟦t|army⟧⟧ ⟦cue|⟦t|denies⟧⟧ ⟦content|⟦t|any⟧ ⟦t|loss⟧ ⟦t|at⟧ ⟦t|東山⟧⟧⟦t|.⟧⟧\n")
        let report = Report(
            id: .init(rawValue: ""), path: "hill.txt", text: marked.text, offsets: OffsetMap(identity: marked.text.count),
            blocks: [Block(span: marked["s"][0], role: .body)])
        var document = Document(
            report: report, tokens: Tokens(spans: marked["t"], spaceAfter: []),
            sentences: [Sentence(tokens: 0..<8, span: marked["s"][0], block: 0)])
        document.syntax.partsOfSpeech = [.determiner, .noun, .verb, .determiner, .noun, .adposition, .properNoun, .punctuation]
        document.syntax.heads = [1, 2, -1, 4, 2, 6, 4, 2]
        document.syntax.relations = ["det", "nsubj", "root", "det", "obj", "case", "nmod", "punct"]
        var army = Entity(id: .init(rawValue: "e1"), kind: .military, name: "the Northern Army")
        army.mentions = [Mention(tokens: 0..<2, form: .nominal, why: "head of “Northern Army”")]
        var statement = Statement(
            id: .init(rawValue: "s1"), source: .init(entity: army.id, anonymous: nil, count: nil, spans: marked["source"]),
            cue: .init(spans: marked["cue"], lemma: "deny"), content: marked["content"], manner: .indirect,
            origin: .model(name: "tiny/1", score: 0.934))
        statement.certainty = .denied
        statement.reasons = ["certainty denied: rule certainty/deny"]
        return ReadReport(
            document: document, entities: [army], statements: [statement], doubts: [],
            engine: EngineVersions(model: "tiny/1", rules: nil))
    }

    @Test func looksAsBefore() throws {
        let text = Explanation(try Self.read()).text(line: 3, width: 60, hasColour: false)
        #expect(text == (try GoldenFile("explanations/hill-60.txt").expected(writing: text)))
    }

    @Test func aLineWithoutWordsSaysSo() throws {
        let text = Explanation(try Self.read()).text(line: 1, width: 60, hasColour: false)
        #expect(text == "hill.txt, line 1\n\nNo statement has words here.\n")
    }

    @Test func withoutALineAllIsExplained() throws {
        #expect(Explanation(try Self.read()).text(line: nil, width: 60, hasColour: false).contains("s1 · denied"))
    }
}
