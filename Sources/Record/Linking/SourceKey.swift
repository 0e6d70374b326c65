/// Who stands behind a telling, the same in every report: the body for whom a spokesman speaks.
package struct SourceKey: Hashable, Sendable, Comparable {
    /// The words of the name, folded and sorted, with the country where it is known.
    package let key: String
    package let name: String
    private let form: Form

    /// The same in hashes, for names are compared far more often than made.
    private struct Form: Hashable {
        var words: WordBag
        var country: Substring?
        /// The first letters of the words that have a capital, where there are two or more of them.
        var initials: UInt64?

        init(key: String, name: String) {
            let halves = key.split(separator: "@", maxSplits: 1)
            words = WordBag((halves.first ?? "").split(separator: " ").map(String.init))
            country = halves.count > 1 ? halves[1] : nil
            let letters = name.split(separator: " ").filter { $0.first?.isUppercase == true }.compactMap(\.first)
            initials = letters.count > 1 ? StableHash.of(String(letters).lowercased()) : nil
        }

        /// Whether its one word is made of the first letters of the other.
        func isShort(of other: Form) -> Bool { words.count == 1 && words.words.first == other.initials }
    }

    package init(key: String, name: String) {
        self.key = key
        self.name = name
        form = Form(key: key, name: name)
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
        if let home = form.country, let otherHome = other.form.country, home != otherHome { return false }
        return form.words.isSubset(of: other.form.words) || other.form.words.isSubset(of: form.words) || form.isShort(of: other.form)
            || other.form.isShort(of: form)
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
