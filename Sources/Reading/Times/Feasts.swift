#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Feasts and named days, and when they are.
struct Feasts: Sendable {
    enum When: Hashable, Sendable {
        case fixed(month: Int, day: Int)
        case weekday(month: Int, nth: Int, weekday: Int)
        case easter(Int), orthodox(Int)
        case solar(month: Int, day: Int)
        case table
    }

    enum Length: Hashable, Sendable { case days(Int), until(String) }

    struct Feast: Sendable {
        var id: String
        var when: When
        var length: Length
        var names: [String]
        /// First days, in order; of feasts that stand in tables.
        var days: [Day] = []
    }

    private(set) var all: [Feast] = []

    /// The intervals of a feast that begin in a Gregorian year, in order.
    func intervals(_ index: Int, in year: Int) -> [ClosedRange<Day>] {
        guard all.indices.contains(index) else { return [] }
        return starts(all[index], in: year).compactMap { start in end(of: all[index], from: start).map { start...$0 } }
    }

    private func starts(_ feast: Feast, in year: Int) -> [Day] {
        switch feast.when {
        case .fixed(let month, let day): [Day(year: year, month: month, day: day)].compactMap { $0 }
        case .weekday(let month, let nth, let weekday): [Feasts.weekday(weekday, nth, month: month, year: year)].compactMap { $0 }
        case .easter(let shift): [Easter.western(year)?.adding(days: shift)].compactMap { $0 }
        case .orthodox(let shift): [Easter.orthodox(year)?.adding(days: shift)].compactMap { $0 }
        case .solar(let month, let day):
            [year - 622, year - 621].compactMap { HijriCalendar.solar.day(year: $0, month: month, day: day) }.filter {
                $0.year == year
            }
        case .table: feast.days.filter { $0.year == year }
        }
    }

    private func end(of feast: Feast, from start: Day) -> Day? {
        switch feast.length {
        case .days(let count): return start.adding(days: count - 1)
        case .until(let other):
            guard let next = all.first(where: { $0.id == other })?.days.first(where: { $0 > start }) else { return nil }
            return next.adding(days: -1)
        }
    }

    private static func weekday(_ weekday: Int, _ nth: Int, month: Int, year: Int) -> Day? {
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        if nth > 0 { return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1)) }
        let last = first.endOfMonth
        return last.adding(days: -((last.weekday - weekday + 7) % 7))
    }
}

extension Feasts {
    init(path: String) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        var section = ""
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let fault = DataError(
                file: path, fault: .wrong(line: index + 1, "expected: ID | WHEN | DAYS | names, or a table of days"))
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = String(line.dropFirst().dropLast())
            } else if section == "feasts" {
                guard let feast = Feasts.feast(line) else { throw fault }
                all.append(feast)
            } else {
                let days = line.split(separator: " ").map { Feasts.day($0) }
                guard section.hasPrefix("days "), let at = all.firstIndex(where: { $0.id == section.dropFirst(5) }),
                    !days.contains(nil)
                else { throw fault }
                all[at].days += days.compactMap { $0 }
            }
        }
    }

    private static func feast(_ line: Substring) -> Feast? {
        let parts = line.split(separator: "|").map { $0.split(separator: " ") }
        guard parts.count == 4, let id = parts[0].first, let when = when(parts[1]) else { return nil }
        let names = parts[3].joined(separator: " ").split(separator: ";").map { String($0.drop { $0 == " " }) }
        if parts[2].first == "until", let other = parts[2].last {
            return Feast(id: String(id), when: when, length: .until(String(other)), names: names)
        }
        guard let count = parts[2].first.flatMap({ Int($0) }), count > 0 else { return nil }
        return Feast(id: String(id), when: when, length: .days(count), names: names)
    }

    private static func when(_ words: [Substring]) -> When? {
        let numbers = words.dropFirst().compactMap { Int($0) }
        switch (words.first, numbers.count) {
        case ("fixed", 2): return .fixed(month: numbers[0], day: numbers[1])
        case ("weekday", 3): return .weekday(month: numbers[0], nth: numbers[1], weekday: numbers[2])
        case ("easter", 1): return .easter(numbers[0])
        case ("orthodox", 1): return .orthodox(numbers[0])
        case ("solar", 2): return .solar(month: numbers[0], day: numbers[1])
        case ("table", 0): return .table
        default: return nil
        }
    }

    private static func day(_ text: Substring) -> Day? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
    }
}
