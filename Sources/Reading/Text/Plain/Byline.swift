/// The line that names who wrote a report: "By Ana Vell", "By ANA VELL and JOSS MARR, Corvus News".
struct Byline: Hashable {
    /// The names, without "By" and without the outlet.
    var author: Span
    /// An agency that follows the names.
    var agency: Span?

    /// Nil for a line that is anything else; a byline holds names and small words only.
    init?(_ text: [UInt8], _ span: Span, lexicon: PageLexicon) {
        guard span.count <= 160, text.holds(Array("by".utf8), at: span.start), span.count > 4 else { return nil }
        var start = span.start + 2
        if text[start] == 0x3A { start += 1 }
        guard start < span.end, text.blankWidth(at: start, limit: span.end) > 0 else { return nil }
        let rest = text.trimmed(Span(start, span.end))
        let words = Array(Words(text, rest))
        guard let first = words.first, words.count <= 14, Byline.isName(text, first), Byline.areNames(text, words, lexicon.small)
        else {
            return nil
        }
        var author = Byline.author(text, words, rest, lexicon.small)
        while author.end > author.start, text[author.end - 1] == 0x2C || text[author.end - 1] == 0x2E { author.end -= 1 }
        guard !author.isEmpty, DateReading.date(in: text, rest) == nil else { return nil }
        self.author = author
        let after = text.trimmed(Span(min(author.end + 1, rest.end), rest.end))
        agency = lexicon.isAgency(text, after) ? after : nil
    }

    private static func isName(_ text: [UInt8], _ word: Span) -> Bool {
        switch text.casing(word) {
        case .capital, .upper: true
        case .mixed, .lower, .none: false
        }
    }

    /// No verbs, no full stop inside: only capitalised words, small words and dates.
    private static func areNames(_ text: [UInt8], _ words: [Span], _ small: SmallWords) -> Bool {
        let last = words.count - 1
        for (index, word) in words.enumerated() {
            if text[word.end - 1] == 0x2E && index == last && words.count > 5 { return false }
            switch text.casing(word) {
            case .capital, .upper, .mixed, .none: continue
            case .lower where small.isOne(text[word.range], of: .byline): continue
            case .lower: return false
            }
        }
        return true
    }

    /// Names end at a comma that an agency or a date follows, at a bar, or at "in" and "for".
    private static func author(_ text: [UInt8], _ words: [Span], _ rest: Span, _ small: SmallWords) -> Span {
        for (index, word) in words.enumerated() where index > 0 {
            if small.isExactly(text[word.range], of: .bylineEnd) { return Span(rest.start, words[index - 1].end) }
            if text[word.end - 1] == 0x2C, !isFollowedByName(text, words, index) { return Span(rest.start, word.end) }
        }
        return rest
    }

    /// "Ana Vell, Joss Marr and Carol Ash" goes on after its comma; "Ana Vell, Corvus News" does not.
    private static func isFollowedByName(_ text: [UInt8], _ words: [Span], _ comma: Int) -> Bool {
        words[(comma + 1)...].contains { String(decoding: text[$0.range], as: UTF8.self) == "and" }
    }
}
