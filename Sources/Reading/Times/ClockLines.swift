/// Clocks that open the lines of a digest or a live page ("22:10. The mayor …"), and on which day each is.
///
/// Three or more make such a list. It goes on in time, or back where the newest stands first; a clock that goes against its way
/// has passed midnight.
struct ClockLines {
    /// Days from the first line's day, by the token of the clock.
    private var steps: [Int: Int] = [:]
    /// Days from the first line to the last: below zero where the newest stands first.
    private var passed = 0

    private static let fewest = 3

    init(_ taken: [[StoryTime]], _ document: Document) {
        let clocks = taken.joined().compactMap { time -> (token: Int, minute: Int)? in
            let token = time.tokens.lowerBound
            guard time.frame.shape == .clock, let minute = time.frame.minuteOfDay, ClockLines.opensLine(token, document) else {
                return nil
            }
            return (token, minute)
        }
        guard clocks.count >= ClockLines.fewest else { return }
        let pairs = zip(clocks, clocks.dropFirst())
        // From 23:40 to 00:20 is a step of forty minutes on, and not of a day back.
        let isForward = pairs.filter { ($1.minute - $0.minute + 1440) % 1440 < 720 }.count * 2 >= clocks.count - 1
        steps[clocks[0].token] = 0
        for (before, clock) in pairs {
            if isForward, clock.minute < before.minute { passed += 1 }
            if !isForward, clock.minute > before.minute { passed -= 1 }
            steps[clock.token] = passed
        }
    }

    /// The day of a line: the last one is on the day of the report, and of a report over several days the first on its first.
    func day(of token: Int, in report: TimeAnchor) -> Day? {
        guard let step = steps[token], report.last.number - report.first.number < 3 else { return nil }
        if passed < 0 { return report.last.adding(days: step) }
        let isOneDay = report.first == report.last
        return report.first.adding(days: isOneDay ? step - passed : step)
    }

    /// Whether only signs stand between a token and the beginning of its line.
    private static func opensLine(_ token: Int, _ document: Document) -> Bool {
        let text = document.report.text
        var at = document.tokens.spans[token].start - 1
        while at >= 0, text[at] != 0x0A, text[at] != 0x0D {
            let byte = text[at]
            if byte.isLetter || byte.isDigit { return false }
            at -= 1
        }
        return true
    }
}
