import ArgumentParser
import Foundation
import Reading

/// The options of every command that reads files.
struct ReadingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What the files are: plain, html, pdf, jsonl, json. Seen from their content unless given.", valueName: "format"))
    var `as`: InputFormat?

    @Option(help: "The encoding of the files, as windows-1252. Seen from their content unless given.")
    var encoding: String?

    @Option(help: ArgumentHelp("The folder with rules, lexicons and models.", valueName: "folder"))
    var data: String?

    func dataDirectory() throws -> DataDirectory {
        if let data { return DataDirectory(path: data) }
        return try DataDirectory.located(environment: ProcessInfo.processInfo.environment, program: CommandLine.arguments.first ?? "")
    }

    func reader() throws -> ReportReader {
        var reader = ReportReader(lexicon: try PageLexicon(data: dataDirectory()))
        reader.hints.format = self.as
        if let encoding {
            guard let known = TextEncoding(label: encoding) else {
                throw ValidationError("The encoding “\(encoding)” is not known here; convert the files with iconv.")
            }
            reader.hints.encoding = known
        }
        return reader
    }
}

extension InputFormat: ExpressibleByArgument {}
