import ArgumentParser
import Record
import TestSupport
import Testing

@testable import CLI

@Suite struct ReleaseCommandTests {
    @Test(arguments: [
        ["export"], ["export", "claims", "--format", "docx"], ["export", "control", "--status", "claimed"],
        ["export", "offers", "--sources", "2"], ["export", "events", "--sources", "0"], ["export", "events", "--format", "gpkg"],
        ["release"], ["release", " "], ["release", "a\nb"], ["release", "spring", "sources"], ["release", "spring", "control", "--status", "x"],
        ["correct", "split"], ["correct", "split", "nothing"], ["correct", "merge", "v1"],
    ])
    func refuses(arguments: [String]) {
        #expect(throws: (any Error).self) { try Rapporteur.parseAsRoot(arguments) }
    }

    @Test func aReleaseTakesTheFiltersOfTheLists() throws {
        let words = ["release", "spring", "claims", "--since", "2024-03", "--admin2", "Daman", "--sources", "2", "--reason", "yearbook"]
        let command = try #require(try Rapporteur.parseAsRoot(words) as? ReleaseCommand)
        #expect(command.name == "spring")
        #expect(command.list == .claims)
        let filter = try command.filters.filter(command.data)
        #expect(filter.from == "2024-03-01")
        #expect(filter.admin2 == "Daman")
        #expect(filter.sources == 2)
        #expect(filter.options == ["--since", "2024-03-01", "--admin2", "Daman", "--sources", "2"])
    }

    @Test func aReleaseIsExportedWithoutSayingWhatItIsOf() throws {
        let command = try #require(try Rapporteur.parseAsRoot(["export", "--release", "spring"]) as? ExportCommand)
        #expect(command.things == nil)
        #expect(command.release == "spring")
    }

    @Test func aCountryIsNamedOrCoded() throws {
        let data = try DataOptions.parse(["--data", repositoryFile("Data")])
        #expect(try CountryCode("afg", data).code == "AFG")
        #expect(try CountryCode("colombia", data).code == "COL")
        #expect(throws: (any Error).self) { try CountryCode("Nowhereland", data) }
    }
}
