import ArgumentParser
import Reading
import Record

/// What the inputs of an ingest are.
struct SourceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Take every input for text, html, pdf, jsonl (a report a line), json, csv (a report a row), warc (a web archive) or \
            feed (RSS or Atom); otherwise seen from its content and ending.
            """,
            valueName: "kind"))
    var `as`: ArrivalForm?

    @Option(
        help: ArgumentHelp("The encoding of the inputs, as windows-1252; otherwise seen from their bytes.", valueName: "name"))
    var encoding: String?

    @Option(
        help: ArgumentHelp(
            """
            Which columns of a table hold what, as text=body,title=headline,published=date; also outlet, author, url, id, \
            language. What is not named is guessed from the names of the columns; FIELD= takes none.
            """,
            valueName: "mapping"))
    var columns: String?

    func validate() throws {
        if let encoding, TextEncoding(label: encoding) == nil {
            throw ValidationError("The encoding “\(encoding)” is not known here; convert the files with iconv.")
        }
        if let columns {
            do { _ = try ColumnMapping(columns) } catch { throw ValidationError("--columns: \(error)") }
        }
    }

    var settings: SourceSettings { SourceSettings(form: self.as, encoding: encoding, columns: columns) }
}

extension SourceSettings {
    func reading(in data: DataDirectory) throws -> SourceReading {
        try SourceReading(self, texts: ReportReader(lexicon: PageLexicon(data: data)), columns: ColumnNames(data: data))
    }
}

extension ArrivalForm: ExpressibleByArgument {
    public init?(argument: String) { self.init(name: argument) }

    public static var allValueStrings: [String] { names.map(\.name) }
}
