#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The rules of one file, in order.
///
/// ```
/// rule denied.verb => denied
///   cue deny|dispute|refute
///   not content if
///   + The army ⟦cue|denied⟧ ⟦content|that it had shelled the clinic⟧.
///   - The army ⟦cue|said⟧ ⟦content|it was undeniable⟧.
/// ```
/// A condition line names its zone and a pattern; several patterns for one zone stand on one line, separated by ` ; `.
/// Every rule must carry an example of each kind.
struct RuleFile: Sendable {
    let path: String
    private(set) var rules: [Rule]

    init(path: String, zones: Set<String>, outcomes: Set<String>) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        self.path = path
        var reader = RuleFileReader(path: path, zones: zones, outcomes: outcomes)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() { try reader.take(line, number: index + 1) }
        rules = try reader.finished()
    }

    /// The rules with the regular forms of the words that they ask of a zone, for lemmas that the encoder got wrong ("denied").
    func withInflections(in zone: String) -> RuleFile {
        var file = self
        for rule in rules.indices {
            for condition in rules[rule].conditions.indices where rules[rule].conditions[condition].zone == zone {
                file.rules[rule].conditions[condition].patterns = rules[rule].conditions[condition].patterns.map { $0.withInflections() }
            }
        }
        return file
    }

    /// The first rule that holds, and where.
    func first(in view: TokenView, zones: [String: [Range<Int>]]) -> (rule: Rule, match: TokenPattern.Match)? {
        for rule in rules {
            if let match = rule.match(in: view, zones: zones) { return (rule, match) }
        }
        return nil
    }
}

/// Takes a rule file line by line.
private struct RuleFileReader {
    let path: String
    let zones: Set<String>
    let outcomes: Set<String>
    var rules: [Rule] = []

    init(path: String, zones: Set<String>, outcomes: Set<String>) {
        self.path = path
        self.zones = zones
        self.outcomes = outcomes
    }

    mutating func take(_ line: Substring, number: Int) throws(DataError) {
        let text = line.drop { $0 == " " }
        guard !text.isEmpty, !text.hasPrefix("#") else { return }
        if text.hasPrefix("rule ") { return try open(text.dropFirst(5), number) }
        guard !rules.isEmpty else { throw fault(number, "a line before the first rule") }
        if text.hasPrefix("+ ") || text.hasPrefix("- ") {
            let example = Rule.Example(marked: String(text.dropFirst(2)), mustMatch: text.hasPrefix("+"), line: number)
            rules[rules.count - 1].examples.append(example)
        } else {
            try addCondition(text, number)
        }
    }

    private mutating func open(_ head: Substring, _ number: Int) throws(DataError) {
        let parts = head.split(separator: " ")
        guard parts.count == 3, parts[1] == "=>" else { throw fault(number, "expected: rule NAME => OUTCOME") }
        let name = String(parts[0]), outcome = String(parts[2])
        guard outcomes.contains(outcome) else { throw fault(number, "unknown outcome \(outcome)") }
        guard !rules.contains(where: { $0.name == name }) else { throw fault(number, "a second rule named \(name)") }
        rules.append(Rule(name: name, conditions: [], outcome: outcome, examples: [], line: number))
    }

    private mutating func addCondition(_ text: Substring, _ number: Int) throws(DataError) {
        let isNegated = text.hasPrefix("not ")
        let body = isNegated ? text.dropFirst(4) : text
        let zone = body.prefix { $0 != " " }
        guard zones.contains(String(zone)) else { throw fault(number, "unknown zone \(zone)") }
        var patterns: [TokenPattern] = []
        for part in body.dropFirst(zone.count).split(separator: ";") {
            do { patterns.append(try TokenPattern(part)) } catch { throw fault(number, "bad pattern: \(part) (\(error))") }
        }
        guard !patterns.isEmpty else { throw fault(number, "a zone without a pattern") }
        let condition = Rule.Condition(zone: String(zone), isNegated: isNegated, patterns: patterns)
        rules[rules.count - 1].conditions.append(condition)
    }

    func finished() throws(DataError) -> [Rule] {
        for rule in rules {
            guard rule.conditions.contains(where: { !$0.isNegated }) else { throw fault(rule.line, "\(rule.name) has no condition") }
            guard rule.examples.contains(where: \.mustMatch), rule.examples.contains(where: { !$0.mustMatch }) else {
                throw fault(rule.line, "\(rule.name) needs an example that must match and one that must not")
            }
        }
        return rules
    }

    private func fault(_ line: Int, _ reason: String) -> DataError { DataError(file: path, fault: .wrong(line: line, reason)) }
}
