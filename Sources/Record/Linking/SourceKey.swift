/// Who stands behind a telling, the same in every report: the body for whom a spokesman speaks.
package struct SourceKey: Hashable, Sendable, Comparable {
    /// The words of the name, folded and sorted, with the country where it is known.
    package var key: String
    package var name: String

    package init(key: String, name: String) {
        self.key = key
        self.name = name
    }

    /// Nil for a name that holds nothing but small words.
    package init?(name: String, country: String?) {
        let words = SourceKey.words(of: name)
        guard !words.isEmpty else { return nil }
        self.init(key: words.joined(separator: " ") + (country.map { "@" + $0 } ?? ""), name: name)
    }

    package static func < (a: SourceKey, b: SourceKey) -> Bool { (a.name, a.key) < (b.name, b.key) }

    /// Whether both names may mean one body: "the Brigade" and "the Seno Brigade", "Ministry of Defence" and "the Defence
    /// Ministry in Chisinau"; two countries' ministries never do.
    package func isSame(as other: SourceKey) -> Bool {
        if key == other.key { return true }
        let (mine, home) = parts
        let (theirs, otherHome) = other.parts
        if let home, let otherHome, home != otherHome { return false }
        return mine.isSubset(of: theirs) || theirs.isSubset(of: mine) || SourceKey.isShort(mine, of: other.name)
            || SourceKey.isShort(theirs, of: name)
    }

    private var parts: (words: Set<Substring>, country: Substring?) {
        let halves = key.split(separator: "@", maxSplits: 1)
        return (Set((halves.first ?? "").split(separator: " ")), halves.count > 1 ? halves[1] : nil)
    }

    /// Whether one word is made of the first letters of the name.
    private static func isShort(_ words: Set<Substring>, of name: String) -> Bool {
        guard let word = words.first, words.count == 1, word.utf8.count > 1 else { return false }
        let letters = name.split(separator: " ").filter { $0.first?.isUppercase == true }.compactMap(\.first)
        return letters.count > 1 && String(letters).lowercased() == word
    }

    private static let small: Set<String> = ["a", "an", "the", "of", "in", "for", "and", "at", "s", "its", "his", "their", "own"]

    private static func words(of name: String) -> [String] {
        Set(WordFolding.words(of: name)).subtracting(small).sorted()
    }
}

extension [SourceKey] {
    /// One of each body, by name; of two names for one body the longer stays.
    package var distinct: [SourceKey] {
        var kept: [SourceKey] = []
        for source in sorted(by: { ($1.key.utf8.count, $0.name) < ($0.key.utf8.count, $1.name) })
        where !kept.contains(where: { $0.isSame(as: source) }) {
            kept.append(source)
        }
        return kept.sorted()
    }
}
