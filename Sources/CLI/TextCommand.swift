import ArgumentParser
import Foundation
import Reading

/// Shows what the Text room makes of a file, before anything is read in it.
struct TextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Print the text that is read in a file: its head, and the role of each paragraph.",
        discussion: "For seeing what of a page is taken for the report and what for its frame. Nothing is analysed."
    )

    @Argument(help: "Files to read; - is standard input.")
    var inputs: [String] = ["-"]

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var data: DataOptions

    @Flag(help: "Print the place of each paragraph in the original bytes.")
    var places = false

    @Flag(help: "Print the text alone, byte for byte; of a PDF what was taken out of it, which places point into.")
    var raw = false

    func run() async throws {
        let reader = try reading.reader(in: data.directory())
        var failures = 0
        for input in inputs {
            reader.read(path: input) { outcome in
                switch outcome {
                case .success(let report) where raw: FileHandle.standardOutput.write(Data(report.extracted ?? report.text[...]))
                case .success(let report): print(lines(of: report).joined(separator: "\n"))
                case .failure(let error):
                    failures += 1
                    Complaints.write(error.description)
                }
            }
        }
        if failures > 0 { throw ExitCode.failure }
    }

    private func lines(of report: Report) -> [String] {
        var lines = ["# \(report.place)"]
        func tell(_ name: String, _ value: String?) {
            if let value { lines.append("\(name): \(value)") }
        }
        tell("title", report.head.title)
        tell("outlet", report.head.outlet)
        tell("author", report.head.author)
        tell("url", report.head.url)
        tell("language", report.head.language)
        tell("published", report.head.published.map { "\($0.start) (\($0.grain.rawValue), \($0.origin.rawValue))" })
        tell("dateline", report.head.dateline.map(report.words))
        for credit in report.credits { tell("credit", credit.text) }
        for doubt in report.doubts { tell("doubt", "\(doubt.kind.rawValue): \(doubt.reason)") }
        lines.append("")
        for block in report.blocks {
            let original = report.offsets.original(of: block.span)
            let place = places ? " [\(original.start), \(original.end))" : ""
            let section = block.section.map { " §\($0)" } ?? ""
            lines.append("\(block.role.rawValue)\(section)\(place): \(report.words(block.span))")
        }
        return lines + [""]
    }
}
