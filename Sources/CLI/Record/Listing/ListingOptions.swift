import ArgumentParser
import Record

/// How an answer is shown, and how much of it.
struct ListingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "table, json, jsonl or csv; a table on a terminal and jsonl elsewhere unless given.", valueName: "format"))
    var format: ListingFormat?

    @Option(help: ArgumentHelp("At most so many rows.", valueName: "number"))
    var limit = 50

    @Option(help: ArgumentHelp("Go on behind this place, which the page before told.", valueName: "place"))
    var after: PageRequest.Cursor?

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit must be from 1 to 1000000.") }
    }

    var request: PageRequest { PageRequest(limit: limit, after: after) }

    var chosenFormat: ListingFormat { format ?? (Terminal(.output).isTerminal ? .table : .jsonl) }
}

enum ListingFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, jsonl, csv
}

extension PageRequest.Cursor: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
