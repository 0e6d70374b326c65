import Foundation
import TestSupport
import Testing

/// Mutated inputs; `RAPPORTEUR_FUZZ` sets how many, `RAPPORTEUR_FUZZ_SEED` with which seed.
@Suite struct TextFuzzTests {
    @Test func nothingTrapsAndWhatIsReadIsSound() async throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["RAPPORTEUR_FUZZ"].flatMap(Int.init) ?? 2000
        let first = environment["RAPPORTEUR_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
        let outcomes = try await withThrowingTaskGroup(of: TextFuzz.Outcome.self) { group in
            for part in 0..<2 {
                group.addTask { try TextFuzz().run(seed: first + UInt64(part), count: count / 2) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for finding in outcomes.flatMap(\.findings).prefix(5) { Issue.record("\(finding)") }
        #expect(outcomes.reduce(0) { $0 + $1.read } > count / 4)
        #expect(outcomes.allSatisfy { $0.slowest < 5 })
    }
}
