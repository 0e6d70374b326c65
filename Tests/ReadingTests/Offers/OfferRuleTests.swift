import Encoder
import TestSupport
import Testing

@testable import Reading

/// Every rule of offers, conditions and answers holds for its examples and not for its counter-examples.
@Suite struct OfferRuleTests {
    typealias Case = ControlRuleTests.Case

    static let reader = try? OffersReader(data: StandardReader.data)

    @Test func thereAreRules() {
        #expect(
            Case.all(Self.reader?.offers).count + Case.all(Self.reader?.conditions).count + Case.all(Self.reader?.answers).count
                + Case.all(Self.reader?.sequels).count > 120)
    }

    private func read(_ marked: MarkedText, before: String = "") throws -> ReadReport {
        let document = try StandardReader.document(before + String(decoding: marked.text, as: UTF8.self))
        return try StandardReader.reader.get().read(document.report, Workspace())
    }

    private func ranges(_ label: String, of marked: MarkedText, in read: ReadReport) -> [Range<Int>] {
        marked.marks.filter { $0.label == label }.map { read.document.tokens(in: $0.span) }
    }

    @Test(arguments: Case.all(reader?.offers)) func findsItsOffer(case: Case) throws {
        let marked = try MarkedText(
            `case`.example.marked.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n"))
        let read = try read(marked)
        let own = read.happenings.offers.filter { $0.origin == `case`.rule.name }
        guard `case`.example.mustMatch else {
            #expect(own.isEmpty, "\(`case`.path):\(`case`.example.line)")
            return
        }
        let terms = ranges("terms", of: marked, in: read), by = ranges("by", of: marked, in: read)
        let fits = own.contains { offer in
            terms.allSatisfy { term in offer.terms.contains { $0.overlaps(term) } }
                && by.allSatisfy { offer.byWords?.overlaps($0) == true }
        }
        #expect(fits, "\(`case`.path):\(`case`.example.line)")
    }

    @Test(arguments: Case.all(reader?.conditions)) func findsItsCondition(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let read = try read(marked)
        let found = read.happenings.offers.flatMap(\.conditions).flatMap(\.tokens)
        guard `case`.example.mustMatch else {
            #expect(found.isEmpty, "\(`case`.path):\(`case`.example.line)")
            return
        }
        let fits = ranges("what", of: marked, in: read).allSatisfy { what in
            found.contains { $0.overlaps(what) && $0.lowerBound >= what.lowerBound }
        }
        #expect(fits && !found.isEmpty, "\(`case`.path):\(`case`.example.line)")
    }

    @Test(arguments: Case.all(reader?.sequels)) func findsALaterCondition(case: Case) throws {
        let before = "The ministry offered its enemies a truce. "
        let marked = try MarkedText(before + `case`.example.marked)
        let read = try read(marked)
        let found = read.happenings.offers.flatMap(\.conditions).flatMap(\.tokens)
        guard `case`.example.mustMatch else {
            #expect(found.isEmpty, "\(`case`.path):\(`case`.example.line)")
            return
        }
        let fits = ranges("what", of: marked, in: read).allSatisfy { what in found.contains { $0.overlaps(what) } }
        #expect(fits && !found.isEmpty, "\(`case`.path):\(`case`.example.line)")
    }

    @Test(arguments: Case.all(reader?.answers)) func movesTheState(case: Case) throws {
        let isSilence = `case`.rule.outcome == AnswerLinker.unanswered
        let before = isSilence ? "The ministry offered a truce. " : "The ministry offered its enemies a truce. "
        let read = try read(try MarkedText(`case`.example.marked), before: before)
        let offer = try #require(read.happenings.offers.first)
        let isFound = isSilence ? offer.state == .proposed && !offer.to.isEmpty : offer.state.rawValue == `case`.rule.outcome
        #expect(isFound == `case`.example.mustMatch, "\(`case`.path):\(`case`.example.line)")
    }

    @Test(arguments: Case.all(reader?.steps)) func findsItsStep(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let read = try read(marked)
        let own = read.happenings.offers.filter { $0.origin == `case`.rule.name && $0.state.rawValue == `case`.rule.outcome }
        guard `case`.example.mustMatch else {
            #expect(own.isEmpty, "\(`case`.path):\(`case`.example.line)")
            return
        }
        let terms = ranges("terms", of: marked, in: read), by = ranges("by", of: marked, in: read)
        let fits = own.contains { offer in
            terms.allSatisfy { term in offer.terms.contains { $0.overlaps(term) } }
                && by.allSatisfy { offer.byWords?.overlaps($0) == true }
        }
        #expect(fits, "\(`case`.path):\(`case`.example.line)")
    }
}
