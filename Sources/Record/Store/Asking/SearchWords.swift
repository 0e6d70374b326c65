/// What somebody looks for, in words: all of them must stand in the text, those in quotation marks side by side; an asterisk at
/// the end of a word stands for any ending.
package enum SearchWords {
    /// The same in the language of SQLite's FTS5, in which no word can be taken for an operator; nil where there are no words.
    package static func query(_ words: String) -> String? {
        var parts: [String] = []
        var word = ""
        var isQuoted = false
        func end() {
            let hasEnding = !isQuoted && word.hasSuffix("*")
            let plain = hasEnding ? String(word.dropLast()) : word
            if plain.contains(where: { $0.isLetter || $0.isNumber }) { parts.append("\"\(plain)\"" + (hasEnding ? "*" : "")) }
            word = ""
        }
        for character in words {
            switch character {
            case "\"", "“", "”":
                end()
                isQuoted.toggle()
            case _ where character.isWhitespace && !isQuoted: end()
            case _ where character == "\0": break
            default: word.append(character)
            }
        }
        end()
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
