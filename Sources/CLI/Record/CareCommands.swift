import ArgumentParser
import Record

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify the record: the file, every report's bytes and hash, every finding, the log's chain.",
        discussion: "Exit status: 0 all is whole; 1 something is not, and is named; 2 the record cannot be opened.")

    @OptionGroup var record: RecordOptions
    @Flag(help: "Print nothing but faults.") var quiet = false

    func run() throws {
        let store = try record.store(.read)
        let screen = CountScreen(isOn: !quiet)
        let faults = try opening { try store.check { screen.show($0, of: $1, "reports checked") } }
        screen.end()
        for fault in faults { print(fault.description) }
        guard faults.isEmpty else { throw ReadStatus.incomplete.exitCode }
        if !quiet { print("\(store.path): whole") }
    }
}

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write a consistent copy of the record, while others may write it.")

    @Argument(help: "The file to write; it must not be there yet.") var copy: String
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.write)
        try opening { try store.backup(to: copy) }
        print("\(copy): written")
    }
}

struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List what people did to the record, the latest first.")

    @Option(help: ArgumentHelp("At most so many entries.", valueName: "number")) var limit = 100
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.read)
        for entry in try opening({ try store.log(limit: limit) }) { print("\(entry.number)  \(entry.at)  \(entry.by)  \(entry.what)") }
    }
}

/// A count on one line of the terminal, for work that has a known size.
struct CountScreen {
    private let isOn: Bool

    init(isOn: Bool) { self.isOn = isOn && Terminal(.error).isTerminal }

    func show(_ count: Int, of all: Int, _ words: String) {
        guard isOn, count.isMultiple(of: 100) || count == all else { return }
        Complaints.writeRaw("\r\u{1B}[K\(count) of \(all) \(words)")
    }

    func end() {
        if isOn { Complaints.writeRaw("\r\u{1B}[K") }
    }
}
