import Encoder
import TestSupport
import Testing

@testable import Reading

/// Who answers which statement, and how.
@Suite struct AnswerFinderTests {
    private func read(_ text: String) throws -> [Statement] {
        let document = try StandardReader.document(text)
        return try StandardReader.reader.get().read(document.report, Workspace()).statements
    }

    @Test(arguments: [
        ("The rebels said they had taken Karsa. The army dismissed the claim as propaganda.", Statement.Answer.Relation.rejects),
        ("The council offered a truce of three days. The army rejected the offer.", .rejects),
        ("The council accused the army of shelling the market. The army replied that its guns had been silent.", .denies),
        ("The bishop asked the rebels to free the priest. The rebels accepted the request.", .accepts),
        ("The rebels said they had taken Karsa. The ministry confirmed the loss of Karsa.", .confirms),
        ("The army accused the rebels of shelling the market. The rebels blamed the army for the shelling.", .accuses),
        ("The rebels said they had taken the fort at Karsa. The army insisted that the fort at Karsa was in its hands.", .denies),
    ])
    func theSecondAnswersTheFirst(text: String, relation: Statement.Answer.Relation) throws {
        let statements = try read(text)
        let answer = try #require(statements.last?.answers.first)
        #expect(answer.statement == statements.first?.id)
        #expect(answer.relation == relation)
    }

    @Test func whatIsRejectedMayStandInTheSameSentence() throws {
        let statements = try read("The army rejected the council’s claim that it had burned the mill.")
        let inner = try #require(statements.first { $0.parent != nil })
        #expect(statements.first { $0.parent == nil }?.answers == [Statement.Answer(statement: inner.id, relation: .rejects)])
    }

    @Test func nobodyAnswersHimself() throws {
        let statements = try read("The army said it held Karsa. The army denied that it had lost Karsa.")
        #expect(statements.allSatisfy { $0.answers.isEmpty })
    }

    @Test func whoeverConfirmsVerifies() throws {
        let statements = try read("The rebels said they had taken Karsa. The ministry confirmed the loss of Karsa.")
        #expect(statements.first?.verification.status == .confirmed)
        #expect(statements.first?.verification.by == statements.last?.source.entity)
    }

    @Test func whoeverConfirmsAnotherMatterVerifiesNothing() throws {
        let statements = try read("The driver said masked men had robbed him. The police confirmed that a lorry was missing.")
        #expect(statements.allSatisfy { $0.verification.status == .none })
    }

    @Test func aDenialThatFollowsAtOnceNeedsNoCommonWord() throws {
        let statements = try read("The villagers say the guns at Karsa fired all night. The colonel said that was simply not the case.")
        #expect(statements.last?.answers == [Statement.Answer(statement: try #require(statements.first?.id), relation: .denies)])
    }

    @Test(arguments: [
        ("Residents said gunmen had stormed the mill at dawn. The police confirmed the attack.", Statement.Answer.Relation.confirms),
        ("Witnesses blamed men in uniform for the robbery. A commander denied that his forces had been there.", .denies),
        ("The council offered to open the bridge if the guns were withdrawn. An army delegate called the condition “a joke among thieves”.", .rejects),
        ("The paper reported that the army had burned the mill. The mayor said that the paper’s report was a malicious invention.", .rejects),
    ])
    func theLastAnswersTheFirst(text: String, relation: Statement.Answer.Relation) throws {
        let statements = try read(text)
        let answer = try #require(statements.last?.answers.first)
        #expect(answer.statement == statements.first?.id)
        #expect(answer.relation == relation)
    }

    @Test(arguments: [
        "The villagers said the harvest had been good. The bridge is closed. The school is closed. A colonel denied that his men were leaving Karsa.",
        "The bishop has asked both sides to keep away from chapels. The army denies the killing.",
        "The rebels denied that they had taken Karsa. The army denied that Karsa had fallen.",
        "The spokesman said a rocket had landed near the base. The nurse said that no patient had slept since the storm on Friday.",
        "We said that the mill was ours. We deny that the mill has fallen.",
        "The ministry gave the loss of two lorries. It now accepts that a third lorry was burned.",
    ])
    func whatSpeaksOfSomethingElseAnswersNothing(text: String) throws {
        #expect(try read(text).allSatisfy { $0.answers.isEmpty })
    }
}
