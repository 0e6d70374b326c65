import ArgumentParser
import Record

struct SearchesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "searches",
        abstract: "Keep searches under a name.",
        discussion: """
            Example:
              rapporteur searches save valley events --type ASSAULT --near Bazarak --radius 30
              rapporteur alert
            """,
        subcommands: [SaveSearchCommand.self, ListSearchesCommand.self, ForgetSearchCommand.self],
        defaultSubcommand: ListSearchesCommand.self)
}

/// The lists that a search can ask.
enum SearchedList: String, CaseIterable, ExpressibleByArgument {
    case events, claims, offers, control

    /// Prints what of it was read after a mark, and returns how much that is.
    func new(_ arguments: [String], after mark: ReadingMark, in store: RecordStore) throws -> Int {
        let ask = try AskOptions.parse(arguments)
        var filter = try ask.filters.filter(ask.data)
        filter.after = mark
        let request = ask.listing.request
        func show<Row: ListedRow>(_ page: Page<Row>, _ columns: [String]) throws -> Int {
            let rows = try ask.redaction.redacted(page.rows, store)
            if !rows.isEmpty {
                try Listing(format: ask.listing.chosenFormat, screen: ask.screen, columns: columns).print(rows, next: page.next)
            }
            return rows.count
        }
        switch self {
        case .events: return try show(store.events(filter, request), EventsCommand.columns)
        case .claims: return try show(store.claims(filter, request), ClaimsCommand.columns)
        case .offers: return try show(store.offers(filter, request), OffersCommand.columns)
        case .control: return try show(store.control(filter, request), ControlCommand.columns)
        }
    }
}

struct SaveSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: "Keep a search; what is in the record already counts as seen.")

    @Argument(help: "Its name.") var name: String
    @Argument(help: "The list it asks: events, claims, offers or control.") var list: SearchedList
    @Argument(parsing: .captureForPassthrough, help: "The filter, as that list takes it.") var filter: [String] = []

    func validate() throws {
        do {
            try AskedList(rawValue: list.rawValue)?.check(AskOptions.parse(filter).filters)
        } catch {
            throw ValidationError(AskOptions.message(for: error))
        }
    }

    func run() throws {
        let record = try AskOptions.parse(filter).record
        let store = try record.store(.write)
        try opening { try store.save(name, list: list.rawValue, filter, by: UserName.own) }
        print("\(name): kept")
    }
}

struct ListSearchesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the searches that are kept.")

    @OptionGroup var record: RecordOptions

    func run() throws {
        for search in try opening(record.store(.read).searches) {
            print("\(search.name)  \(search.made)  \(search.by)  \(search.list) \(search.arguments.joined(separator: " "))")
        }
    }
}

struct ForgetSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "forget", abstract: "Keep a search no longer.")

    @Argument(help: "Its name.") var name: String
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.write)
        try opening { try store.forget(name) }
        print("\(name): forgotten")
    }
}

struct AlertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "Show what kept searches find that they had not found before.",
        discussion: """
            Exit status, for cron: 0 nothing is new; 1 something is, and was printed; 2 the record cannot be opened.

            Example, every ten minutes:
              rapporteur alert > new.txt || mail -s "new in the valley" desk@example.org < new.txt
            """)

    @Argument(help: "Searches by name; all unless given.") var names: [String] = []
    @Flag(help: "Show it again the next time.") var keep = false
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(keep ? .read : .write)
        let count = try opening {
            let searches = try store.searches()
            for name in names where !searches.contains(where: { $0.name == name }) { throw RecordError.unknown("a search “\(name)”") }
            let mark = try store.mark()
            var count = 0
            for search in searches where names.isEmpty || names.contains(search.name) {
                guard let list = SearchedList(rawValue: search.list) else { continue }
                count += try list.new(search.arguments, after: search.seen, in: store)
                if !keep { try store.note(mark, of: search.name) }
            }
            return count
        }
        if count > 0 { throw ReadStatus.incomplete.exitCode }
    }
}
