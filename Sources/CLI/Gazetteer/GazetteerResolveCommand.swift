import ArgumentParser
import Encoder
import Reading

/// Places of names that somebody else has found: for measuring the choice apart from the finding of names, and for names of other tools.
struct GazetteerResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Say where given names of a text lie.",
        discussion: """
            Each line of the file is a JSON object with text and mentions, a list of [start, end) in code points of the \
            text. For each a line comes out: the places of these mentions as in a finding, spans in code points, each with \
            all its mentions. Nothing else of the text is taken for a place.
            """
    )

    @Argument(help: "A file of JSON lines; - is standard input.", completion: .file())
    var file: String

    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions

    func run() throws {
        let reader = try model.reader(in: try data.directory())
        let status: ReadStatus = try opening {
            var output = OutputStream(), failures = 0
            let space = Workspace()
            for line in try MentionedText.lines(of: file) {
                guard let text = line.text else {
                    Complaints.write("\(file):\(line.number): not an object with text and mentions")
                    failures += 1
                    continue
                }
                let read = reader.places(in: text.report, at: text.spans, space)
                try output.write(Finding(read, offsets: .codepoints).json())
                try output.write("\n".utf8)
            }
            try output.flush()
            return failures > 0 ? ReadStatus.incomplete : .complete
        }
        if status != .complete { throw status.exitCode }
    }
}
