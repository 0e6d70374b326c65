import ArgumentParser
import Record

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which record a command asks or writes.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file of the record; otherwise $RAPPORTEUR_RECORD, or rapporteur/record.sqlite in your data directory.",
            valueName: "file"),
        completion: .file())
    var record: String?

    func store(_ access: RecordStore.Access) throws -> RecordStore {
        try opening {
            let path = RecordOptions.path(record, environment: ProcessInfo.processInfo.environment)
            if access == .write, record == nil { try RecordOptions.makeFolder(of: path) }
            // A limit on the size of files shall be an error that can be told, not the end of the program.
            signal(SIGXFSZ, SIG_IGN)
            return try RecordStore(path: path, access: access)
        }
    }

    static func path(_ named: String?, environment: [String: String]) -> String {
        func told(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let named { return named }
        if let named = told("RAPPORTEUR_RECORD") { return named }
        let base = told("XDG_DATA_HOME") ?? (told("HOME") ?? ".") + "/.local/share"
        return base + "/rapporteur/record.sqlite"
    }

    private static func makeFolder(of path: String) throws {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw RecordError.cannotOpen(path: path)
        }
    }
}
