import ArgumentParser
import Record

/// What every command that asks has: the record, a filter, a form.
struct AskOptions: ParsableArguments {
    @OptionGroup var record: RecordOptions
    @OptionGroup(title: "What is asked for") var filters: FilterOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var redaction: RedactionOptions

    /// Asks the record and prints the page that it gives.
    func show<Row: ListedRow>(
        _ list: AskedList, columns: [String], _ ask: (RecordStore, Filter, PageRequest) throws -> Page<Row>
    ) throws {
        try list.check(filters)
        let filter = try filters.filter(data)
        let store = try record.store(.read)
        try opening {
            let page = try ask(store, filter, listing.request)
            let rows = try redaction.redacted(page.rows, store)
            try Listing(format: listing.chosenFormat, screen: screen, columns: columns).print(rows, next: page.next)
        }
    }
}

struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "List events of the record, the latest first.",
        discussion: """
            Every row says who tells it, how surely, and in which words; rapporteur show v12 gives all of it. An event without a \
            time of its own stands at its report's day.

            Examples:
              rapporteur events --since 2024-03 --type ASSAULT --near Bazarak --radius 30
              rapporteur events --actor "Hill Congress" --format csv > events.csv
            """)

    static let columns = ["id", "date", "type", "status", "actors", "recipients", "place", "source", "words"]

    @OptionGroup var ask: AskOptions

    func run() throws {
        try ask.show(.events, columns: Self.columns) {
            store, filter, request in try store.events(filter, request)
        }
    }
}

struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims",
        abstract: "List statements of the record: who said what, the latest first.",
        discussion: """
            --actor asks for statements of what somebody did or suffered, --source for those of what somebody says; --words \
            looks in the statements themselves.

            Examples:
              rapporteur claims --source "Ministry of Defence" --certainty denied
              rapporteur claims --words '"lay down arms"' --as-of 2024-03-04
            """)

    static let columns = ["id", "date", "source", "certainty", "outlet", "said"]

    @OptionGroup var ask: AskOptions

    func run() throws {
        try ask.show(.claims, columns: Self.columns) { store, filter, request in
            try store.claims(filter, request)
        }
    }
}

struct OffersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers", abstract: "List offers of the record with their conditions and answers, the latest first.")

    static let columns = ["id", "date", "kind", "state", "by", "to", "terms"]

    @OptionGroup var ask: AskOptions

    func run() throws {
        try ask.show(.offers, columns: Self.columns) { store, filter, request in
            try store.offers(filter, request)
        }
    }
}

struct ControlCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "control", abstract: "List who is said to hold, take or lose which place, the latest first.")

    static let columns = ["id", "date", "place", "relation", "holder", "source", "certainty", "words"]

    @OptionGroup var ask: AskOptions

    func run() throws {
        try ask.show(.control, columns: Self.columns) {
            store, filter, request in try store.control(filter, request)
        }
    }
}

struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List who is quoted, how often, by how many outlets, and how often denied; the most quoted first.")

    static let columns = ["id", "statements", "reports", "outlets", "denied", "last", "kind", "name"]

    @OptionGroup var ask: AskOptions

    func run() throws {
        try ask.show(.sources, columns: Self.columns) {
            store, filter, request in try store.sources(filter, request)
        }
    }
}

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find reports by their words.",
        discussion: """
            All words must stand in the report, those in quotation marks side by side; an asterisk stands for any ending. The \
            best fit comes first. Filters of what happened, and of who says it, are met by a report that tells of it.

            Example:
              rapporteur search ceasefire '"northern district"' --since 2024
            """)

    @Argument(help: "The words to look for.") var words: [String] = []
    static let columns = ["id", "published", "outlet", "statements", "events", "title"]

    @OptionGroup var ask: AskOptions

    func validate() throws {
        guard words.isEmpty || SearchWords.query(words.joined(separator: " ")) != nil else {
            throw ValidationError("There is no word to look for.")
        }
    }

    func run() throws {
        try ask.show(.search, columns: Self.columns) { store, filter, request in
            var filter = filter
            if !words.isEmpty { filter.words = SearchWords.query(words.joined(separator: " ")) }
            return try store.search(filter, request)
        }
    }
}
