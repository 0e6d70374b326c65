import ArgumentParser
import Reading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the program's data lies.
struct DataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder with models, rules and lexicons; otherwise $RAPPORTEUR_DATA, or Data beside the program.",
            valueName: "folder"))
    var data: String?

    func directory() throws -> DataDirectory {
        if let data { return DataDirectory(path: data) }
        let own = "/proc/self/exe"
        let program = FileManager.default.fileExists(atPath: own) ? own : CommandLine.arguments.first ?? ""
        return try opening {
            try DataDirectory.located(environment: ProcessInfo.processInfo.environment, program: program)
        }
    }
}

/// Opens what the program cannot do without; a failure is told and ends the program with `ReadStatus.stopped`.
func opening<Value>(_ open: () throws -> Value) throws -> Value {
    do {
        return try open()
    } catch let told as ExitCode {
        throw told
    } catch {
        Complaints.write("\(error)")
        throw ReadStatus.stopped.exitCode
    }
}
