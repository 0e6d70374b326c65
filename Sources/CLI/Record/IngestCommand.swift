import ArgumentParser
import Reading
import Record

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Read reports into the record.",
        discussion: """
            Takes what rapporteur read takes. Every report is kept with its original bytes and where it came from; the same bytes \
            from two places are one report with two arrivals, and what the record holds is not read again. A run that was broken \
            off goes on when it is started again. rapporteur imports lists runs, what they could not read, and takes a whole run back.

            Examples:
              rapporteur ingest reports/
              rapporteur ingest --record desk.sqlite --preview today.jsonl

            \(ReadStatus.help)
            """
    )

    @OptionGroup var arguments: InputArguments

    @Flag(help: "Say what would be read, what the record holds already and what cannot be read; keep nothing.")
    var preview = false

    @Option(help: ArgumentHelp("Whose import it is, for the log; otherwise your user name.", valueName: "name"))
    var by: String?

    @OptionGroup var record: RecordOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var actors: ActorOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        let inputs = try arguments.list()
        let data = try data.directory()
        let texts = try reading.reader(in: data)
        let store = try record.store(.write)
        inputs.complain(quiet: options.quiet)
        let sources = inputs.paths.map { FileSource(path: RecordPath.whole($0), texts: texts) }
        let count = try opening { preview ? try foresee(sources, store) : try ingest(sources, store, data) }
        if count.failed + inputs.complaints.count > 0 { throw ReadStatus.incomplete.exitCode }
    }

    private func ingest(_ sources: [FileSource], _ store: RecordStore, _ data: DataDirectory) throws -> IngestCount {
        let linker = Linker(store: store, rules: try LinkRules(data: data))
        let reader = try model.reader(in: data, actors: actors.list())
        let importing = try store.beginImport(of: arguments.inputs.map(RecordPath.whole), by: by ?? UserName.own)
        // What a run that was broken off kept comes before what this one brings.
        _ = try linker.linkAll()
        let before = try store.failures(of: importing)
        let progress = options.progress
        let count = try Ingest(into: store, threads: options.threadCount) { Hands(reader).read }
            .run(sources, in: importing, tick: { progress.show(RunCount($0)) }, kept: linker.link)
        progress.wipe()
        try store.completeImport(importing)
        for failure in try store.failures(of: importing) where !before.contains(failure) {
            Complaints.write("\(failure.place): \(failure.reason)")
        }
        if !options.quiet { print("\(importing): \(count.sentence)") }
        return count
    }

    private func foresee(_ sources: [FileSource], _ store: RecordStore) throws -> IngestCount {
        let count = try Ingest(into: store, threads: 1) { fatalError("a preview reads nothing") }.preview(sources) { arrival in
            switch arrival {
            case .report(let report, _): print("new      \(report.place)")
            case .known(_, let place): print("known    \(place)")
            case .failed(let place, let reason): print("failed   \(place): \(reason)")
            }
        }
        print("would be: \(count.sentence)")
        return count
    }
}

extension IngestCount {
    var sentence: String {
        "\(read) \(read == 1 ? "report" : "reports") read, \(known) known already, \(failed) not readable"
    }
}

extension RunCount {
    init(_ count: IngestCount) {
        self.init(
            inputs: count.sources, inputsInAll: count.sourcesInAll, reports: count.read + count.known, failures: count.failed)
    }
}

/// A path that means the same from any folder.
enum RecordPath {
    static func whole(_ path: String) -> String {
        guard path != "-", !path.hasPrefix("/") else { return path }
        let folder = FileManager.default.currentDirectoryPath
        return path == "." ? folder : folder + "/" + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    }
}
