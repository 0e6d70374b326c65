import ArgumentParser
import Reading

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why each statement on a line was found, and draw the sentences.",
        discussion: """
            For every statement that has words on the line: what found it (the model with its score, or a rule by name), its \
            cue, the reasons for its certainty, channel and verification, who its source is and why that is believed, and \
            the dependency tree of each sentence on the line.

            Lines are those of the file, as a brief gives them. Of JSON Lines the number is that of the record, and a second \
            one the line of its text.

            Examples:
              rapporteur explain report.txt:7
              rapporteur explain reports.jsonl:3
              rapporteur explain reports.jsonl:3:2

            \(ReadStatus.help)
            """
    )

    @Argument(help: ArgumentHelp("A file and a line of it, as report.txt:7.", valueName: "file:line"), completion: .file())
    var targets: [String]

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var actors: ActorOptions

    func validate() throws {
        for target in targets where ExplainTarget(target) == nil {
            throw ValidationError("“\(target)” names no line; write it as report.txt:7.")
        }
    }

    func run() throws {
        let data = try data.directory()
        let texts = try reading.reader(in: data)
        let read = Hands(try model.reader(in: data, actors: actors.list())).read
        var failures = 0
        for target in targets.compactMap(ExplainTarget.init) {
            do {
                print(try explain(target, texts, read), terminator: "")
            } catch {
                failures += 1
                Complaints.write("\(error)")
            }
        }
        if failures > 0 { throw ReadStatus.incomplete.exitCode }
    }

    private func explain(_ target: ExplainTarget, _ texts: ReportReader, _ read: (Report) -> ReadReport) throws -> String {
        var pages: [String] = []
        try texts.read(path: target.path) { outcome in
            guard target.means((try? outcome.get())?.place ?? InputPlace(path: target.path)) else { return }
            let report = try outcome.get()
            let explanation = Explanation(read(report))
            pages.append(
                explanation.text(line: target.line(in: report.place), width: screen.textWidth, hasColour: screen.hasColour))
        }
        guard !pages.isEmpty else { throw ExplainFault(path: target.path) }
        return pages.joined(separator: "\n")
    }
}

/// A target that names no report.
private struct ExplainFault: Error, CustomStringConvertible {
    var path: String
    var description: String { "\(path): it has no report of that number" }
}
