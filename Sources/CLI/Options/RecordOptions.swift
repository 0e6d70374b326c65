import ArgumentParser
import Record
import Synchronization

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
            let screen = UpdateScreen()
            defer { screen.end() }
            return try RecordStore(path: path, access: access) { screen.show($0, of: $1) }
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

/// Says that an old record is being brought up to date, where that takes more than a second.
private final class UpdateScreen: Sendable {
    private let start = ContinuousClock.now
    private let isTold = Mutex(false)

    func show(_ count: Int, of all: Int) {
        guard ContinuousClock.now - start > .seconds(1) else { return }
        isTold.withLock { $0 = true }
        let words = "the record is brought up to date, once: \(count) of \(all) readings"
        if Terminal(.error).isTerminal {
            Complaints.writeRaw("\r\u{1B}[K\(words)")
        } else if count == all {
            Complaints.write(words)
        }
    }

    func end() {
        if isTold.withLock({ $0 }), Terminal(.error).isTerminal { Complaints.writeRaw("\r\u{1B}[K") }
    }
}
