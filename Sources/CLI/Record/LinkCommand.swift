import ArgumentParser
import Record

struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Link reports of the record: copies, same claims, same events, contradictions.",
        discussion: """
            Ingest links what it reads. This links what is not linked yet, as after a run that was broken off; --again ends what the \
            machine linked and links everything anew. What a person parted stays apart.
            """)

    @Flag(help: "End what the machine linked before, and link everything anew.")
    var again = false

    @OptionGroup var record: RecordOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        let rules = try LinkRules(data: data.directory())
        let store = try record.store(.write)
        let count = try opening { try Linker(store: store, rules: rules).linkAll(again: again) }
        if !options.quiet { print("\(count) \(count == 1 ? "report" : "reports") linked") }
    }
}
