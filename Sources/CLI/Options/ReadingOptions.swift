import ArgumentParser
import Reading

/// What the inputs are: options of every command that reads files.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take every input for text, html, pdf, jsonl (a report a line) or json; otherwise seen from its content.",
            valueName: "kind"))
    var `as`: InputFormat?

    @Option(
        help: ArgumentHelp("The encoding of the inputs, as windows-1252; otherwise seen from their bytes.", valueName: "name"))
    var encoding: String?

    func validate() throws {
        if let encoding, TextEncoding(label: encoding) == nil {
            throw ValidationError("The encoding “\(encoding)” is not known here; convert the files with iconv.")
        }
    }

    func reader(in data: DataDirectory) throws -> ReportReader {
        var reader = ReportReader(lexicon: try opening { try PageLexicon(data: data) })
        reader.hints.format = self.as
        reader.hints.encoding = encoding.flatMap { TextEncoding(label: $0) }
        return reader
    }
}

extension InputFormat: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(rawValue: argument == "text" ? InputFormat.plain.rawValue : argument)
    }

    public static var allValueStrings: [String] { ["text", "html", "pdf", "jsonl", "json"] }
}
