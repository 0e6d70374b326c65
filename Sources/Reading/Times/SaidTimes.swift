/// Which time tells when each statement was made.
package struct SaidTimes: Sendable {
    /// By statement; for those of which it is known.
    package private(set) var byStatement: [Statement.ID: TimeExpression.ID] = [:]

    init() {}

    init(_ account: Account, _ times: [TimeExpression]) {
        let document = account.document
        for statement in account.speech.statements {
            if let said = statement.said {
                let tokens = document.tokens(in: said)
                let low = times.partitioningIndex { $0.tokens.upperBound > tokens.lowerBound }
                let inside = times[low...].prefix { $0.tokens.lowerBound < tokens.upperBound }
                byStatement[statement.id] = inside.last { $0.kind != .duration && $0.kind != .set }?.id
            } else if let time = SaidTimes.time(beside: statement, times, account) {
                byStatement[statement.id] = time
            }
        }
    }

    /// A time that hangs on the cue's verb outside the content.
    private static func time(beside statement: Statement, _ times: [TimeExpression], _ account: Account) -> TimeExpression.ID? {
        guard let cue = statement.cue.spans.last else { return nil }
        let verbs = account.document.tokens(in: cue)
        guard let last = verbs.last else { return nil }
        let low = times.partitioningIndex { $0.tokens.lowerBound > last - 20 }
        for time in times[low...].prefix(while: { $0.tokens.lowerBound < last + 20 })
        where time.kind == .date || time.kind == .time {
            let head = time.tokens.first { !time.tokens.contains(account.tree.heads[$0]) }
            guard let head, verbs.contains(account.tree.heads[head]) else { continue }
            let span = account.document.span(time.tokens)
            if !statement.content.contains(where: { $0.overlaps(span) }) { return time.id }
        }
        return nil
    }
}
