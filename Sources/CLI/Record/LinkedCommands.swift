import ArgumentParser
import Record

/// What the commands have that list what is linked.
struct LinkedOptions: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("Answer as the record stood at the end of that day, or at a moment (2024-03-04T17:00).", valueName: "day"))
    var asOf: MomentOption?

    @OptionGroup var record: RecordOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var redaction: RedactionOptions

    func show(columns: [String], _ ask: (RecordStore, PageRequest) throws -> Page<some ListedRow>) throws {
        let store = try record.store(.read)
        try opening {
            let page = try ask(store, listing.request)
            let rows = try redaction.redacted(page.rows, store)
            try Listing(format: listing.chosenFormat, screen: screen, columns: columns).print(rows, next: page.next)
        }
    }
}

struct OccurrencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "occurrences",
        abstract: "List what reports tell as one, with how many know of it on their own.",
        discussion: """
            Events of several reports that tell one thing are one row. Sources are the innermost ones, not outlets: what ten papers \
            carry on one spokesman's word has one.

            A filter is met where one of the events meets it.

            Example:
              rapporteur occurrences --sources 2 --type ASSAULT --since 2024-03
            """)

    @OptionGroup var ask: AskOptions

    func run() throws {
        try ask.show(.occurrences, columns: ["id", "date", "type", "place", "words", "sources", "reports", "why"]) {
            store, filter, request in try store.occurrences(filter, request)
        }
    }
}

struct ContradictionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contradictions",
        abstract: "List what cannot all be true: numbers, doers, places, days, denials, holders of places.",
        discussion: """
            The latest first, each with its sides, since when it stands, and what settled it.

            Examples:
              rapporteur contradictions --open
              rapporteur contradictions --kind number --format csv
            """)

    @Flag(help: "Those alone that nothing has settled.") var open = false
    @Option(help: ArgumentHelp("Of this kind alone: number, actor, place, time, occurrence or control.", valueName: "kind"))
    var kind: Contradiction.Kind?

    @OptionGroup var options: LinkedOptions

    func run() throws {
        var filter = ContradictionFilter()
        (filter.isOpen, filter.kind) = (open, kind)
        try options.show(columns: ["id", "since", "kind", "state", "place", "sides"]) { [filter] store, request in
            let page = try store.contradictions(filter, request, at: options.asOf?.moment)
            return Page(rows: page.rows.map(ContradictionRow.init), next: page.next)
        }
    }
}

extension Contradiction.Kind: ExpressibleByArgument {}
