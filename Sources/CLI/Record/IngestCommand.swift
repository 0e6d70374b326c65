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
            Takes what rapporteur read takes, and what holds many reports: tables (CSV with a column of words, a report a row), \
            web archives (.warc and .warc.gz, their HTML pages and plain texts), RSS and Atom files; each of them packed by \
            gzip or not. Every report is kept with its original bytes and where it came from; the same bytes \
            from two places are one report with two arrivals, and what the record holds is not read again. A run that was broken \
            off goes on when it is started again. rapporteur imports lists runs, what they could not read, and takes a whole run back.

            Examples:
              rapporteur ingest reports/
              rapporteur ingest --record desk.sqlite --preview today.jsonl
              rapporteur ingest export.csv --columns text=body,title=headline,published=date
              rapporteur ingest crawl.warc.gz feed.xml

            \(ReadStatus.help)
            """
    )

    @OptionGroup var arguments: InputArguments

    @Flag(help: "Say what would be read, what the record holds already and what cannot be read; keep nothing.")
    var preview = false

    @Flag(help: "Print the name of each new report, as r12, as soon as it is in the file.")
    var list = false

    @Option(help: ArgumentHelp("Whose import it is, for the log; otherwise your user name.", valueName: "name"))
    var by: String?

    @OptionGroup var record: RecordOptions
    @OptionGroup var sources: SourceOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var actors: ActorOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        let inputs = try arguments.list(names: InputList.ingestNames)
        let data = try data.directory()
        let reading = try opening { try sources.settings.reading(in: data) }
        let store = try record.store(.write)
        inputs.complain(quiet: options.quiet)
        let files = inputs.paths.map { reading.source(RecordPath.whole($0)) }
        let count = try opening { preview ? try foresee(files, store) : try ingest(files, store, data) }
        if count.failed + inputs.complaints.count > 0 { throw ReadStatus.incomplete.exitCode }
    }

    private func ingest(_ files: [FileSource], _ store: RecordStore, _ data: DataDirectory) throws -> IngestCount {
        let linker = Linker(store: store, rules: try LinkRules(data: data))
        let reader = try model.linkingReader(in: data, actors: actors.list())
        let importing = try store.beginImport(
            of: arguments.inputs.map(RecordPath.whole), sources.settings, by: by ?? UserName.own)
        // What a run that was broken off kept comes before what this one brings.
        _ = try linker.linkAll()
        let count = try store.complaining(of: importing) {
            let progress = list ? options.progress : options.progressBeforeResult
            var output = OutputStream()
            defer { progress.wipe() }
            return try Ingest(into: store, threads: options.threadCount) { Hands(reader).read }
                .run(files, in: importing, tick: { progress.show(RunCount($0)) }) { readings in
                    if list {
                        try output.write(store.reports(of: readings).map { "\($0)\n" }.joined().utf8)
                        try output.flush()
                    }
                    try linker.link(readings)
                }
        }
        try store.completeImport(importing)
        if !options.quiet { print("\(importing): \(count.sentence)") }
        return count
    }

    private func foresee(_ files: [FileSource], _ store: RecordStore) throws -> IngestCount {
        let count = try Ingest(into: store, threads: 1) { fatalError("a preview reads nothing") }.preview(files) { arrival in
            switch arrival {
            case .report(let report, _, _): print("new      \(report.place)")
            case .known(_, let place, _): print("known    \(place)")
            case .failed(let place, let reason): print("failed   \(place): \(reason)")
            }
        }
        print("would be: \(count.sentence)")
        return count
    }
}

extension RecordStore {
    /// Names on standard error what an import could not read while `body` ran.
    func complaining(of importing: ThingID, _ body: () throws -> IngestCount) throws -> IngestCount {
        let before = try failures(of: importing)
        let count = try body()
        for failure in try failures(of: importing) where !before.contains(failure) {
            Complaints.write("\(failure.place): \(failure.reason)")
        }
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
        share = count.bytesInAll.flatMap { $0 > 0 ? min(1, Double(count.bytes) / Double($0)) : nil }
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
