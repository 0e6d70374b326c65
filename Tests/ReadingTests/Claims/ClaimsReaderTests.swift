import Encoder
import Testing
import TestSupport

@testable import Reading

/// Marked sentences read end to end by the real model and rules.
@Suite struct ClaimsReaderTests {
    private func read(_ text: String) throws -> ReadReport {
        let document = try StandardReader.document(text)
        return try StandardReader.reader.get().read(document.report, Workspace())
    }

    /// Marks `source`, `cue` and `content` are those of the first statement.
    @Test(arguments: [
        ("⟦source|The ministry⟧ ⟦cue|said⟧ on Monday ⟦content|that four people were killed⟧.", Statement.Certainty.asserted),
        ("⟦content|“We will not leave,”⟧ ⟦source|the governor⟧ ⟦cue|told⟧ reporters.", .asserted),
        ("⟦source|The army⟧ ⟦cue|denied⟧ ⟦content|that its guns had shelled the market⟧.", .denied),
        ("⟦source|The council⟧ ⟦cue|urged⟧ ⟦content|both sides to stop shooting⟧.", .requested),
        ("⟦cue|According to⟧ ⟦source|two witnesses⟧, ⟦content|the bridge was blown up before dawn⟧.", .asserted),
    ])
    func readsTheStatement(marked: String, certainty: Statement.Certainty) throws {
        let text = try MarkedText(marked)
        let read = try read(String(decoding: text.text, as: UTF8.self))
        let statement = try #require(read.statements.first)
        func spans(_ label: String) -> [Span] { text.marks.filter { $0.label == label }.map(\.span) }
        #expect(statement.source.spans == spans("source"))
        #expect(statement.cue.spans == spans("cue"))
        #expect(statement.content == spans("content"))
        if certainty != .asserted { #expect(statement.certainty == certainty) }
    }

    @Test func aNounThatTakesUpAClaimSaysNothingAnew() throws {
        let read = try read("Rebels said on Friday they had captured the town of Karsa, a claim that the army dismissed as \"pure fantasy\".")
        let sources = read.statements.compactMap { $0.source.entity }.compactMap { id in read.entities.first { $0.id == id }?.name }
        #expect(!sources.contains { $0.contains("claim") }, "\(sources)")
        #expect(read.statements.contains { $0.certainty == .denied })
    }

    @Test func aDoubtOfTheNarratorGoesToTheClaimBeforeIt() throws {
        let read = try read("The rebels said they had taken Karsa. The claim could not be independently verified.")
        #expect(read.statements.first?.verification.status == .unverified)
    }

    @Test func anAnswerPointsBack() throws {
        let read = try read("The army said the rebels had shelled the market. The rebels denied shelling the market.")
        let denial = try #require(read.statements.last)
        #expect(denial.answers.map(\.relation) == [.denies])
        #expect(denial.answers.first?.statement == read.statements.first?.id)
    }

    @Test func whatIsToldAsReportHasReportsForSource() throws {
        let read = try read("The colonel was reported to have left the town. The army said the town was quiet.")
        #expect(read.statements.first?.source.anonymous == .reports)
        #expect(read.statements.last?.source.anonymous == nil)
    }

    @Test func whoSpeaksOnNeedNotBeNamedAgain() throws {
        let read = try read("The ministry said the bridge was open, adding that lorries could cross it.")
        #expect(read.statements.count == 2)
        #expect(read.statements.last?.source.entity == read.statements.first?.source.entity)
        #expect(read.statements.last?.source.spans.isEmpty == true)
    }

    @Test func aStatementStandsInTheContentOfItsParent() throws {
        let read = try read(
            """
            “We gave milk to a thousand children on Monday,” the nurse wrote. “We have salt for nine days.”

            “The mothers ask whether the aeroplanes will come.”

            The agency reported that the council had called on both sides to stop shooting.
            """)
        let nested = read.statements.filter { $0.parent != nil }
        #expect(!nested.isEmpty)
        for statement in nested {
            let parent = try #require(read.statements.first { $0.id == statement.parent })
            #expect(statement.content.allSatisfy { span in parent.content.contains { $0.overlaps(span) } })
        }
    }

    @Test func narrationHasNoStatement() throws {
        #expect(try read("Troops entered the town at dawn and crossed the river.").statements.isEmpty)
    }

    @Test func anArticleAloneCarriesNoStatement() throws {
        var document = try StandardReader.document("The army rejects the story of a mutiny at Karsa.")
        document.attributions = [RawAttribution(cue: [3..<4], sources: [], contents: [4..<9], score: 1)]
        let claims = ClaimsReader(rules: try ClaimRules(data: StandardReader.data), model: "")
        let words = try ActorWords(folder: StandardReader.data.file("lexicons"))
        #expect(claims.completed(document, words: words).attributions.allSatisfy { $0.cue != [3..<4] })
    }

    @Test func aClauseThatTheTreeHangsTooHighIsStillTold() throws {
        let read = try read("The minister told parliament that two officers had informed him that a captured courier confessed to having carried money.")
        let informed = try #require(read.statements.first { $0.cue.lemma == "inform" })
        #expect(informed.parent == read.statements.first { $0.cue.lemma == "tell" }?.id)
    }

    @Test(arguments: ["Press release", "Communiqué No. 4"]) func whoeverIssuesAStatementSpeaksInIt(head: String) throws {
        let read = try read("\(head)\n\nThe road to Karsa is closed. We demand the return of the nine fishermen.")
        #expect(read.statements.last?.channel.kind == .statement)
    }
}
