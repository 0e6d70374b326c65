import ArgumentParser
import Reading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The user's own list of actors.
struct ActorOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Your own list of actors, CSV or TSV with the columns name, aliases (set apart by ;), kind, sector, country and id; it goes before \
            the lexicon. Otherwise $RAPPORTEUR_ACTORS, or none.
            """,
            valueName: "file"),
        completion: .file())
    var actors: String?

    /// The list that is named, if any; what of it cannot be used is told.
    func list(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> ActorList? {
        let named = actors ?? environment["RAPPORTEUR_ACTORS"].flatMap { $0.isEmpty ? nil : $0 }
        guard let named else { return nil }
        let list = try opening { try ActorList(path: named) }
        for warning in list.warnings { Complaints.write(warning) }
        return list
    }
}
