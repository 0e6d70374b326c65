import Dispatch

/// How far a run is.
struct RunCount: Hashable, Sendable {
    /// Inputs opened so far, of those named.
    var inputs = 0
    var inputsInAll = 0
    var reports = 0
    var failures = 0
    /// How much of the inputs' bytes is done, from 0 to 1; nil where nobody knows how many there are.
    var share: Double?
}

/// A line on the terminal that tells how far a long run is; written over and over, wiped at the end.
///
/// Only on a terminal that the output itself does not use, and only once a run has taken two seconds.
final class Progress {
    private static let patience = 2.0
    private static let interval = 0.2

    private let isOn: Bool
    private let columns: Int
    private let write: (String) -> Void
    private let started: Double
    private var lastShown = 0.0
    private var isShown = false

    init(isOn: Bool, columns: Int = 80, now: Double = Progress.now(), write: @escaping (String) -> Void = Complaints.writeRaw) {
        self.isOn = isOn
        self.columns = columns
        self.write = write
        started = now
    }

    /// Seconds of a clock that only goes forward.
    static func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

    func show(_ count: RunCount, now: Double = Progress.now()) {
        guard isOn, now - started >= Self.patience, now - lastShown >= Self.interval else { return }
        lastShown = now
        isShown = true
        write("\r\u{1B}[K" + Self.line(count, seconds: now - started, columns: columns))
    }

    /// Takes the line away, for other words or for good.
    func wipe() {
        guard isShown else { return }
        isShown = false
        write("\r\u{1B}[K")
    }

    static func line(_ count: RunCount, seconds: Double, columns: Int) -> String {
        var parts = ["\(count.reports) \(count.reports == 1 ? "report" : "reports") read"]
        if count.inputsInAll > 1 { parts.append("file \(count.inputs) of \(count.inputsInAll)") }
        if count.failures > 0 { parts.append("\(count.failures) not readable") }
        if seconds > 0, count.reports > 0 {
            let tenths = Int(Double(count.reports) / seconds * 10)
            parts.append("\(tenths / 10).\(tenths % 10) a second")
            if let left = secondsLeft(count, seconds: seconds) { parts.append("about \(duration(left)) left") }
        }
        return String(parts.joined(separator: " · ").prefix(max(0, columns - 1)))
    }

    /// By the bytes that are done, otherwise by the files.
    private static func secondsLeft(_ count: RunCount, seconds: Double) -> Double? {
        if let share = count.share { return share > 0.001 && share < 1 ? seconds / share * (1 - share) : nil }
        let left = count.inputsInAll - count.inputs
        return left > 0 && count.inputs > 0 ? seconds / Double(count.inputs) * Double(left) : nil
    }

    private static func duration(_ seconds: Double) -> String {
        let seconds = Int(seconds.rounded(.up))
        return seconds < 100 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
    }
}
