import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite struct ActorLexiconTests {
    private let known = Result { try KnownActors(folder: repositoryFile("Data/lexicons")) }

    @Test func holdsTheWellKnownOnes() throws {
        let known = try known.get()
        let kinds = (0..<known.table.count).map { known.kind($0) }
        #expect(kinds.count { $0 == .armedGroup } >= 1000)
        #expect(kinds.count { $0 == .media } >= 350)
        #expect(kinds.count { $0 == .international || $0 == .ngo } >= 250)
        #expect(known.stateCount >= 240)
        #expect(known.named(["isis"]) == known.named(["islamic", "state"]))
        #expect(known.demonym(["rusian"]).map { known.country($0) } == "RUS")
        #expect(known.capital(["bogota"]).map { known.name($0) } == "Colombia")
    }

    @Test(arguments: [
        ("Hizb-e-Islami", "hezb-e-islami"), ("Mujahedeen-e-Khalq", "mek"), ("Organisation of American States", "oas"),
        ("Peoples Liberation Army Navy", "chn-navy"), ("the Israel Defense Forces", "isr-army"), ("Hizbullah", "hezbollah"),
    ])
    func spellingsMeet(_ name: String, _ id: String) throws {
        let known = try known.get()
        #expect(known.named(NameKey.words(name)).map { known.id($0).rawValue } == id)
    }

    @Test(arguments: [
        ("Kenyan police", "ken-police", Entity.Kind.police, "KEN"), ("Ministry of Defence of Peru", "per-defence-ministry", .government, "PER"),
        ("Ukraine's General Staff", "ukr-general-staff", .military, "UKR"), ("Somaliland army", "somaliland-army", .military, "SOM"),
        ("Syrian army", "syr-army", .military, "SYR"),
    ])
    func bodiesOfStatesNeedNoEntry(_ name: String, _ id: String, _ kind: Entity.Kind, _ country: String) throws {
        let known = try known.get()
        let body = try #require(known.body(NameKey.words(name).filter { $0 != "s" }))
        #expect(known.id(body).rawValue == id)
        #expect(known.kind(body) == kind)
        #expect(known.country(body) == country)
    }

    @Test func anAbbreviationIsOneInCapitalsOnly() throws {
        let known = try known.get()
        #expect(known.candidates(["pla"], inCapitals: true).count > 1)
        #expect(known.candidates(["pla"], inCapitals: false).isEmpty)
        #expect(KnownNames.isInCapitals("LeT"))
        #expect(!KnownNames.isInCapitals("Fano"))
    }

    @Test func namesFoldByBytesAsByCharacters() throws {
        let known = try known.get()
        var folder = ActorNameFolder(known.spelling)
        for index in 0..<known.table.count {
            for name in known.table.string(known.table.entries[index].names).split(separator: ";") {
                let bytes = Array(name.utf8)
                let fast = bytes.withUnsafeBufferPointer { folder.hash($0, 0..<bytes.count) }
                #expect(fast == NameHash.of(NameKey.words(name), known.spelling), "\(name)")
            }
        }
    }

    @Test func entriesAreSound() throws {
        let known = try known.get()
        let codes = Set((0..<known.stateCount).compactMap { known.country($0) })
        var ids: Set<String> = []
        for index in 0..<known.table.count {
            let id = known.id(index).rawValue
            #expect(ids.insert(id).inserted, "\(id) stands twice")
            #expect(id.utf8.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "-") } || index < known.stateCount, "\(id) is no slug")
            for code in known.countries(index) { #expect(codes.contains(code), "\(id): \(code) is no code of states.txt") }
            let years = known.years(index)
            if let first = years.first, let last = years.last { #expect(first <= last, "\(id)") }
            #expect(known.languages(index).allSatisfy { $0.utf8.count == 2 }, "\(id)")
        }
        #expect(known.called.ids.isSubset(of: ids), "called.txt: \(known.called.ids.subtracting(ids).sorted())")
    }

    /// Two that bear one full name must be told apart by where they are.
    @Test func namesClaimedTwiceAreToldApartByCountry() throws {
        let known = try known.get()
        var claims: [UInt64: [Int]] = [:]
        for index in known.stateCount..<known.table.count {
            for name in known.table.string(known.table.entries[index].names).split(separator: ";") {
                let hash = NameHash.of(NameKey.words(name), known.spelling)
                if claims[hash]?.contains(index) != true { claims[hash, default: []].append(index) }
            }
        }
        for actors in claims.values where actors.count > 1 {
            for (place, one) in actors.enumerated() {
                for other in actors[..<place] {
                    let shared = Set(known.countries(one)).intersection(known.countries(other))
                    #expect(
                        shared.isEmpty && !known.countries(one).isEmpty && !known.countries(other).isEmpty || isAbbreviated(one, other, known),
                        "\(known.id(one).rawValue) and \(known.id(other).rawValue) claim one name in one country")
                }
            }
        }
    }

    /// Bare abbreviations in the list of names are claimed as such.
    private func isAbbreviated(_ one: Int, _ other: Int, _ known: KnownActors) -> Bool {
        let names = [one, other].map { index in
            Set(known.table.string(known.table.entries[index].names).split(separator: ";").map { NameKey.words($0) }.filter { $0.count > 1 || ($0.first?.utf8.count ?? 0) > 6 })
        }
        return names[0].isDisjoint(with: names[1])
    }

    @Test func isReadFast() throws {
        let clock = ContinuousClock()
        let fastest = (0..<5).compactMap { _ in
            try? clock.measure { _ = try KnownActors(folder: repositoryFile("Data/lexicons")) }
        }.min()
        // Built for tests it is many times slower than built for use, where it must stay under 30 ms.
        #expect((fastest ?? .seconds(9)) < .seconds(2))
    }

    @Test func aBadLineNamesFileAndLine() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("actors-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/x.txt"
        try "[armed-group REB]\na | A Front | | FRA\nno columns\n".write(toFile: path, atomically: true, encoding: .utf8)
        let file = ActorFile(path: path, bytes: try ActorFile.bytes(of: path))
        #expect(throws: DataError(file: path, fault: .wrong(line: 3, "expected: id | name; other name | …, under a [kind SECTOR]"))) {
            try file.lines { _ in }
        }
        let bad = ActorFile(path: path, bytes: Array("[militia REB]\n".utf8))
        #expect(throws: DataError(file: path, fault: .wrong(line: 1, "unknown kind or sector in [militia REB]"))) { try bad.lines { _ in } }
    }
}
