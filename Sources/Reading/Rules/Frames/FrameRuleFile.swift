/// The frame rules of one file, in order, with an index by the word that begins a trigger.
///
/// ```
/// rule control.captured.seize => captured
///   on seize|capture
///   place! patient
///   holder agent|@by
///   + ⟦holder|Rebels⟧ seized ⟦place|the port⟧.
///   - Rebels seized two soldiers.
/// ```
/// A slot with `!` must be filled; `is NOUN|PROPN` asks for a part of speech of the trigger's first word. Every rule carries an example of each kind.
struct FrameRuleFile: Sendable {
    let path: String
    let rules: [FrameRule]
    private let triggers: [String: [Trigger]]

    struct Trigger: Hashable, Sendable {
        var rule: Int
        var pattern: Int
    }

    /// A rule whose trigger stands in the text.
    struct Match: Hashable, Sendable {
        var rule: Int
        /// Tokens of the trigger; those between `<` and `>` where the pattern sets some apart.
        var tokens: Range<Int>
    }

    init(path: String, slots: Set<String>, outcomes: Set<String>) throws(DataError) {
        var reader = FrameRuleFileReader(file: try RuleText(path: path), slots: slots, outcomes: outcomes)
        for line in reader.file.lines { try reader.take(line) }
        self.path = path
        rules = try reader.finished()
        var triggers: [String: [Trigger]] = [:]
        for (index, rule) in rules.enumerated() {
            for (number, pattern) in rule.triggers.enumerated() {
                for word in pattern.firstWords { triggers[word, default: []].append(Trigger(rule: index, pattern: number)) }
            }
        }
        self.triggers = triggers
    }

    /// The rules whose triggers begin at a token, in order of the file, each once.
    func matches(at token: Int, in sentence: Range<Int>, of view: TokenView) -> [Match] {
        var found: [Match] = []
        for trigger in candidates(view.forms[token], view.lemmas[token]) where found.last?.rule != trigger.rule {
            let pattern = rules[trigger.rule].triggers[trigger.pattern]
            let kinds = rules[trigger.rule].partsOfSpeech
            guard kinds.isEmpty || kinds.contains(view.partsOfSpeech[token]),
                let match = pattern.match(in: view, sentence, at: token)
            else { continue }
            found.append(Match(rule: trigger.rule, tokens: match.captured))
        }
        return found
    }

    private func candidates(_ form: String, _ lemma: String) -> [Trigger] {
        let byLemma = triggers[lemma] ?? []
        guard form != lemma, let byForm = triggers[form] else { return byLemma }
        return (byForm + byLemma).sorted { ($0.rule, $0.pattern) < ($1.rule, $1.pattern) }
    }
}

/// Takes a file of frame rules line by line.
private struct FrameRuleFileReader {
    let file: RuleText
    let slots: Set<String>
    let outcomes: Set<String>
    var rules: [FrameRule] = []

    init(file: RuleText, slots: Set<String>, outcomes: Set<String>) {
        self.file = file
        self.slots = slots
        self.outcomes = outcomes
    }

    mutating func take(_ line: RuleText.Line) throws(DataError) {
        if let (name, outcome) = try file.head(line, outcomes: outcomes, isKnown: { name in rules.contains { $0.name == name } }) {
            return rules.append(FrameRule(name: name, outcome: outcome, triggers: [], slots: [], examples: [], line: line.number))
        }
        guard let last = rules.indices.last else { throw file.fault(line.number, "a line before the first rule") }
        if let example = line.example {
            rules[last].examples.append(example)
        } else if line.text.hasPrefix("is ") {
            rules[last].partsOfSpeech = Set(line.text.dropFirst(3).split(separator: "|").map(String.init))
        } else if line.text.hasPrefix("on ") {
            rules[last].triggers += try patterns(line.text.dropFirst(3), line.number)
        } else {
            rules[last].slots.append(try slot(line.text, line.number))
        }
    }

    private func patterns(_ text: Substring, _ number: Int) throws(DataError) -> [TokenPattern] {
        var patterns: [TokenPattern] = []
        for part in text.split(separator: ";") {
            do { patterns.append(try TokenPattern(part).withInflections()) } catch {
                throw file.fault(number, "bad pattern: \(part) (\(error))")
            }
            if patterns.last?.firstWords.isEmpty != false { throw file.fault(number, "a trigger must begin with a word: \(part)") }
        }
        return patterns
    }

    private func slot(_ text: Substring, _ number: Int) throws(DataError) -> FrameRule.Slot {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let head = parts.first else { throw file.fault(number, "expected: SLOT ROLE|ROLE") }
        let name = head.hasSuffix("!") ? head.dropLast() : head
        guard slots.contains(String(name)) else { throw file.fault(number, "unknown slot \(name)") }
        var roles: [FrameRule.Role] = []
        for part in parts[1].split(separator: "|") {
            guard let role = FrameRule.Role(part) else { throw file.fault(number, "unknown role \(part)") }
            roles.append(role)
        }
        return FrameRule.Slot(name: String(name), roles: roles, isRequired: head.hasSuffix("!"))
    }

    func finished() throws(DataError) -> [FrameRule] {
        for rule in rules {
            guard !rule.triggers.isEmpty else { throw file.fault(rule.line, "\(rule.name) has no trigger") }
            try file.check(rule.examples, of: rule.name, at: rule.line)
        }
        return rules
    }
}
