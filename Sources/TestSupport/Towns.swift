import Foundation
import Reading

/// The towns of the tests as a user's list of places, for the world's list is made by the release build and may not be there yet.
package enum Towns {
    /// Kandahar alone, in a new folder.
    package static func gazetteers() throws -> UserGazetteers {
        let folder = NSTemporaryDirectory() + "towns-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let list = folder + "/towns.csv"
        try "name,latitude,longitude,country,population\nKandahar,31.61,65.7,AF,600000\n".write(
            toFile: list, atomically: true, encoding: .utf8)
        let gazetteers = UserGazetteers(folder: folder)
        _ = try GazetteerMaking(data: DataDirectory(path: repositoryFile("Data"))).make(from: list, path: gazetteers.path(for: list))
        return gazetteers
    }
}
