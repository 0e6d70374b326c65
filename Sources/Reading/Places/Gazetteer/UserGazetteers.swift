#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder of the gazetteers that a user has added, one file each.
package struct UserGazetteers: Sendable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// `RAPPORTEUR_GAZETTEERS`, else `rapporteur/gazetteers` in the user's data folder as the XDG base directories name it.
    package init(environment: [String: String]) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let named = value("RAPPORTEUR_GAZETTEERS") {
            folder = named
        } else {
            folder = (value("XDG_DATA_HOME") ?? (value("HOME") ?? ".") + "/.local/share") + "/rapporteur/gazetteers"
        }
    }

    /// In order of name; none where there is no folder.
    package var paths: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".idx") }.sorted().map { folder + "/" + $0 }
    }

    /// Where the gazetteer made of a file is kept: under the file's name.
    package func path(for source: String) -> String {
        let name = source.split(separator: "/").last.map(String.init) ?? "places"
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        return folder + "/" + stem + ".idx"
    }
}
