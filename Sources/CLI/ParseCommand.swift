import ArgumentParser
import Reading

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Print sentences, words, tags, trees and names, and nothing of who said what.",
        discussion: """
            Writes CoNLL-U, one document for each report in the order of the inputs: a newdoc comment with its name, newpar \
            before each paragraph, the sentence as text. What the text writes as one word (don't) has a line of its own \
            before its parts. Names stand in the last column, as Entity=B-person and Entity=I-person.

            With --pretokenized the inputs are CoNLL-U themselves: their words, sentences and comments are kept and the \
            other columns written anew.

            \(ReadStatus.help)
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case conllu
    }

    @OptionGroup var arguments: InputArguments

    @Option(help: ArgumentHelp("The only format there is: conllu.", valueName: "format"))
    var format = Format.conllu

    @Flag(help: "The inputs are CoNLL-U; keep their words and sentences.")
    var pretokenized = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        let inputs = try arguments.list()
        let data = try data.directory()
        let texts = try reading.reader(in: data)
        let reader = try model.reader(in: data)
        inputs.complain(quiet: options.quiet)
        let status = try opening {
            var output = OutputStream()
            if pretokenized { return try parse(given: inputs, texts, reader, &output) }
            let run = ReadRun(texts: texts, inputs: inputs, threads: options.threadCount, progress: options.progress)
            return try run.parse(to: &output) { Hands(reader).document }
        }
        if status != .complete { throw status.exitCode }
    }

    private func parse(
        given inputs: InputList, _ texts: ReportReader, _ reader: Reader, _ output: inout OutputStream
    ) throws -> ReadStatus {
        var failures = inputs.complaints.count
        for path in inputs.paths {
            let documents = Result {
                try GivenSentences.documents(in: String(decoding: texts.bytes(at: path), as: UTF8.self), path: path)
            }
            switch documents {
            case .success(let documents): try write(documents, reader, &output)
            case .failure(let error):
                Complaints.write("\(error)")
                failures += 1
            }
        }
        try output.flush()
        return failures > 0 ? .incomplete : .complete
    }

    private func write(_ documents: [GivenDocument], _ reader: Reader, _ output: inout OutputStream) throws {
        let pool = OrderedPool<GivenDocument, String>(threads: options.threadCount) {
            let analysed = Hands(reader).analysed
            return { ConlluWriter(analysed($0.document)).text(given: $0.sentences[...]) }
        }
        for document in documents { try pool.submit(document) { try output.write($0.utf8) } }
        try pool.finish { try output.write($0.utf8) }
    }
}

extension ReadRun {
    /// Writes every report's document, and names what could not be read.
    func parse(
        to output: inout OutputStream, complain: (TextError) -> Void = { Complaints.write($0.description) },
        hands: @escaping @Sendable () -> (Report) -> Document
    ) throws -> ReadStatus {
        let count = try run(
            hands: {
                let document = hands()
                return { ConlluWriter(document($0)).text(named: $0.place.description) }
            },
            each: { result in
                switch result {
                case .success(let text): try output.write(text.utf8)
                case .failure(let error): complain(error)
                }
            })
        try output.flush()
        return count.failures > 0 ? .incomplete : .complete
    }
}
