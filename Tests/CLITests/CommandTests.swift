import Foundation
import TestSupport
import Testing

/// The program as its users start it.
@Suite struct CommandTests {
    private struct Result {
        var status: Int32
        var output: String
        var complaints: String
    }

    /// The executable stands beside the bundle of tests.
    private static let executable: String = {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments.first ?? ""
        return (bundle as NSString).deletingLastPathComponent + "/rapporteur"
    }()

    private func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.executable)
        process.arguments = arguments
        process.environment = ["RAPPORTEUR_DATA": repositoryFile("Data"), "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        let (standardInput, output, complaints) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = complaints
        try process.run()
        standardInput.fileHandleForWriting.write(Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let words = output.fileHandleForReading.readDataToEndOfFile()
        let errors = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: words, as: UTF8.self),
            complaints: String(decoding: errors, as: UTF8.self))
    }

    @Test func readsStandardInput() throws {
        let result = try run(
            ["read", "--format", "json"], input: "The army said on Monday that it had left the town of Senna.\n")
        let finding = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect((finding["report"] as? [String: Any])?["path"] as? String == "-")
        #expect((finding["sentences"] as? [Any])?.count == 1)
        #expect(result.complaints == "")
        #expect(result.status == 0)
    }

    @Test func namesWhatItCannotReadAndGoesOn() throws {
        let result = try run(["read", "no-such-file", "-", "--format", "jsonl"], input: "It rained.\n")
        #expect(result.status == 1)
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(result.complaints == "rapporteur: no-such-file: there is no such file; check the path\n")
    }

    @Test(arguments: [["read", "-"], ["parse", "-"], ["explain", "x.txt:1"], ["version"]])
    func withoutItsModelItStopsAndSaysHowToMendIt(arguments: [String]) throws {
        let result = try run(arguments + ["--model", "none"], input: "It rained.\n")
        #expect(result.status == 2)
        #expect(result.complaints.contains("models/none"))
        #expect(result.complaints.split(separator: "\n").count == 1)
    }

    @Test func withoutItsDataItStops() throws {
        let result = try run(["read", "-", "--data", "/nowhere"], input: "It rained.\n")
        #expect(result.status == 2)
        #expect(result.complaints.contains("/nowhere/"))
        #expect(result.output == "")
    }

    @Test func aWrongCommandLineIsExplained() throws {
        let result = try run(["read", "--format", "yaml", "-"])
        #expect(result.status == 64)
        #expect(result.complaints.contains("brief"))
    }

    @Test func parsesToAnyonesCoNLLU() throws {
        let result = try run(["parse", "--format", "conllu"], input: "Idris Vane left Senna. It rained.\n")
        #expect(
            result.output.hasPrefix(
                "# newdoc id = standard input\n# newpar\n# sent_id = 1\n# text = Idris Vane left Senna.\n1\tIdris\t"))
        let given = try run(["parse", "--pretokenized"], input: result.output)
        #expect(given.output == result.output)
    }

    @Test func explainsALine() throws {
        let file = NSTemporaryDirectory() + "rapporteur-explain-\(UUID().uuidString).txt"
        try Data("Title\n\nThe army said it had left.\n".utf8).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let result = try run(["explain", file + ":3", "--width", "60"])
        #expect(result.status == 0)
        #expect(result.output.contains("found by     model "))
        #expect(result.output.contains("Sentence on line 3"))
        #expect(try run(["explain", "no-such-file:3"]).status == 1)
    }

    @Test func namesItsVersions() throws {
        let result = try run(["version"])
        #expect(result.output.hasPrefix("rapporteur 0.9.0\ndata "))
        #expect(result.output.contains("\nmodel "))
        #expect(try run(["--version"]).output == "rapporteur 0.9.0\n")
    }
}
