import ArgumentParser
import Encoder
import Reading
import Record

struct RereadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reread",
        abstract: "Read reports of the record again where the program, the model or the gazetteer is another than then.",
        discussion: """
            Corrections stay with the things that stand on the same words; what was read before is kept for questions about \
            earlier days. For each report that changes, how many things were kept, are gone and are new.

            Examples:
              rapporteur reread
              rapporteur reread r12 --force
            """)

    @Argument(help: "Reports, as r12; all unless given.") var reports: [ThingOption] = []
    @Flag(help: "Read again also what the same engine read; for rules or lists that were changed by hand.") var force = false
    @OptionGroup var record: RecordOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var actors: ActorOptions
    @Flag(help: "Print only what failed.") var quiet = false

    func run() throws {
        let data = try data.directory()
        let store = try record.store(.write)
        let reader = try model.linkingReader(in: data, actors: actors.list())
        let space = Workspace()
        let rereading = Rereading(of: store, texts: try reading.reader(in: data)) { reader.read($0, space) }
        let screen = CountScreen(isOn: !quiet)
        let ids = try reports.isEmpty ? opening(store.standingReports) : reports.map(\.id)
        var failures = 0
        for (count, id) in ids.enumerated() {
            do {
                let outcome = try rereading.again(id, engine: reader.engine, force: force)
                if let outcome, !quiet { print("\(id)  \(outcome.sentence)") }
            } catch {
                failures += 1
                Complaints.write("\(error)")
            }
            screen.show(count + 1, of: ids.count, "reports looked at")
        }
        _ = try opening { try Linker(store: store, rules: try LinkRules(data: data)).linkAll() }
        screen.end()
        if failures > 0 { throw ReadStatus.incomplete.exitCode }
    }
}

extension RereadingOutcome {
    var sentence: String {
        let names: [ThingID.Kind: String] = [
            .statement: "statements", .event: "events", .figure: "figures", .offer: "offers", .control: "control", .note: "notes",
        ]
        let parts = changes.filter { $0.gone + $0.new > 0 }.map { change in
            "\(names[change.kind] ?? "") \(change.kept) kept, \(change.gone) gone, \(change.new) new"
        }
        let corrections = carried + lost > 0 ? ["corrections \(carried) kept, \(lost) without their words"] : []
        let all = parts + corrections
        return all.isEmpty ? "nothing changed" : all.joined(separator: "; ")
    }
}
