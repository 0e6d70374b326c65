import ArgumentParser
import Foundation
import TestSupport

/// Mutated texts, pages and records through the Text room, on every core, until one of them is not read soundly.
@main
struct FuzzText: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz-text",
        abstract: "Read mutated inputs; print how many were read and refused, and every one that was read wrong.",
        discussion: "The same seed makes the same inputs. A trap ends the program with the seed and part on standard error."
    )

    @Option(help: "How many inputs.")
    var count = 100_000

    @Option(help: "The first seed; each thread takes the next.")
    var seed: UInt64 = 1

    @Option(help: "How many threads.")
    var threads = 2

    @Option(help: "Print the input of this number of the seed and do nothing else.")
    var show: Int?

    func run() async throws {
        if let show {
            FileHandle.standardOutput.write(Data(try TextFuzz().input(seed: seed, number: show)))
            return
        }
        let (first, part) = (seed, count / max(1, threads))
        let start = Date()
        let outcomes = try await withThrowingTaskGroup(of: TextFuzz.Outcome.self) { group in
            for thread in 0..<max(1, threads) {
                group.addTask { try TextFuzz().run(seed: first + UInt64(thread), count: part) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let findings = outcomes.flatMap(\.findings)
        for finding in findings.prefix(20) {
            print("seed \(finding.seed) number \(finding.number): \(finding.faults.joined(separator: "; "))")
        }
        let read = outcomes.reduce(0) { $0 + $1.read }
        let refused = outcomes.reduce(0) { $0 + $1.refused }
        let slowest = outcomes.map(\.slowest).max() ?? 0
        print(
            "\(part * max(1, threads)) inputs in \(Int(-start.timeIntervalSinceNow)) s: \(read) reports read, \(refused) refused, \(findings.count) unsound, slowest \(Int(slowest * 1000)) ms"
        )
        if !findings.isEmpty { throw ExitCode.failure }
    }
}
