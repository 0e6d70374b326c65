import Foundation
import TestSupport

@testable import Reading

/// A gazetteer of a few made-up and a few real places, built for each test run from a dump of our own writing.
enum SmallGazetteer {
    /// Name, alternates, latitude, longitude, class, feature, state, admin1, admin2, people.
    private static let rows: [[String]] = [
        ["1", "Tessel Province", "Tessel", "34.5", "69.0", "A", "ADM1", "AF", "01", "", "900000"],
        ["2", "Ormund Province", "Ormund", "32.0", "65.0", "A", "ADM1", "AF", "02", "", "700000"],
        ["3", "Kavri", "Kaveri", "34.9", "69.2", "P", "PPL", "AF", "01", "", "1200"],
        ["4", "Kavri", "", "32.3", "65.4", "P", "PPL", "AF", "02", "", "900"],
        ["5", "Kavri", "", "31.1", "64.2", "P", "PPL", "AF", "03", "", "4000"],
        ["6", "Kavri", "", "12.0", "77.0", "P", "PPL", "IN", "19", "", "150000"],
        ["7", "Kavri", "", "52.0", "21.0", "P", "PPL", "PL", "78", "", "300"],
        ["8", "Ormund", "", "31.9", "65.1", "P", "PPLA", "AF", "02", "", "210000"],
        ["9", "Qarah Tēpah", "Qara Tepa", "34.6", "69.3", "P", "PPL", "AF", "01", "", "2500"],
        ["10", "Dehmazang", "", "34.4", "69.1", "P", "PPL", "AF", "01", "", "3000"],
        ["11", "Sharan al-Bala", "", "32.2", "65.2", "P", "PPL", "AF", "02", "", "800"],
        ["12", "Kabul", "Kaboul", "34.52813", "69.17233", "P", "PPLC", "AF", "13", "", "4434550"],
        ["13", "Halmet District", "Halmet", "34.7", "69.4", "A", "ADM2", "AF", "01", "07", "40000"],
        ["14", "Paris", "", "48.85", "2.35", "P", "PPLC", "FR", "11", "", "2100000"],
        ["15", "Paris", "", "33.66", "-95.55", "P", "PPL", "US", "TX", "", "25000"],
        ["16", "Texas", "", "31.3", "-99.5", "A", "ADM1", "US", "TX", "", "27000000"],
    ]

    static func line(_ row: [String]) -> String {
        [
            row[0], row[1], row[1], row[2], row[3], row[4], row[5], row[6], row[7], "", row[8], row[9], "", "", row[10], "", "0",
            "Asia/Kabul",
            "2024-01-01",
        ].joined(separator: "\t")
    }

    static var dump: String { rows.map(line).joined(separator: "\n") + "\n" }

    /// A new empty folder.
    static func newFolder() throws -> String {
        let path = NSTemporaryDirectory() + "gazetteer-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Writes a file and adds it as a user would.
    @discardableResult
    static func add(_ text: String, named name: String, to folder: String, headings: [String: String] = [:]) throws
        -> GazetteerMaking.Tally
    {
        let source = folder + "/" + name
        try text.write(toFile: source, atomically: true, encoding: .utf8)
        let making = try GazetteerMaking(data: StandardReader.data, headings: headings)
        return try making.make(from: source, path: UserGazetteers(folder: folder).path(for: source))
    }

    /// Data without the world's list, so that the tests know what is in the gazetteer.
    static let data: Result<DataDirectory, any Error> = Result {
        let folder = try newFolder()
        try FileManager.default.createDirectory(atPath: folder + "/gazetteer", withIntermediateDirectories: true)
        for name in ["lexicons", "rules"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/" + name, withDestinationPath: repositoryFile("Data/" + name))
        }
        for name in ["countries.txt", "regions.txt", "short-names.txt", "columns.txt", "middles.txt"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/gazetteer/" + name, withDestinationPath: repositoryFile("Data/gazetteer/" + name))
        }
        return DataDirectory(path: folder)
    }

    private static let user: Result<UserGazetteers, any Error> = Result {
        let folder = try newFolder()
        try add(dump, named: "small.txt", to: folder)
        return UserGazetteers(folder: folder)
    }

    static let gazetteer: Result<Gazetteer, any Error> = Result { try Gazetteer(data: data.get(), user: user.get()) }
    static let reader: Result<PlacesReader, any Error> = Result { try PlacesReader(data: data.get(), user: user.get()) }

    /// The places of a text of ours, names found by the real model.
    static func places(_ text: String) throws -> [Place] { try outcome(text).places }

    static func outcome(_ text: String) throws -> PlacesReader.Outcome {
        let document = try StandardReader.document(text)
        let resolver = try EntityResolver(lexicons: repositoryFile("Data/lexicons"))
        let account = Account(document: document, cast: resolver.cast(of: document), statements: [])
        return try reader.get().read(account)
    }

    /// The places of marked names, whatever the model makes of them: `⟦Kavri⟧` with the label `p`.
    static func given(_ marked: String) throws -> [Place] {
        let text = try MarkedText(marked)
        let document = try StandardReader.document(text.string)
        let account = Account(document: document, cast: Cast(entities: [], speakers: [:], doubts: []), statements: [])
        return try reader.get().read(account, given: text["p"].map { document.tokens(in: $0) }).places
    }
}
