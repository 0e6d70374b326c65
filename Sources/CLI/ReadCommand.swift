import ArgumentParser
import Reading

struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Read reports and print who said what, through whom, how surely.",
        discussion: """
            Reads plain text, HTML pages, PDF and JSON Lines, told apart by their content. Prints a brief for people, or the \
            finding as JSON for programs: one object for one report, an array for several; with jsonl one object a line, in \
            the order of the inputs. Of the code books' forms plover is one JSON record an event, polecat a table with tabs, acled \
            one with commas; they hold what is told as done, not what is denied, threatened or promised.

            Spans in the JSON are places in the original bytes of the file (of the line, for JSON Lines). They count bytes \
            unless --offsets says otherwise: codepoints for Python, utf16 for JavaScript and Java.

            What cannot be read is named on standard error with its place and what to do, and the rest is read.

            Examples:
              rapporteur read report.html
              rapporteur read reports/ --format jsonl > findings.jsonl
              curl -s https://example.org/report | rapporteur read --as html

            \(ReadStatus.help)
            """
    )

    @OptionGroup var arguments: InputArguments

    @Option(help: ArgumentHelp("Print a brief for people, findings as json or jsonl, events as plover, polecat or acled, places as geojson.", valueName: "format"))
    var format = FindingsFormat.brief

    @Option(
        help: ArgumentHelp("What spans count in the JSON: utf-8 (bytes), codepoints or utf16 of the original.", valueName: "unit")
    )
    var offsets = OffsetUnit.utf8

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var screen: ScreenOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var actors: ActorOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        let inputs = try arguments.list()
        let data = try data.directory()
        let texts = try reading.reader(in: data)
        let reader = try model.reader(in: data, actors: actors.list())
        inputs.complain(quiet: options.quiet)
        let run = ReadRun(texts: texts, inputs: inputs, threads: options.threadCount, progress: options.progress)
        var renderer = FindingRenderer(format: format, offsets: offsets, width: screen.textWidth, hasColour: screen.hasColour)
        if format == .acled { renderer.states = try opening { try ACLEDStates(data: data) } }
        let status = try opening {
            try run.write(with: renderer, to: OutputStream()) { Hands(reader).read }
        }
        if status != .complete { throw status.exitCode }
    }
}

extension ReadRun {
    /// Reads and writes every finding, and names what could not be read.
    func write(
        with renderer: FindingRenderer, to output: consuming OutputStream,
        complain: (TextError) -> Void = { Complaints.write($0.description) }, note: (String) -> Void = Complaints.write,
        hands: @escaping @Sendable () -> (Report) -> ReadReport
    ) throws -> ReadStatus {
        var writer = FindingsWriter(renderer, several: inputs.isSeveral, output: output)
        var undated = 0
        let count = try run(
            hands: {
                let read = hands()
                return { renderer.rendered(read($0)) }
            },
            each: { result in
                switch result {
                case .success(let finding):
                    undated += finding.undated
                    try writer.add(finding.bytes)
                case .failure(let error):
                    complain(error)
                    try writer.noteFailure()
                }
            })
        try writer.finish()
        if undated > 0 { note("\(undated) events have no day, for neither they nor their reports tell one; the code book wants one") }
        return count.failures > 0 ? .incomplete : .complete
    }
}

extension FindingsFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
