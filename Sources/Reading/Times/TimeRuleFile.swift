#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The rules of time in order.
///
/// ```
/// rule shift.ago => shift direction=-1
///   words {duration} ago
///   + 2024-03-04 | The siege began ⟦2024-W07|three weeks ago⟧.
///   - 2024-03-04 | The siege lasted three weeks.
/// ```
/// A pattern's elements are separated by blanks: a word or several by `|`; `{class}` a word of a class or an expression of a
/// shape; `[tag=NNS]`, `[pos=NOUN]`, `[name=date]` ask the encoder; `?` behind an element lets it be missing, `!` before it asks
/// that something else follows, `&` that this follows; neither takes anything. Words outside `<` and `>` must be there and
/// are no part of the time.
struct TimeRuleFile: Sendable {
    let path: String
    let rules: [TimeRule]

    init(path: String, words: inout TimeWords) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        self.path = path
        var reader = TimeRuleReader(path: path)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() { try reader.take(line, number: index + 1, &words) }
        rules = try reader.finished()
    }
}

/// Takes the file line by line.
private struct TimeRuleReader {
    let path: String
    var rules: [TimeRule] = []

    mutating func take(_ line: Substring, number: Int, _ words: inout TimeWords) throws(DataError) {
        let text = line.drop { $0 == " " }
        guard !text.isEmpty, !text.hasPrefix("#") else { return }
        if text.hasPrefix("rule ") { return try open(text.dropFirst(5), number) }
        guard !rules.isEmpty else { throw fault(number, "a line before the first rule") }
        let last = rules.count - 1
        if text.hasPrefix("+ ") || text.hasPrefix("- ") {
            rules[last].examples.append(try example(text.dropFirst(2), text.hasPrefix("+"), number))
        } else if text.hasPrefix("words ") {
            for part in text.dropFirst(6).split(separator: ";") { rules[last].patterns.append(try pattern(part, number, &words)) }
        } else {
            throw fault(number, "expected: words PATTERN, or an example")
        }
    }

    private mutating func open(_ head: Substring, _ number: Int) throws(DataError) {
        let parts = head.split(separator: " ")
        guard parts.count >= 3, parts[1] == "=>", let shape = TimeFrame.Shape(rawValue: String(parts[2])) else {
            throw fault(number, "expected: rule NAME => SHAPE")
        }
        guard !rules.contains(where: { $0.name == parts[0] }) else { throw fault(number, "a second rule named \(parts[0])") }
        var rule = TimeRule(name: String(parts[0]), frame: TimeFrame(shape), line: number)
        for setting in parts.dropFirst(3) {
            let pair = setting.split(separator: "=").map(String.init)
            guard pair.count == 2, set(pair[0], pair[1], in: &rule) else { throw fault(number, "unknown setting \(setting)") }
        }
        rules.append(rule)
    }

    private func set(_ key: String, _ value: String, in rule: inout TimeRule) -> Bool {
        switch key {
        case "count": rule.frame.count = Double(value)
        case "unit": rule.frame.unit = TimeUnit(name: value)
        case "direction": rule.frame.direction = Int(value)
        case "part": rule.frame.part = PartOfDay(rawValue: value)
        case "half": rule.frame.half = Int(value)
        case "hour": rule.frame.hour = Int(value)
        case "minute": rule.frame.minute = Int(value)
        case "afternoon": rule.frame.isAfternoon = value == "yes"
        case "reference": rule.frame.reference = value
        case "edge": rule.frame.edge = TimeFrame.Edge(rawValue: value)
        case "from": rule.frame.origin = TimeFrame.Origin(rawValue: value) ?? .now
        case "continues": rule.continues = TimeRule.Continuation(rawValue: value)
        default: return false
        }
        return true
    }

    private func example(_ text: Substring, _ mustMatch: Bool, _ number: Int) throws(DataError) -> TimeRule.Example {
        let parts = text.split(separator: "|", maxSplits: 1)
        guard parts.count == 2, let first = parts[0].split(separator: " ").first, !parts[0].contains("⟦") else {
            throw fault(number, "an example begins with its day of publication, or -, and |")
        }
        let numbers = first.split(separator: "-").compactMap { Int($0) }
        let day = numbers.count == 3 ? Day(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
        guard first == "-" || day != nil else { throw fault(number, "no day: \(first)") }
        return TimeRule.Example(published: day, marked: String(parts[1].drop { $0 == " " }), mustMatch: mustMatch, line: number)
    }

    private func pattern(_ text: Substring, _ number: Int, _ words: inout TimeWords) throws(DataError) -> [TimeRule.Step] {
        var steps: [TimeRule.Step] = []
        for part in text.split(separator: " ") {
            var rest = part
            var step = TimeRule.Step(test: .open)
            if rest.count > 1, rest.hasPrefix("!") { (step.isNegated, rest) = (true, rest.dropFirst()) }
            if rest.count > 1, rest.hasPrefix("&") { (step.isLook, rest) = (true, rest.dropFirst()) }
            if rest.count > 1, rest.hasSuffix("?") { (step.isOptional, rest) = (true, rest.dropLast()) }
            guard let test = test(rest, &words) else { throw fault(number, "bad pattern element \(part)") }
            step.test = test
            steps.append(step)
        }
        guard !steps.isEmpty else { throw fault(number, "an empty pattern") }
        return steps
    }

    private func test(_ text: Substring, _ words: inout TimeWords) -> TimeRule.Step.Test? {
        if text == "<" { return .open }
        if text == ">" { return .close }
        if text.count > 2, text.hasPrefix("{"), text.hasSuffix("}") {
            let names = text.dropFirst().dropLast().split(separator: "|").map(String.init)
            let classes = names.compactMap(TimeClass.init), shapes = names.compactMap(TimeFrame.Shape.init)
            return classes.count + shapes.count == names.count ? .slot(classes, shapes) : nil
        }
        if text.count > 2, text.hasPrefix("["), text.hasSuffix("]") {
            let pair = text.dropFirst().dropLast().split(separator: "=")
            guard pair.count == 2 else { return nil }
            let values = Set(pair[1].split(separator: "|").map(String.init))
            return switch pair[0] {
            case "tag": .tag(values)
            case "pos": .partOfSpeech(values)
            case "name": .name(values)
            default: nil
            }
        }
        return .words(Set(text.lowercased().split(separator: "|").map { words.literal(String($0)) }))
    }

    func finished() throws(DataError) -> [TimeRule] {
        for rule in rules {
            guard !rule.patterns.isEmpty else { throw fault(rule.line, "\(rule.name) has no pattern") }
            guard rule.examples.contains(where: \.mustMatch), rule.examples.contains(where: { !$0.mustMatch }) else {
                throw fault(rule.line, "\(rule.name) needs an example that must match and one that must not")
            }
        }
        return rules
    }

    private func fault(_ line: Int, _ reason: String) -> DataError { DataError(file: path, fault: .wrong(line: line, reason)) }
}
