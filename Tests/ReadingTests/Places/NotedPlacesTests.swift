import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite struct NotedPlacesTests {
    private func rows(_ text: String) throws -> [PlaceRow] {
        let folder = try SmallGazetteer.newFolder()
        try FileManager.default.createDirectory(atPath: folder + "/gazetteer/noted", withIntermediateDirectories: true)
        try text.write(toFile: folder + "/gazetteer/noted/some.txt", atomically: true, encoding: .utf8)
        return try NotedPlaces(data: DataDirectory(path: folder)).rows
    }

    @Test func headsHoldForTheLinesBehindThem() throws {
        let rows = try rows("# remark\n[AF SPOT 2]\n34.5 69.1 | Kavri crossing; Kavri gate\n\n[- STM 90]\n33 70 | Long River\n")
        #expect(rows.map(\.names.count) == [2, 1])
        #expect(rows.map(\.radius) == [2, 90])
        #expect(rows[0].country == Array("AF".utf8) && rows[1].country.isEmpty)
        #expect(PlaceFeature.known[Int(rows[1].feature)] == "STM")
    }

    @Test(arguments: ["34.5 69.1 | Kavri", "[AF NONE 2]", "[AF PPL]", "[AF PPL 2]\n34.5 | Kavri", "[AF PPL 2]\n34.5 69.1 |"])
    func aLineOutOfFormStops(text: String) { #expect(throws: DataError.self) { try rows(text) } }

    @Test func withoutTheFolderThereAreNone() throws {
        #expect(try NotedPlaces(data: DataDirectory(path: SmallGazetteer.newFolder())).rows.isEmpty)
    }

    /// Our own lists are sound, and no state has one name twice for one kind of thing.
    @Test func ourOwnListsAreSound() throws {
        let rows = try NotedPlaces(data: StandardReader.data).rows
        let sound = rows.filter(\.isSound)
        #expect(rows.count > 2000 && sound.count == rows.count)
        var seen: Set<String> = [], twice: [String] = []
        for row in rows {
            let key = "\(row.country) \(row.feature) \(String(decoding: row.keys()[0].words, as: UTF8.self))"
            if !seen.insert(key).inserted { twice.append(key) }
        }
        #expect(twice.isEmpty)
    }

    /// What the list has for what happens there counts as a town, wherever few live.
    @Test func aNotedPlaceIsFound() throws {
        let data = try SmallGazetteer.data.get()
        let folder = try SmallGazetteer.newFolder()
        let builder = try IndexBuilder(folder: folder + "/build")
        for row in try rows("[AF SPOT 2]\n34.9 69.9 | Xubrolt\n") { try builder.add(row) }
        let path = UserGazetteers(folder: folder).path(for: "noted.txt")
        try builder.finish(path: path, title: "noted")
        let found = try Gazetteer(data: data, user: UserGazetteers(folder: folder)).places(named: "Xubrolt")
        #expect(found.first?.country == "AFG" && found.first?.isNoted == true && found.first?.radius == 2)
    }
}
