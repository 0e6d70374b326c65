import Encoder
import TestSupport
import Testing

@testable import Reading

/// Every rule of control holds for its examples, with the parts that are marked, and not for its counter-examples.
@Suite struct ControlRuleTests {
    struct Case: CustomTestStringConvertible {
        var path: String
        var rule: FrameRule
        var example: Rule.Example
        var testDescription: String { "\(rule.name), line \(example.line)" }

        static func all(_ file: FrameRuleFile?) -> [Case] {
            guard let file else { return [] }
            return file.rules.flatMap { rule in rule.examples.map { Case(path: file.path, rule: rule, example: $0) } }
        }
    }

    static let reader = try? ControlReader(data: StandardReader.data)
    static let cases = Case.all(reader?.rules)

    @Test func thereAreRules() { #expect(Self.cases.count > 80) }

    @Test(arguments: cases) func holdsForItsExamples(case: Case) throws {
        let marked = try MarkedText(`case`.example.marked)
        let document = try StandardReader.document(String(decoding: marked.text, as: UTF8.self))
        let read = try StandardReader.reader.get().read(document.report, Workspace())
        func ranges(_ label: String) -> [Range<Int>] {
            marked.marks.filter { $0.label == label }.map { read.document.tokens(in: $0.span) }
        }
        if `case`.rule.outcome == ControlReader.noClaim {
            #expect(read.happenings.control.isEmpty == `case`.example.mustMatch, "\(`case`.path):\(`case`.example.line)")
            return
        }
        let own = read.happenings.control.filter { $0.origin == `case`.rule.name }
        guard `case`.example.mustMatch else {
            #expect(own.isEmpty, "\(`case`.path):\(`case`.example.line)")
            return
        }
        let fits = own.contains { claim in
            ranges("place").contains { $0.overlaps(claim.placeWords) }
                && ranges("holder").allSatisfy { claim.holderWords?.overlaps($0) == true }
                && claim.relation.rawValue == `case`.rule.outcome
        }
        #expect(fits, "\(`case`.path):\(`case`.example.line)")
    }
}
