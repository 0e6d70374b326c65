import Testing

@testable import Record

@Suite struct ClaimGrouperTests {
    private func statement(_ number: Int64, _ source: String, _ content: String, certainty: String = "asserted") -> StatementFacts {
        let stems = WordFolding.stems(of: content)
        return StatementFacts(
            statement: number, reading: number, published: Told.day, source: Told.key(source), certainty: certainty, content: content,
            words: Set(stems), numbers: Set(stems.filter(WordFolding.isNumber)),
            hash: Int64(bitPattern: StableHash.of(stems.joined(separator: " "))))
    }

    private func joins(_ first: StatementFacts, _ second: StatementFacts) throws -> [EventGrouper.Join] {
        var (one, other) = (Told.report(1), Told.report(2))
        one.statements = [first]
        other.statements = [second]
        return try ClaimGrouper(rules: Told.rules.get()).joins(of: Told.known(other), among: [Told.known(one)], apart: [])
    }

    @Test func oneSourceInOtherWordsIsOneClaim() throws {
        let join = try #require(
            try joins(
                statement(1, "River League", "its gunners had shelled the flour mill at Brod"),
                statement(2, "the League", "the flour mill was shelled by its gunners")
            ).first)
        #expect(join.reasons.first == "one source: the League")
    }

    @Test func aNewNumberIsANewClaim() throws {
        #expect(
            try joins(
                statement(1, "River League", "12 miners are trapped in the shaft at Brod"),
                statement(2, "River League", "15 miners are trapped in the shaft at Brod")
            ).isEmpty)
    }

    private func grouped(_ first: StatementFacts, _ second: StatementFacts, incident: Set<Int64> = [], copies: Set<Int64> = []) throws -> Bool {
        var (one, other) = (Told.report(1), Told.report(2))
        one.statements = [first]
        other.statements = [second]
        let grouper = ClaimGrouper(rules: try Told.rules.get(), incident: incident, copies: copies)
        return try !grouper.joins(of: Told.known(other), among: [Told.known(one)], apart: []).isEmpty
    }

    @Test func oneNumberInReportsOfOneIncidentIsOneClaim() throws {
        let (first, second) = (statement(1, "River League", "38 of them fell at the weir"), statement(2, "the League", "thirty-eight dead"))
        #expect(try grouped(first, second, incident: [1]))
        #expect(try !grouped(first, second))
        let since = statement(2, "River League", "a gang at work since 2021")
        #expect(try !grouped(statement(1, "River League", "the school was shut in 2021"), since, incident: [1]))
    }

    @Test func aDescriptionInACopyMayBeTheNamedSource() throws {
        var described = statement(2, "a local group", "its gunners had shelled the flour mill at Brod")
        let named = statement(1, "River League", "its gunners had shelled the flour mill at Brod")
        #expect(try !grouped(named, described, copies: [1]))
        described.isIndefinite = true
        #expect(try grouped(named, described, copies: [1]))
        #expect(try !grouped(named, described))
    }

    @Test func anotherSourceIsAnotherClaim() throws {
        let words = "the flour mill at Brod was shelled"
        #expect(try joins(statement(1, "River League", words), statement(2, "Hill Army", words)).isEmpty)
    }

    @Test func aDenialIsNotTheClaim() throws {
        let words = "the flour mill at Brod was shelled"
        #expect(try joins(statement(1, "River League", words), statement(2, "River League", words, certainty: "denied")).isEmpty)
    }
}
