import ArgumentParser
import Reading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What reads.
struct ModelOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The model to read with, a folder under models in the data folder.", valueName: "name"))
    var model = Reader.standardModel

    func reader(in data: DataDirectory, actors: ActorList? = nil) throws -> Reader {
        try opening { try Reader(data: data, model: model, actors: actors, gazetteers: .own) }
    }

    /// For reports that the record links with others.
    func linkingReader(in data: DataDirectory, actors: ActorList? = nil) throws -> Reader {
        try opening { try Reader(data: data, model: model, actors: actors, gazetteers: .own, seesContext: true) }
    }
}

/// How a run of many reports goes.
struct RunOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How many reports are read at a time; the output is the same with any number. As many as there are processors unless given.",
            valueName: "number"))
    var threads: Int?

    @Flag(help: "No progress and no notes on standard error; what could not be read is still named.")
    var quiet = false

    func validate() throws {
        if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads must be from 1 to 1024.") }
    }

    var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

    /// Progress is for a run whose output goes elsewhere.
    var progress: Progress { progress(isOn: !Terminal(.output).isTerminal) }

    /// For a run that prints its result at the end alone.
    var progressBeforeResult: Progress { progress(isOn: true) }

    private func progress(isOn: Bool) -> Progress {
        let error = Terminal(.error)
        return Progress(isOn: isOn && !quiet && error.isTerminal, columns: error.columns ?? 80)
    }
}
