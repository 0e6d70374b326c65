import ArgumentParser
import Reading
import Record

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a thing of the record with its exact words and the full chain of who told it.",
        discussion: """
            Names are those that the lists print: r12 a report, s40 a statement, v7 an event, o3 an offer, c2 a claim of control, \
            w6 an occurrence. What people said of it stands below, with why and its number for rapporteur correct undo.

            Examples:
              rapporteur show v7
              rapporteur show r12 --format json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case page, json }

    @Argument(help: ArgumentHelp("What to show.", valueName: "id")) var ids: [ThingOption]

    @Option(help: ArgumentHelp("A page for people, or json; of a report json is its whole finding.", valueName: "format"))
    var format: Format?

    @OptionGroup var record: RecordOptions
    @OptionGroup var screen: ScreenOptions

    func run() throws {
        let store = try record.store(.read)
        let asJSON = (format ?? (Terminal(.output).isTerminal ? .page : .json)) == .json
        var failures = 0
        for id in ids.map(\.id) {
            do {
                try show(id, store, asJSON: asJSON)
            } catch let error as RecordError {
                failures += 1
                Complaints.write("\(error)")
            }
        }
        if failures > 0 { throw ReadStatus.incomplete.exitCode }
    }

    private func show(_ id: ThingID, _ store: RecordStore, asJSON: Bool) throws {
        var output = OutputStream()
        if id.kind == .report {
            guard let report = try store.report(id) else { throw RecordError.unknown(id.description) }
            if asJSON {
                try output.write(report.finding + [UInt8(ascii: "\n")])
            } else {
                try output.write(page(report).utf8)
            }
            return try output.flush()
        }
        guard let (row, teller) = try row(id, store) else { throw RecordError.unknown(id.description) }
        if asJSON {
            try output.write(ListedTables.json(row) + [UInt8(ascii: "\n")])
        } else {
            let chain = try row as? ClaimRow ?? teller.flatMap { try store.claim($0.id) }
            try output.write(page(row, chain: chain, corrections: store.corrections(of: id)).utf8)
        }
        try output.flush()
    }

    /// The thing, and the statement that tells it.
    private func row(_ id: ThingID, _ store: RecordStore) throws -> (any ListedRow, TellerRow?)? {
        switch id.kind {
        case .event: try store.event(id).map { ($0, $0.teller) }
        case .statement: try store.claim(id).map { ($0, $0.teller) }
        case .offer: try store.offer(id).map { ($0, $0.teller) }
        case .control: try store.controlClaim(id).map { ($0, $0.teller) }
        case .occurrence: try store.occurrences([id]).first.map { (OccurrenceRow($0), nil) }
        default: nil
        }
    }

    private func page(_ row: any ListedRow, chain: ClaimRow?, corrections: [StoredCorrection]) -> String {
        var sheet = Sheet(width: screen.textWidth, hasColour: screen.hasColour)
        sheet.heading(row.id.description)
        if let chain {
            sheet.set(InkedText(chain.chain.joined(separator: " › ") + " · " + chain.teller.certainty + " · “\(chain.teller.cue)”"))
            sheet.set(InkedText(chain.teller.content), first: "  │ ")
            sheet.blank()
        }
        for field in row.fields where !field.value.words.isEmpty {
            sheet.set(InkedText("\(field.name): \(field.value.words)"), first: "  ", rest: "      ")
        }
        for stored in corrections where stored.ended == nil {
            let told = stored.correction
            let reason = told.reason.map { ": \($0)" } ?? ""
            let words = "correction \(stored.number), \(stored.made), \(told.by): \(told.thing) \(told.action.words(old: stored.old))\(reason)"
            sheet.set(InkedText(words), first: "  ", rest: "      ")
        }
        return sheet.text
    }

    private func page(_ report: StoredReport) -> String {
        var sheet = Sheet(width: screen.textWidth, hasColour: screen.hasColour)
        sheet.heading("\(report.row.id) " + (report.row.title ?? ""))
        for field in report.row.fields where !field.value.words.isEmpty {
            sheet.set(InkedText("\(field.name): \(field.value.words)"), first: "  ", rest: "      ")
        }
        for arrival in report.arrivals {
            let end = arrival.ended.map { ", taken back \($0)" } ?? ""
            sheet.set(InkedText("came \(arrival.at) in \(arrival.importing) from \(arrival.place)\(end)"), first: "  ", rest: "      ")
        }
        return sheet.text
    }
}
