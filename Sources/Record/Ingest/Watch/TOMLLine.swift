/// One line of the part of TOML that a list of feeds needs: `[[table]]`, `key = "words"`, `key = true`, remarks.
enum TOMLLine: Hashable {
    case blank
    case table(String)
    case value(key: String, Value)

    enum Value: Hashable {
        case words(String)
        case truth(Bool)
    }

    static let expected = "[[feed]], key = \"value\", key = true or a remark after # expected"

    /// Nil for a line that is none of them.
    init?(_ line: Substring) {
        var rest = TOMLLine.trimmed(line)
        if rest.isEmpty || rest.hasPrefix("#") {
            self = .blank
        } else if rest.hasPrefix("[[") {
            guard let end = rest.firstRange(of: "]]"), TOMLLine.isRemark(rest[end.upperBound...]) else { return nil }
            self = .table(String(TOMLLine.trimmed(rest[..<end.lowerBound].dropFirst(2))))
        } else {
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let key = TOMLLine.trimmed(rest[..<equals])
            rest = TOMLLine.trimmed(rest[rest.index(after: equals)...])
            guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }),
                let value = TOMLLine.value(&rest), TOMLLine.isRemark(rest)
            else { return nil }
            self = .value(key: String(key), value)
        }
    }

    private static func value(_ rest: inout Substring) -> Value? {
        for (word, truth) in [("true", true), ("false", false)] where rest.hasPrefix(word) {
            rest.removeFirst(word.count)
            return .truth(truth)
        }
        return string(&rest).map(Value.words)
    }

    /// Takes a string in double quotes, with escapes, or in single ones, as it stands.
    private static func string(_ rest: inout Substring) -> String? {
        guard let quote = rest.popFirst(), quote == "\"" || quote == "'" else { return nil }
        var value = ""
        while let character = rest.popFirst() {
            if character == quote { return value }
            guard character == "\\", quote == "\"" else {
                value.append(character)
                continue
            }
            switch rest.popFirst() {
            case "\""?: value.append("\"")
            case "\\"?: value.append("\\")
            case "n"?: value.append("\n")
            case "t"?: value.append("\t")
            default: return nil
            }
        }
        return nil
    }

    private static func isRemark(_ rest: Substring) -> Bool {
        let rest = trimmed(rest)
        return rest.isEmpty || rest.hasPrefix("#")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var rest = text
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }
}
