#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What files of rules have in common: numbered lines, heads, examples, and faults that name their place.
struct RuleText {
    struct Line {
        var text: Substring
        var number: Int

        /// The marked sentence of a line that begins with `+` or `-`.
        var example: Rule.Example? {
            guard text.hasPrefix("+ ") || text.hasPrefix("- ") else { return nil }
            return Rule.Example(marked: String(text.dropFirst(2)), mustMatch: text.hasPrefix("+"), line: number)
        }
    }

    let path: String
    /// Without indents, blank lines and comments.
    let lines: [Line]

    init(path: String) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        self.path = path
        lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let text = line.drop { $0 == " " }
            return text.isEmpty || text.hasPrefix("#") ? nil : Line(text: text, number: index + 1)
        }
    }

    /// Name and outcome of a line `rule NAME => OUTCOME`; nil for any other line.
    func head(_ line: Line, outcomes: Set<String>, isKnown: (String) -> Bool) throws(DataError) -> (name: String, outcome: String)? {
        guard line.text.hasPrefix("rule ") else { return nil }
        let parts = line.text.dropFirst(5).split(separator: " ")
        guard parts.count == 3, parts[1] == "=>" else { throw fault(line.number, "expected: rule NAME => OUTCOME") }
        let name = String(parts[0]), outcome = String(parts[2])
        guard outcomes.contains(outcome) else { throw fault(line.number, "unknown outcome \(outcome)") }
        guard !isKnown(name) else { throw fault(line.number, "a second rule named \(name)") }
        return (name, outcome)
    }

    /// Every rule carries an example of each kind.
    func check(_ examples: [Rule.Example], of name: String, at line: Int) throws(DataError) {
        guard examples.contains(where: \.mustMatch), examples.contains(where: { !$0.mustMatch }) else {
            throw fault(line, "\(name) needs an example that must match and one that must not")
        }
    }

    func fault(_ line: Int, _ reason: String) -> DataError { DataError(file: path, fault: .wrong(line: line, reason)) }
}
