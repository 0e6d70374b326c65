import Reading

/// Reads every report of the inputs on several threads and hands on what was made of each, in the order of the inputs.
///
/// Files are opened and decoded here, one after the other; what costs time is done by the hands. A report is forgotten
/// once it is handed on.
struct ReadRun {
    var texts: ReportReader
    var inputs: InputList
    var threads: Int
    var progress = Progress(isOn: false)

    /// - Parameters:
    ///   - hands: called once on each thread.
    ///   - each: what was made of a report, or why there is none.
    /// - Returns: how many were read and how many could not be.
    func run<Output: Sendable>(
        hands: @escaping @Sendable () -> (Report) -> Output, each: (Result<Output, TextError>) throws -> Void
    ) rethrows -> RunCount {
        var count = RunCount(inputsInAll: inputs.paths.count, failures: inputs.complaints.count)
        let progress = progress
        let shown = ShownCount()
        let pool = OrderedPool<ReportReader.Outcome, Result<Output, TextError>>(threads: threads) {
            progress.show(shown.count)
        } worker: {
            let hand = hands()
            return { $0.map(hand) }
        }
        func handOn(_ result: Result<Output, TextError>) throws {
            progress.wipe()
            try each(result)
            if case .success = result { count.reports += 1 } else { count.failures += 1 }
            shown.count = count
        }
        for path in inputs.paths {
            try texts.read(path: path) { outcome in try pool.submit(outcome, each: handOn) }
            count.inputs += 1
        }
        try pool.finish(each: handOn)
        progress.wipe()
        return count
    }

    /// The count where the pool's clock can see it; both run on this thread.
    private final class ShownCount {
        var count = RunCount()
    }
}
