/// Folds the written forms of a name, so that its variants meet: case, diacritics, apostrophes, hyphens, doubled letters.
package enum NameKey {
    /// The folded words of a name in order; hyphens part words, a possessive ending is left out.
    package static func words(_ name: some StringProtocol) -> [String] {
        name.split { $0.isWhitespace || separators.contains($0) }.map { folded($0) }.filter { !$0.isEmpty }
    }

    /// One word folded: "Mohammed’s" and "MOHAMED" meet in "mohamed".
    static func folded(_ word: some StringProtocol) -> String {
        var scalars: [Unicode.Scalar] = []
        let isAbbreviation = word.count < 6 && !word.contains(where: \.isLowercase)
        for scalar in withoutPossessive(word).lowercased().unicodeScalars {
            let plain = plain(scalar)
            // Points, apostrophes and combining marks go; a doubled letter counts once but in abbreviations.
            guard plain.properties.isAlphabetic || plain.properties.numericType != nil || plain == "@" else { continue }
            if plain == scalars.last, plain.properties.isAlphabetic, !isAbbreviation { continue }
            scalars.append(plain)
        }
        var folded = String.UnicodeScalarView()
        folded.append(contentsOf: scalars)
        return String(folded)
    }

    private static func withoutPossessive(_ word: some StringProtocol) -> String {
        for ending in ["'s", "’s"] where word.hasSuffix(ending) && word.count > 2 { return String(word.dropLast(2)) }
        return String(word)
    }

    private static let separators: Set<Character> = ["-", "‐", "‑", "–", "/", "(", ")", ",", "\"", "“", "”"]

    /// The unaccented letter of a Latin letter; others as they are.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value >= 0xC0, scalar.value < 0x250 else { return scalar }
        for (plain, accented) in letters where accented.unicodeScalars.contains(scalar) { return plain }
        return scalar
    }

    private static let letters: [(Unicode.Scalar, String)] = [
        ("a", "àáâãäåāăąǎ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěǝ"), ("g", "ĝğġģǧ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįıǐ"), ("j", "ĵ"), ("k", "ķǩ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőơǒ"),
        ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųưǔ"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
}
