import ArgumentParser
import Record

/// Whether the names of sealed sources stay inside.
struct RedactionOptions: ParsableArguments {
    @Flag(help: "Put labels in the place of the names of sealed sources (rapporteur seal), wherever they stand.")
    var redact = false

    func redacted<Row: ListedRow>(_ rows: [Row], _ store: RecordStore) throws -> [Row] {
        guard redact else { return rows }
        let redactor = try store.redactor()
        return rows.map { $0.changed(redactor.redacted) }
    }
}

struct SealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Seal a source: with --redact its names do not leave the record.",
        discussion: """
            All names by which reports call it are replaced, in quotations and titles too. The record itself keeps them. \
            Without an actor the seals that stand are listed.

            Examples:
              rapporteur seal a12 --label "[a doctor]" --reason "asked not to be named"
              rapporteur claims --redact --format csv
            """)

    @Argument(help: "Whom, as a12.") var actor: ThingOption?
    @Option(help: ArgumentHelp("What stands in the place of the name.", valueName: "words")) var label: String?
    @Flag(help: "Take the seal away.") var open = false
    @OptionGroup var author: AuthorOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        guard let actor = actor?.id else { return try list() }
        let store = try record.store(.write)
        try opening {
            if open {
                try store.unseal(actor, by: author.author)
                print("\(actor) is open")
            } else {
                let seal = try store.seal(actor, label: label, reason: author.reason, by: author.author)
                print("\(actor) is sealed as \(seal.label)")
            }
        }
    }

    private func list() throws {
        for seal in try opening(record.store(.read).redactions) {
            print("\(seal.actor)  \(seal.made)  \(seal.by)  \(seal.label)" + (seal.reason.map { ": \($0)" } ?? ""))
        }
    }
}
