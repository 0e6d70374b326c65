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
        self.path = path
        var reader = RuleFileReader(file: try RuleText(path: path), zones: zones, outcomes: outcomes)
        for line in reader.file.lines { try reader.take(line) }
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
    let file: RuleText
    let zones: Set<String>
    let outcomes: Set<String>
    var rules: [Rule] = []

    init(file: RuleText, zones: Set<String>, outcomes: Set<String>) {
        self.file = file
        self.zones = zones
        self.outcomes = outcomes
    }

    mutating func take(_ line: RuleText.Line) throws(DataError) {
        if let (name, outcome) = try file.head(line, outcomes: outcomes, isKnown: { name in rules.contains { $0.name == name } }) {
            return rules.append(Rule(name: name, conditions: [], outcome: outcome, examples: [], line: line.number))
        }
        guard !rules.isEmpty else { throw file.fault(line.number, "a line before the first rule") }
        if let example = line.example {
            rules[rules.count - 1].examples.append(example)
        } else {
            try addCondition(line.text, line.number)
        }
    }

    private mutating func addCondition(_ text: Substring, _ number: Int) throws(DataError) {
        let isNegated = text.hasPrefix("not ")
        let body = isNegated ? text.dropFirst(4) : text
        let zone = body.prefix { $0 != " " }
        guard zones.contains(String(zone)) else { throw file.fault(number, "unknown zone \(zone)") }
        var patterns: [TokenPattern] = []
        for part in body.dropFirst(zone.count).split(separator: ";") {
            do { patterns.append(try TokenPattern(part)) } catch { throw file.fault(number, "bad pattern: \(part) (\(error))") }
        }
        guard !patterns.isEmpty else { throw file.fault(number, "a zone without a pattern") }
        let condition = Rule.Condition(zone: String(zone), isNegated: isNegated, patterns: patterns)
        rules[rules.count - 1].conditions.append(condition)
    }

    func finished() throws(DataError) -> [Rule] {
        for rule in rules {
            guard rule.conditions.contains(where: { !$0.isNegated }) else { throw file.fault(rule.line, "\(rule.name) has no condition") }
            try file.check(rule.examples, of: rule.name, at: rule.line)
        }
        return rules
    }
}
