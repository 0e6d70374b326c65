import ArgumentParser
import Record

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Freeze a view of the record under a name, so that what is published of it can be recomputed.",
        discussion: """
            Kept are the rows that meet the filter, with their values, what read them, and the SHA-256 of the rows as JSON Lines: that of \
            the file which export --release NAME --format jsonl writes. With --verify the release is made again of the record as it \
            stood then. Exit status of --verify: 0 it holds; 1 it does not, and what differs is told; 2 the record cannot be opened.

            Examples:
              rapporteur release spring-2024 events --since 2024-03 --until 2024-05 --type ASSAULT
              rapporteur release spring-2024 --verify
              rapporteur export --release spring-2024 --format xlsx --output spring.xlsx
            """)

    @Argument(help: "Its name, which is taken for good.") var name: String
    @Argument(help: "events, claims, offers or control; events unless given.") var list: ExportedThings = .events
    @Flag(help: "Look whether the release still is what the record says of its moment.") var verify = false
    @OptionGroup var record: RecordOptions
    @OptionGroup(title: "What is frozen") var filters: FilterOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var data: DataOptions

    func validate() throws {
        guard name.contains(where: { !$0.isWhitespace }), !name.contains(where: \.isNewline) else {
            throw ValidationError("A release needs a name, on one line.")
        }
        try AskedList(rawValue: list.rawValue)?.check(filters)
    }

    func run() throws {
        let filter = try filters.filter(data)
        if verify {
            guard filter == Filter() else { throw ValidationError("--verify takes no filter: the release has its own.") }
            return try check()
        }
        let store = try record.store(.write)
        let release = try opening { try store.freeze(name, list, filter, reason: author.reason, by: author.author) }
        print("\(release.name): \(release.count) \(release.list.rawValue) as of \(release.asOf), SHA-256 \(release.sha256)")
    }

    private func check() throws {
        let store = try record.store(.read)
        let (release, verdict) = try opening {
            let release = try store.release(name)
            return (release, try store.verify(release))
        }
        guard !verdict.holds || !verdict.isWhole else {
            return print("\(name) holds: \(release.count) \(release.list.rawValue) as of \(release.asOf), SHA-256 \(release.sha256)")
        }
        for line in verdict.lines(of: release) { print(line) }
        throw ReadStatus.incomplete.exitCode
    }
}

struct ReleasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "releases", abstract: "List what was frozen: when, by whom, of what, with its SHA-256 and what read it.")

    @OptionGroup var record: RecordOptions

    func run() throws {
        for release in try opening(record.store(.read).releases) {
            let reason = release.reason.map { ": \($0)" } ?? ""
            print("\(release.name)  \(release.made)  \(release.by)  \(release.count) \(release.list.rawValue)  \(release.sha256)\(reason)")
            print("    \(release.filter.options.joined(separator: " "))")
            for engine in release.engines {
                let parts = [("model", engine.model), ("rules", engine.rules), ("gazetteer", engine.gazetteer)]
                let told = parts.compactMap { name, version in version.map { "\(name) \($0)" } }
                print("    \((["program \(engine.program)"] + told).joined(separator: ", ")): \(engine.count)")
            }
        }
    }
}

extension ReleaseVerdict {
    /// Things that are named of each kind of difference.
    private static let most = 20

    func lines(of release: Release) -> [String] {
        var lines = ["\(release.name) does not hold: SHA-256 \(release.sha256) was told, the record gives \(sha256)"]
        if !isWhole { lines.append("the rows that were kept are not those that were frozen: the file was changed from outside") }
        for (words, things) in [("not there any more", gone), ("there besides", added), ("other values", changed)] where !things.isEmpty {
            let named = things.prefix(ReleaseVerdict.most).map(\.description).joined(separator: " ")
            lines.append("\(words): \(things.count): \(named)" + (things.count > ReleaseVerdict.most ? " …" : ""))
        }
        if isWhole, !holds, gone.isEmpty, added.isEmpty, changed.isEmpty { lines.append("the same rows in another form") }
        return lines
    }
}

extension Filter {
    /// As on the command line.
    var options: [String] {
        let one: [(String, String?)] = [
            ("since", from), ("until", to), ("near", near.map { "\($0.latitude),\($0.longitude)" }), ("radius", near.map { "\($0.kilometres)" }),
            ("country", country), ("admin1", admin1), ("admin2", admin2), ("place", place), ("actor", actor), ("source", source),
            ("sources", sources.map(String.init)), ("outlet", outlet), ("report", report?.description), ("words", words),
        ]
        let several = [("type", types), ("status", statuses), ("certainty", certainties)]
        let all = one.compactMap { name, value in value.map { (name, $0) } } + several.flatMap { name, values in values.map { (name, $0) } }
        return all.flatMap { ["--\($0)", $1.contains(" ") ? "'\($1)'" : $1] } + (withRejected ? ["--rejected"] : [])
            + (asOf.map { ["--as-of", "\($0)"] } ?? [])
    }
}
