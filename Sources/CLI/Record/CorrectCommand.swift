import ArgumentParser
import Reading
import Record

struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Say what of the record is so, is not, or is otherwise.",
        discussion: """
            Corrections lie beside what the machine read and never change it; each has an author, a time and a reason, is \
            written to the log, and can be taken back. They stay when a report is read again.

            Examples:
              rapporteur correct reject v7 --reason "a drill, not an attack"
              rapporteur correct edit v7 type=COERCE date=2024-03-02
              rapporteur correct move v7 Bazarak
              rapporteur correct merge a12 a5
              rapporteur correct merge v7 v31 --reason "both papers tell of the one on the bridge"
              rapporteur correct split v7
            """,
        subcommands: [
            AcceptCommand.self, RejectCommand.self, EditCommand.self, MoveCommand.self, MergeCommand.self, SplitCommand.self,
            UndoCorrectionCommand.self, ListCorrectionsCommand.self,
        ]
    )
}

/// Who corrects, and why.
struct AuthorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who says so; otherwise your user name.", valueName: "name")) var by: String?
    @Option(help: ArgumentHelp("Why; kept with it and in the log.", valueName: "words")) var reason: String?

    var author: String { by ?? UserName.own }

    func keep(_ actions: [(ThingID, Correction.Action)], in record: RecordOptions) throws {
        let store = try record.store(.write)
        try opening {
            for (thing, action) in actions {
                let number = try store.correct(Correction(thing, action, reason: reason, by: author))
                print("correction \(number)")
            }
        }
    }
}

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "accept", abstract: "It is so.")

    @Argument(help: "Things of the record, as v7.") var ids: [ThingOption]
    @OptionGroup var author: AuthorOptions
    @OptionGroup var record: RecordOptions

    func run() throws { try author.keep(ids.map { ($0.id, .accept) }, in: record) }
}

struct RejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "It is not in the text; it leaves the lists (--rejected shows it).")

    @Argument(help: "Things of the record, as v7.") var ids: [ThingOption]
    @OptionGroup var author: AuthorOptions
    @OptionGroup var record: RecordOptions

    func run() throws { try author.keep(ids.map { ($0.id, .reject) }, in: record) }
}

struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "A field of it is otherwise.",
        discussion: """
            Of an event type, mode, status and date can be put right; of a statement certainty and verification; of a figure low, \
            high and kind; of an offer kind and state; of a claim of control relation and date.
            """)

    @Argument(help: "A thing of the record, as v7.") var id: ThingOption
    @Argument(help: "What is otherwise, as type=COERCE.") var fields: [String]
    @OptionGroup var author: AuthorOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        let edits = try fields.map { field -> (ThingID, Correction.Action) in
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError("“\(field)” is no field with a value; write it as type=COERCE.") }
            guard let name = CorrectedField(rawValue: parts[0]) else {
                throw ValidationError(CorrectionError.noSuchField(id.id, parts[0]).description)
            }
            return (id.id, .edit(name, to: parts[1]))
        }
        try author.keep(edits, in: record)
    }
}

struct MoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "move", abstract: "It happened elsewhere.")

    @Argument(help: "An event or a claim of control, as v7.") var id: ThingOption
    @Argument(help: "A place of the gazetteer by name or by its number, or a point as 35.3,69.5.") var place: String
    @OptionGroup var author: AuthorOptions
    @OptionGroup var record: RecordOptions
    @OptionGroup var data: DataOptions

    func run() throws { try author.keep([(id.id, .move(to: PlaceByHand(place, data)))], in: record) }
}

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Two are one: actors, events, occurrences.",
        discussion: """
            Actors under one name are asked for together. Of two events of one report the first leaves the lists, and whom, what and \
            by whom it tells hangs off the second. Two events of two reports, and two occurrences, are one occurrence.
            """)

    @Argument(help: "What goes into the other, as a12, v7 or w3.") var from: ThingOption
    @Argument(help: "What it goes into, as a5, v31 or w9.") var into: ThingOption
    @OptionGroup var author: AuthorOptions
    @OptionGroup var record: RecordOptions

    func run() throws { try author.keep([(from.id, .merge(into: into.id))], in: record) }
}

struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "One is two: an event leaves its occurrence, a statement the event that it was taken to tell.",
        discussion: """
            An event is not one with the others of its occurrence, or with the one that is named, whatever is linked later. A \
            statement that is split off stays a statement.

            Examples:
              rapporteur correct split v7
              rapporteur correct split v7 v31
              rapporteur correct split s40 v7 --reason "the army speaks of another attack"
            """)

    @Argument(help: "What leaves, as v7 or s40.") var from: ThingOption
    @Argument(help: "What it leaves, as w3, v31, or of a statement v7; may be left out where there is one.") var off: ThingOption?
    @OptionGroup var author: AuthorOptions
    @OptionGroup var record: RecordOptions

    func run() throws { try author.keep([(from.id, .split(from: off?.id))], in: record) }
}

struct UndoCorrectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "undo", abstract: "Take a correction back.")

    @Argument(help: "The number that correct printed.") var number: Int64
    @OptionGroup var author: AuthorOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.write)
        try opening { try store.undoCorrection(number, by: author.author) }
        print("correction \(number) taken back")
    }
}

struct ListCorrectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List corrections, the latest first.")

    @Argument(help: "Of this thing alone, as v7.") var id: ThingOption?
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.read)
        for stored in try opening({ try store.corrections(of: id?.id) }) {
            let state = stored.ended.map { "  ended \($0)" } ?? ""
            let reason = stored.correction.reason.map { ": \($0)" } ?? ""
            print(
                "\(stored.number)  \(stored.made)  \(stored.correction.by)  \(stored.correction.thing)  "
                    + "\(stored.correction.action.words(old: stored.old))\(reason)\(state)")
        }
    }
}
