/// Reads `line-rules.txt`; a fault names file and line.
struct LineRuleFile {
    private let file: LexiconFile
    private(set) var rules: [LineRule] = []

    init(_ name: String, in data: DataDirectory) throws(DataError) {
        file = try LexiconFile(name, in: data)
        for line in file.lines {
            if line.text.hasPrefix("rule ") {
                rules.append(LineRule(name: LexiconFile.trimmed(line.text.dropFirst(5)), role: .furniture, words: 0))
            } else {
                try read(line)
            }
        }
        for rule in rules
        where rule.words == 0 || !rule.examples.contains(where: \.matches) || rule.examples.allSatisfy(\.matches) {
            throw DataError(file: file.file, fault: .damaged("rule \(rule.name) lacks words:, yes: or no:"))
        }
    }

    private mutating func read(_ line: LexiconFile.Line) throws(DataError) {
        guard !rules.isEmpty, let (key, value) = LexiconFile.keyed(line.text), !value.isEmpty else {
            throw fault(line, "“rule NAME” or “key: value” expected")
        }
        let last = rules.count - 1
        switch key {
        case "role":
            guard let role = LineRule.Role(rawValue: value) else { throw fault(line, "no role “\(value)”") }
            rules[last].role = role
        case "words":
            guard let words = Int(value), words > 0 else { throw fault(line, "a number of words expected") }
            rules[last].words = words
        case "begins": rules[last].begins += phrases(value)
        case "ends": rules[last].ends += phrases(value)
        case "holds": rules[last].holds += phrases(value)
        case "yes", "no":
            rules[last].examples.append(LineRule.Example(text: value, matches: key == "yes", line: line.number))
        default: throw fault(line, "no key “\(key)”")
        }
    }

    private func phrases(_ value: String) -> [[UInt8]] {
        value.split(separator: "|").compactMap { part in
            let bytes = Array(part.utf8)
            return FoldedLine(bytes, bytes.trimmed(Span(0, bytes.count)))?.bytes
        }.filter { !$0.isEmpty }
    }

    private func fault(_ line: LexiconFile.Line, _ what: String) -> DataError {
        DataError(file: file.file, fault: .wrong(line: line.number, what))
    }
}
