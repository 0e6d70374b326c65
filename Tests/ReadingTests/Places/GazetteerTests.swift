import Foundation
import Testing

@testable import Reading

@Suite struct GazetteerTests {
    private func gazetteer() throws -> Gazetteer { try SmallGazetteer.gazetteer.get() }

    @Test func countsEveryPlaceOfAName() throws {
        #expect(try gazetteer().places(named: "Kavri").count == 5)
        #expect(try gazetteer().places(named: "kaveri").map(\.geonameid) == [3])
    }

    @Test func tellsDivisionsAndStates() throws {
        let place = try #require(try gazetteer().places(named: "Qara Tepa").first)
        #expect(place.name == "Qarah Tēpah")
        #expect(place.admin1 == "Tessel Province")
        #expect(place.country == "AFG")
        #expect(place.feature == "PPL")
        #expect(abs(place.latitude - 34.6) < 1e-5)
    }

    @Test func knowsStatesAndRegionsWithoutAnyList() throws {
        let bare = try Gazetteer(data: SmallGazetteer.data.get())
        #expect(bare.places(named: "Afghanistan").first?.country == "AFG")
        #expect(bare.places(named: "Donbass").first?.feature == "RGN")
        #expect(bare.places(named: "U.K.").first?.country == "GBR")
        #expect(bare.places(named: "Georgia").map(\.name) == ["Georgia"])
        #expect(bare.complaints.count == 1)
        #expect(!bare.hasWorld)
        #expect(bare.version == nil)
    }

    @Test func findsOtherSpellings() throws {
        #expect(try gazetteer().places(spelt: "Karatepe").first?.geonameid == 9)
        #expect(try gazetteer().places(spelt: "Dehmasang").first?.geonameid == 10)
        #expect(try gazetteer().places(spelt: "Sharan Bala").first?.geonameid == 11)
        #expect(try gazetteer().places(spelt: "Xylophonia").isEmpty)
    }

    @Test func anAbbreviationNeedsItsPlace() throws {
        #expect(try gazetteer().division(short: "TX", isBehindPlace: true)?.country == "USA")
        #expect(try gazetteer().division(short: "TX", isBehindPlace: false) == nil)
        #expect(try gazetteer().division(short: "NSW", isBehindPlace: false)?.country == "AUS")
    }
}

/// What users add, and what goes wrong with it.
@Suite struct GazetteerMakingTests {
    private func added(_ text: String, named name: String, headings: [String: String] = [:]) throws -> (
        Gazetteer, GazetteerMaking.Tally
    ) {
        let folder = try SmallGazetteer.newFolder()
        let tally = try SmallGazetteer.add(text, named: name, to: folder, headings: headings)
        return (try Gazetteer(data: SmallGazetteer.data.get(), user: UserGazetteers(folder: folder)), tally)
    }

    @Test func readsATableWithGuessedColumns() throws {
        let table = """
            Village,Province,Lat,Lon,"Other names",Type
            "Upper Senna, East",Senna,10.5,20.25,,village
            Lower Senna,Senna,10.25,20.5,,village
            Senna,,10.0,20.0,,province
            Nowhere,Senna,,,,village
            """
        let (gazetteer, tally) = try added(table, named: "mine.csv")
        #expect(tally.places == 3)
        #expect(tally.leftOut == 1)
        let place = try #require(gazetteer.places(named: "Upper Senna East").first)
        #expect(place.longitude == 20.25)
        #expect(place.admin1 == "Senna")
        #expect(gazetteer.places(named: "Senna").first?.feature == "ADM1")
    }

    @Test func readsNamedColumns() throws {
        let (gazetteer, _) = try added(
            "Ort;Breite;Laenge\nSenna;1.5;2.5\n", named: "orte.csv",
            headings: ["name": "Ort", "latitude": "Breite", "longitude": "Laenge"])
        #expect(gazetteer.places(named: "Senna").first?.latitude == 1.5)
    }

    @Test func aTableWithoutCoordinatesIsRefusedWithItsHeadings() throws {
        let folder = try SmallGazetteer.newFolder()
        #expect(throws: GazetteerError.self) { try SmallGazetteer.add("name,colour\nSenna,red\n", named: "bad.csv", to: folder) }
        #expect(UserGazetteers(folder: folder).paths.isEmpty)
    }

    @Test func readsGeoJSON() throws {
        let json = """
            {"type": "FeatureCollection", "crs": {"type": "name"}, "features": [
              {"type": "Feature", "geometry": {"type": "Point", "coordinates": [20.5, 10.5]}, "properties": {"name": "Senna", "alt_name": "Sana|Sena"}},
              {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]},
               "properties": {"name": "Tarn", "placetype": "region"}},
              {"type": "Feature", "geometry": null, "properties": {"name": "Gone"}}]}
            """
        let (gazetteer, tally) = try added(json, named: "mine.geojson")
        #expect(tally.places == 2)
        #expect(gazetteer.places(named: "Sena").first?.latitude == 10.5)
        let tarn = try #require(gazetteer.places(named: "Tarn").first)
        #expect(abs(tarn.latitude - 1) < 1e-6 && abs(tarn.longitude - 1) < 1e-6)
    }

    @Test func divisionsOfATableGoByTheirIds() throws {
        let table = """
            wof_id\tname\tplacetype\tlat\tlon\tcountry\tregion
            77\tOrmund\tregion\t32\t65\tAF\t77
            78\tSenna\tlocality\t32.1\t65.1\tAF\t77
            """
        let (gazetteer, _) = try added(table, named: "places.tsv")
        #expect(gazetteer.places(named: "Senna").first?.admin1 == "Ormund")
    }

    @Test(arguments: ["", "no table at all", "{\"features\": [{\"a\":", "\u{0}\u{1}\u{2}"])
    func whatIsNoListOfPlacesIsRefused(text: String) throws {
        let folder = try SmallGazetteer.newFolder()
        #expect(throws: GazetteerError.self) { try SmallGazetteer.add(text, named: "bad.txt", to: folder) }
    }

    /// A run that stops in the middle goes on from its last note, and gives the same file as one run.
    @Test func goesOnWhereItWasBrokenOff() throws {
        struct Stop: Error {}
        let folder = try SmallGazetteer.newFolder(), source = folder + "/places.txt"
        let lines = (1...50).map {
            SmallGazetteer.line(["\($0)", "Place \($0)", "", "\($0)", "10", "P", "PPL", "AF", "\($0 % 3)", "", "5"])
        }
        try (lines.joined(separator: "\n") + "\n").write(toFile: source, atomically: true, encoding: .utf8)
        var making = try GazetteerMaking(data: StandardReader.data)
        making.noteEvery = 10
        _ = try making.make(from: source, path: folder + "/whole.idx")
        // The builder's folder as a broken run leaves it: some rows noted, and rows behind the note.
        let file = try UserFile(path: source), build = folder + "/resumed.idx.build"
        var rows = try file.rows(PlaceColumns(path: StandardReader.data.file("gazetteer/columns.txt")), from: 0)
        let builder = try IndexBuilder(folder: build)
        for count in 1...25 {
            if let row = try #require(try rows.next()) { try builder.add(row) }
            guard count == 20 else { continue }
            var note = try builder.progress(source: file.identity, position: rows.position)
            note.rows = count
            try note.text.write(toFile: build + "/progress", atomically: true, encoding: .utf8)
        }
        let tally = try making.make(from: source, path: folder + "/resumed.idx")
        #expect(tally.resumed == 20)
        #expect(tally.places == 50)
        #expect(
            FileManager.default.contents(atPath: folder + "/resumed.idx")
                == FileManager.default.contents(atPath: folder + "/whole.idx"))
        #expect(!FileManager.default.fileExists(atPath: build))
    }

    @Test func tellsHowFarItHasCome() throws {
        let folder = try SmallGazetteer.newFolder(), source = folder + "/places.txt"
        let lines = (1...20).map {
            SmallGazetteer.line(["\($0)", "Place \(10 + $0 % 10)", "", "1", "10", "P", "PPL", "AF", "", "", "5"])
        }
        try (lines.joined(separator: "\n") + "\n").write(toFile: source, atomically: true, encoding: .utf8)
        var told: [GazetteerMaking.Tally] = []
        var making = try GazetteerMaking(data: StandardReader.data) { told.append($0) }
        making.noteEvery = 10
        _ = try making.make(from: source, path: folder + "/places.idx")
        #expect(told.map(\.rows) == [10, 20, 20])
        #expect(told.map(\.isWriting) == [false, false, true])
        let half = try #require(told.first?.percent)
        #expect((40...60).contains(half))
        #expect(told[1].percent == 100)
    }

    /// Every single byte of a small gazetteer may be wrong, and its end may be missing: fewer places, and no crash.
    @Test func aDamagedFileCrashesNothing() throws {
        let folder = try SmallGazetteer.newFolder()
        try SmallGazetteer.add(SmallGazetteer.dump, named: "small.txt", to: folder)
        let path = UserGazetteers(folder: folder).path(for: "small.txt"), broken = folder + "/broken.idx"
        let whole = [UInt8](try #require(FileManager.default.contents(atPath: path)))
        var opened = 0
        for at in stride(from: 0, to: whole.count, by: 7) {
            var bytes = whole
            bytes[at] ^= 0xFF
            try Data(bytes).write(to: URL(fileURLWithPath: broken))
            guard let index = try? PlaceIndex(path: broken) else { continue }
            opened += 1
            for name in ["Kavri", "Ormund", "Kaboul"] {
                for place in index.places(named: PlaceName(name)) {
                    if let record = index.record(place) { _ = (index.string(record.name), index.division(record.admin1)) }
                }
                index.names(skeleton: NameSound(PlaceName(name)).skeleton, limit: 100) { _, _ in }
            }
        }
        #expect(opened > 100)
        for length in [0, 1, 100, 255, whole.count / 2, whole.count - 1] {
            try Data(whole[..<length]).write(to: URL(fileURLWithPath: broken))
            #expect(throws: DataError.self) { try PlaceIndex(path: broken) }
        }
    }

    @Test func aDamagedGazetteerIsNamedAndTheOthersAreRead() throws {
        let folder = try SmallGazetteer.newFolder()
        try SmallGazetteer.add(SmallGazetteer.dump, named: "small.txt", to: folder)
        try Data("nothing".utf8).write(to: URL(fileURLWithPath: folder + "/broken.idx"))
        let gazetteer = try Gazetteer(data: SmallGazetteer.data.get(), user: UserGazetteers(folder: folder))
        #expect(gazetteer.complaints.first?.contains("broken.idx") == true)
        #expect(gazetteer.places(named: "Ormund").count == 2)
    }
}
