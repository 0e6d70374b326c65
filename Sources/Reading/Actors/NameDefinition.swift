/// Another name that the text itself gives: "United Liberation Council (ULC)", "better known as the Tide".
struct NameDefinition: Hashable, Sendable {
    /// Indices among the names.
    var name: Int
    var other: Int
    var reason: String
}

/// Finds definitions of abbreviations and other names.
struct NameDefinitions {
    let names: [ActorName]
    let view: TokenView
    let words: ActorWords

    func definitions() -> [NameDefinition] {
        var found: [NameDefinition] = []
        for index in names.indices.dropFirst() {
            let before = names[index - 1], name = names[index]
            let between = before.tokens.upperBound..<max(before.tokens.upperBound, name.titled.lowerBound)
            if isBracket(between), isClosed(name.tokens.upperBound), isAbbreviation(name.text) || isAbbreviation(before.text) {
                found.append(NameDefinition(name: index - 1, other: index, reason: "abbreviation defined in the text for"))
            } else if isNaming(between) {
                found.append(NameDefinition(name: index - 1, other: index, reason: "named in the text as another name of"))
            }
        }
        return found + initials()
    }

    private func isBracket(_ between: Range<Int>) -> Bool {
        between.count == 1 && (view.forms[between.lowerBound] == "(" || view.tags[between.lowerBound] == "-LRB-")
    }

    private func isClosed(_ token: Int) -> Bool {
        view.forms.indices.contains(token) && ([")", ",", ";"].contains(view.forms[token]) || view.tags[token] == "-RRB-")
    }

    /// Written in capitals, at most eight letters and more than one.
    private func isAbbreviation(_ text: String) -> Bool {
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
        let capitals = letters.filter { $0.properties.isUppercase }
        return (2...8).contains(letters.count) && capitals.count * 2 > letters.count && !text.contains(" ")
    }

    /// ", better known as the", ", or", ", also called".
    private func isNaming(_ between: Range<Int>) -> Bool {
        guard (2...7).contains(between.count) else { return false }
        let forms = between.map { view.forms[$0] }
        return forms.contains(where: words.naming.contains) && (forms.contains("as") || forms.contains("called") && [",", "("].contains(forms[0]))
            && forms.allSatisfy { words.naming.contains($0) || [",", "(", "as", "the", "also", "better"].contains($0) }
    }

    /// An abbreviation that spells the capitals of a name elsewhere in the report.
    private func initials() -> [NameDefinition] {
        var spelt: [String: Int] = [:]
        for (index, name) in names.enumerated() where name.words.count > 1 && name.kind != .person {
            if spelt[initials(of: name)] == nil { spelt[initials(of: name)] = index }
        }
        return names.indices.compactMap { index in
            guard names[index].words.count == 1, isAbbreviation(names[index].text),
                let full = spelt[names[index].text.lowercased().filter(\.isLetter)]
            else { return nil }
            return NameDefinition(name: full, other: index, reason: "initials of")
        }
    }

    private func initials(of name: ActorName) -> String { String(name.words.compactMap(\.first)) }
}
