import TestSupport
import Testing

@testable import Reading

/// The tables of `Data/codebooks`, and that rules give only codes that stand in them.
@Suite struct CodeBookTests {
    static let books = Result { try CodeBooks(data: StandardReader.data) }

    @Test func ploverHasItsTypesModesAndContexts() throws {
        let books = try Self.books.get()
        #expect(books.types.count == 16)
        #expect(books.contexts.count == 37)
        #expect(books.types["ACCUSE"]?.scale == -3)
        #expect(books.types["SANCTION"]?.quad == 4)
        #expect(books.types["ASSAULT"]?.modes["unconventional"] == -10)
        #expect(books.types.values.allSatisfy { (1...4).contains($0.quad) && (-10...10).contains($0.scale) })
    }

    @Test func everyStateHasItsACLEDRow() throws {
        let states = try ACLEDStates(data: StandardReader.data)
        let codes = try Countries(data: StandardReader.data).all.map(\.code)
        #expect(codes.filter { states[$0] == nil } == [])
        #expect(states.codes == codes.sorted())
        #expect(states["IRN"] == ACLEDStates.State(name: "Iran", number: "364", region: "Middle East"))
        #expect(Set(codes.compactMap { states[$0]?.region }).count == 16)
    }

    @Test func rulesGiveOnlyCodesOfTheBooks() throws {
        let books = try Self.books.get()
        let lexicon = try EventRuleExampleTests.lexicon.get()
        for rule in lexicon.rules {
            guard let code = rule.code else { continue }
            let type = try #require(books.types[code.type], "\(rule.name): \(code.type)")
            if let mode = code.mode { #expect(type.modes[mode] != nil, "\(rule.name): \(mode)") }
            if let cameo = code.cameo { #expect(books.cameo[cameo] != nil, "\(rule.name): \(cameo)") }
            if let acled = rule.acled { #expect(books.acled.subTypes[acled] != nil, "\(rule.name): \(acled)") }
        }
    }

    @Test func derivedCodesStandInTheBooks() throws {
        let books = try Self.books.get()
        let lexicon = try EventRuleExampleTests.lexicon.get()
        let codes = Set(lexicon.rules.compactMap(\.code).map { [$0.type, $0.mode ?? "", $0.cameo ?? ""] })
        let all = codes.sorted { $0.joined() < $1.joined() }.map {
            EventRule.Code(type: $0[0], mode: $0[1].isEmpty ? nil : $0[1], cameo: $0[2].isEmpty ? nil : $0[2])
        }
        for outer in all {
            let intended = books.intent(of: outer)
            let about = all.map { books.code(outer, about: $0) }
            for code in about + [intended].compactMap(\.self) {
                let type = try #require(books.types[code.type])
                if let mode = code.mode { #expect(type.modes[mode] != nil, "\(code)") }
                if let cameo = code.cameo { #expect(books.cameo[cameo] != nil, "\(code)") }
            }
        }
    }

    @Test func contextsOfTheLexiconAreOfTheBook() throws {
        let books = try Self.books.get()
        let sections = try WordSections(path: StandardReader.data.file("events/contexts.txt"))
        #expect(sections.names.subtracting(books.contexts).isEmpty)
    }

    @Test func promisedAndAnnouncedActsAreCodedAsTheManualRules() throws {
        let books = try Self.books.get()
        func intent(_ type: String, _ mode: String? = nil) -> String? {
            books.intent(of: EventRule.Code(type: type, mode: mode, cameo: nil))?.type
        }
        #expect(intent("AID") == "AGREE")
        #expect(intent("CONSULT", "visit") == "AGREE")
        #expect(intent("RETREAT", "ceasefire") == "CONCEDE")
        #expect(intent("RETREAT", "withdraw") == "CONCEDE")
        #expect(intent("ASSAULT", "aerial") == "THREATEN")
    }
}
