import Reading

/// Days counted from 1970, out of ISO 8601 text and back.
enum DayNumber {
    /// Nil for words that are no day; a year or a month stands for its first day.
    static func of(_ text: String?) -> Int? {
        guard let text else { return nil }
        let parts = text.prefix(10).split(separator: "-").map { Int($0) }
        guard let year = parts.first ?? nil, !text.hasPrefix("-") else { return nil }
        let month = parts.count > 1 ? parts[1] ?? 1 : 1
        let day = parts.count > 2 ? parts[2] ?? 1 : 1
        return Day(year: year, month: month, day: day).map { $0.number - Day.epoch }
    }

    /// Empty for a day that no calendar has.
    static func text(of number: Int) -> String { Day(number: number + Day.epoch)?.description ?? "" }
}
