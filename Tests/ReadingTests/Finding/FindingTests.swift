import Foundation
import TestSupport
import Testing

@testable import Reading

/// One report read by hand: a claim within a claim, a denial, a doubt.
private func handmade(_ text: String, blocks: [(Block.Role, Int?)]) throws -> ReadReport {
    let marked = try MarkedText(text)
    var report = Report(
        id: .init(rawValue: "0f"), path: "hill.txt", text: marked.text, offsets: OffsetMap(identity: marked.text.count),
        blocks: zip(marked["block"], blocks).map { Block(span: $0, role: $1.0, section: $1.1) })
    report.head.title = "Hill"
    report.head.published = Day(year: 2024, month: 3, day: 4).map {
        PublishedDate(start: $0, end: $0, grain: .day, origin: .header)
    }
    var document = Document(
        report: report, tokens: Tokens(spans: marked["t"], spaceAfter: marked["t"].map { _ in true }), sentences: [])
    for (index, span) in marked["block"].enumerated() {
        let inside = document.tokens.spans.indices.filter { span.contains(document.tokens.spans[$0]) }
        document.sentences.append(Sentence(tokens: (inside.first ?? 0)..<((inside.last ?? -1) + 1), span: span, block: index))
    }
    var entity = Entity(id: .init(rawValue: "e1"), kind: .military, name: "the army")
    entity.mentions = [Mention(tokens: 0..<1, form: .nominal, why: "head noun")]
    func statement(_ number: String, _ source: Statement.Source) -> Statement {
        Statement(
            id: .init(rawValue: "s" + number), source: source, cue: .init(spans: marked["\(number).cue"], lemma: "say"),
            content: marked["\(number).content"], manner: .indirect, origin: .model(name: "tiny", score: 0.9312))
    }
    let outer = statement("1", .init(entity: nil, anonymous: .media, count: nil, spans: marked["1.source"]))
    var inner = statement("2", .init(entity: entity.id, anonymous: nil, count: nil, spans: marked["2.source"]))
    inner.parent = outer.id
    inner.certainty = .denied
    inner.answers = [.init(statement: outer.id, relation: .denies)]
    inner.reasons = ["cue “denies”"]
    let doubt = Doubt(.languageNotEnglish, at: marked["1.source"].first, about: .statement(outer.id), "Made up.")
    return ReadReport(
        document: document, entities: [entity], statements: [outer, inner], doubts: [doubt],
        engine: EngineVersions(model: "tiny", rules: nil))
}

private let text = """
    ⟦block|Hügel⟧
    ⟦block|⟦1.source|The Post⟧ ⟦1.cue|said⟧ ⟦1.content|⟦2.source|⟦t|army⟧⟧ ⟦2.cue|denies⟧ ⟦2.content|loss⟧⟧.⟧
    """

@Suite struct FindingTests {
    private let read: ReadReport

    init() throws { read = try handmade(text, blocks: [(.heading, nil), (.body, 0)]) }

    @Test func isTheContractToTheByte() throws {
        let json = String(decoding: Finding(read).json(.indented), as: UTF8.self) + "\n"
        #expect(json == (try GoldenFile("findings/hill.json").expected(writing: json)))
    }

    @Test func compactHoldsTheSame() throws {
        let compact = Finding(read).json()
        #expect(!compact.contains(UInt8(ascii: "\n")))
        let one = try JSONSerialization.jsonObject(with: Data(compact)) as? NSDictionary
        let other = try JSONSerialization.jsonObject(with: Data(Finding(read).json(.indented))) as? NSDictionary
        #expect(one != nil)
        #expect(one == other)
    }

    /// Python's view of the same report: every span, sliced from the decoded original, is the text beside it.
    @Test(arguments: OffsetUnit.allCases)
    func everySpanHoldsItsText(unit: OffsetUnit) {
        let finding = Finding(read, offsets: unit)
        let original = String(decoding: read.report.text, as: UTF8.self)
        func slice(_ span: Span) -> String {
            switch unit {
            case .utf8: String(decoding: Array(original.utf8)[span.range], as: UTF8.self)
            case .codepoints: String(String.UnicodeScalarView(Array(original.unicodeScalars)[span.range]))
            case .utf16: String(decoding: Array(original.utf16)[span.range], as: UTF16.self)
            }
        }
        for statement in finding.statements {
            for words in [statement.source.words, statement.cue, statement.content] {
                #expect(words.spans.map(slice).joined() == words.text)
            }
        }
        #expect(finding.sentences.map { slice($0.span).count } == [5, 31])
    }

    @Test func chainGoesFromTheOutermostInwards() {
        let chain = Finding(read).statements[1].chain
        #expect(chain.map(\.statement.rawValue) == ["s1", "s2"])
        #expect(chain.map(\.source?.rawValue) == [nil, "e1"])
    }

    @Test func aCircleOfParentsEnds() {
        var read = read
        read.statements[0].parent = read.statements[1].id
        #expect(Finding(read).statements.map(\.chain.count) == [2, 2])
    }

    @Test func sectionIsTheHeadingsSentence() {
        #expect(Finding(read).sentences.map(\.section) == [nil, 0])
        #expect(Finding(read).sentences.map(\.role) == [.heading, .body])
    }
}
