import ArgumentParser
import Record

struct ImportsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imports",
        abstract: "List what was taken into the record, and take it back.",
        subcommands: [ListImportsCommand.self, UndoImportCommand.self, ImportFailuresCommand.self, RetryImportCommand.self],
        defaultSubcommand: ListImportsCommand.self
    )
}

struct ListImportsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List imports, the latest first.")

    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.read)
        for run in try opening(store.imports) {
            let state = run.undone.map { "taken back \($0)" } ?? run.completed.map { "complete \($0)" } ?? "broken off"
            print(
                "\(run.id)  \(run.started)  by \(run.by)  \(state)  \(run.arrivals) arrivals, \(run.failures) not readable  "
                    + run.what.joined(separator: " "))
        }
    }
}

struct UndoImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take an import back as a whole.",
        discussion: """
            Reports that nothing else brought leave the record's present. What it held before is kept for questions about \
            earlier days (--as-of).
            """)

    @Argument(help: "The import, as i3.") var id: ImportName
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.write)
        let count = try opening { try store.undoImport(id.id) }
        print("\(id.id): \(count) \(count == 1 ? "report" : "reports") taken back")
    }
}

struct ImportFailuresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "failures",
        abstract: "List what could not be read and has not been since.",
        discussion: "To try again once the cause is mended: rapporteur imports retry.")

    @Argument(help: "Of this import alone, as i3.") var id: ImportName?
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.read)
        for failure in try opening({ try store.failures(of: id?.id) }) {
            print("\(failure.importing)  \(failure.at)  \(failure.place): \(failure.reason)")
        }
    }
}

/// The name of an import on the command line.
struct ImportName: ExpressibleByArgument {
    var id: ThingID

    init?(argument: String) {
        guard let id = ThingID(argument), id.kind == .importing else { return nil }
        self.id = id
    }
}
