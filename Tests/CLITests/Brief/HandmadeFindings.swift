@testable import Reading

/// Findings made by hand, about a war that never was.
enum HandmadeFindings {
    static let engine = EngineVersions(model: "tiny/1", rules: "1")

    private static func statement(
        _ number: Int, _ source: FoundStatement.Source, _ cue: String, _ content: String, line: Int
    ) -> FoundStatement {
        var statement = FoundStatement(
            id: .init(rawValue: "s\(number)"), source: source, cue: FoundWords(text: cue), content: FoundWords(text: content),
            manner: .indirect, origin: .model(name: "tiny/1", score: 0.9))
        statement.line = line
        statement.chain = [.init(source: source.entity, statement: statement.id)]
        return statement
    }

    private static func entity(_ id: String, _ kind: Entity.Kind, _ name: String) -> FoundEntity {
        FoundEntity(id: .init(rawValue: id), kind: kind, name: name)
    }

    private static func source(_ id: String, _ text: String) -> FoundStatement.Source {
        .init(entity: .init(rawValue: id), words: FoundWords(text: text))
    }

    /// A denial, a claim told by one paper of another, unnamed people, an offer on a condition, doubts.
    static var harbour: Finding {
        var report = FoundReport(id: .init(rawValue: "00"), place: InputPlace(path: "harbour-raid.txt"))
        report.head.title = "Quill Bay: navy denies shelling fish market"
        report.head.outlet = "The Quill Bay Packet"
        report.head.author = "Tomasin Reed"
        report.head.published = Day(year: 2025, month: 6, day: 6).map {
            PublishedDate(start: $0, end: $0, grain: .day, origin: .header)
        }
        report.credits = [FoundWords(text: "With inputs from the Islands Wire")]
        var finding = Finding(report: report, engine: engine)
        finding.entities = harbourEntities
        finding.statements = harbourStatements
        finding.doubts = [
            FoundDoubt(
                .publicationDateUncertain, words: FoundWords(text: "Friday, 6 June"), line: 5, reason: "The date has no year."),
            FoundDoubt(.mainTextUncertain, reason: "What is text and what is frame could not be told apart."),
        ]
        return finding
    }

    private static var harbourEntities: [FoundEntity] {
        var arran = entity("e2", .person, "Felix Arran")
        arran.role = "commodore"
        arran.affiliation = .init(rawValue: "e1")
        var movement = entity("e3", .armedGroup, "Free Coast Movement")
        movement.aliases = ["FCM"]
        return [entity("e1", .military, "the navy"), arran, movement, entity("e4", .media, "Islands Wire")]
    }

    private static var harbourStatements: [FoundStatement] {
        var denial = statement(
            1, source("e1", "The navy"), "denied", "that one of its patrol boats had fired on the fish market at Quill Bay",
            line: 7
        )
        denial.certainty = .denied
        denial.answers = [.init(statement: .init(rawValue: "s3"), relation: .denies)]
        var speech = statement(
            2, source("e2", "Commodore Felix Arran"), "told",
            "No gun of ours was warm that day. … If the Free Coast Movement wants to know who shelled the market, it should count its own mortars.",
            line: 9)
        speech.manner = .direct
        speech.audience = .init(rawValue: "e4")
        speech.channel = .init(kind: .interview, name: nil, span: nil)
        var claim = statement(3, source("e3", "The Free Coast Movement"), "says", "the shells came from the sea", line: 11)
        claim.verification = .init(
            .unverified, by: .init(rawValue: "e4"), words: FoundWords(text: "could not be independently verified"))
        var wire = statement(
            4, source("e4", "the Islands Wire"), "reported",
            "that the movement would let the ferry pass if the navy left the bay",
            line: 13)
        wire.manner = .mixed
        wire.said = FoundWords(text: "on Thursday evening")
        var offer = statement(
            5, source("e3", "the movement"), "would let", "let the ferry pass if the navy left the bay", line: 13)
        offer.parent = wire.id
        offer.certainty = .conditional
        offer.chain = wire.chain + offer.chain
        let residents = FoundStatement.Source(anonymous: .residents, count: 2, words: FoundWords(text: "two net-menders"))
        var seen = statement(6, residents, "may have seen", "a grey boat turn away from the harbour wall", line: 15)
        seen.certainty = .unconfirmed
        let nobody = statement(7, .init(), "it was reported", "the radar log was lost", line: 17)
        return [denial, speech, claim, wire, offer, seen, nobody]
    }

    /// Wide characters, marks on letters, an overlong word, and words that try to steer the terminal.
    static var awkward: Finding {
        var report = FoundReport(id: .init(rawValue: "01"), place: InputPlace(path: "-"))
        report.head.title = "東京で停戦交渉 — talks \u{1B}[31mred\u{1B}[0m \u{202E}desrever"
        var finding = Finding(report: report, engine: engine)
        finding.entities = [entity("e1", .person, "Naïm O\u{301}dhran 🕊️")]
        finding.statements = [
            statement(1, source("e1", "he"), "schrieb", "停戦は明日の朝に始まると発表したが、双方とも兵を引く気配はまだないという。", line: 3),
            statement(
                2, source("e1", "he"), "", "see https://example.org/" + String(repeating: "long/", count: 30) + "\n\n\tnow",
                line: 4
            ),
        ]
        return finding
    }

    static var silent: Finding {
        let report = FoundReport(id: .init(rawValue: "02"), place: InputPlace(path: "weather.txt"))
        var finding = Finding(report: report, engine: engine, sentences: [FoundSentence(span: Span(0, 8), role: .body)])
        finding.doubts = [
            FoundDoubt(.languageNotEnglish, reason: "The text seems to be in the language “de”; only English is read.")
        ]
        return finding
    }
}
