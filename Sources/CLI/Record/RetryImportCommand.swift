import ArgumentParser
import Reading
import Record

struct RetryImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Read the inputs again that could not be read.",
        discussion: """
            Opens the files of the list of failures again, as the import was told to; what can be read now leaves the list, what \
            still cannot stays with its reason. Feeds and their pages are tried again by rapporteur watch.

            \(ReadStatus.help)
            """)

    @Argument(help: "Of this import alone, as i3.") var id: ImportName?
    @OptionGroup var record: RecordOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var actors: ActorOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        let data = try data.directory()
        let store = try record.store(.write)
        let failures = try opening { try store.failures(of: id?.id) }
        guard !failures.isEmpty else {
            if !options.quiet { print("there is nothing that could not be read") }
            return
        }
        let reader = try model.linkingReader(in: data, actors: actors.list())
        let left = try opening {
            let imports = try store.imports().reversed().filter { run in failures.contains { $0.importing == run.id } }
            return try imports.map { run in
                try retry(run, failures.filter { $0.importing == run.id }.map(\.place.path), store, reader, data)
            }
        }
        if left.contains(where: { $0.failed > 0 }) { throw ReadStatus.incomplete.exitCode }
    }

    private func retry(_ run: Import, _ failed: [String], _ store: RecordStore, _ reader: Reader, _ data: DataDirectory) throws
        -> IngestCount
    {
        let reading = try run.settings.reading(in: data)
        let linker = Linker(store: store, rules: try LinkRules(data: data))
        let started = store.clock.now()
        let watched = Set(failed).filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
        if !watched.isEmpty { Complaints.write("\(run.id): rapporteur watch tries again what it could not fetch, at its time") }
        let failed = failed.filter { !watched.contains($0) }
        let paths = failed.reduce(into: [String]()) { if !$0.contains($1), $1 != "-" { $0.append($1) } }
        if paths.count < Set(failed).count { Complaints.write("\(run.id): standard input cannot be read again") }
        let count = try store.complaining(of: run.id) {
            let progress = options.progressBeforeResult
            defer { progress.wipe() }
            let count = try Ingest(into: store, threads: options.threadCount) { Hands(reader).read }
                .run(paths.map(reading.source), in: run.id, tick: { progress.show(RunCount($0)) }, kept: linker.link)
            for path in paths { try store.endFailures(of: path, in: run.id, before: started) }
            return count
        }
        if !options.quiet { print("\(run.id): \(count.sentence)") }
        return count
    }
}
