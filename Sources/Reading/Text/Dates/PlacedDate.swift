/// A line of the opening that ends in a day with its year, behind the place or the name of the issue: "San Borja, Sunday 18 May
/// 1997", "Transcript, Tuesday 17 June 2003, 18:05", "Bulletin no. 12 | 4 March 2024".
struct PlacedDate {
    var date: WrittenDate
    /// The words before the date, without the sign between.
    var lead: Span
    /// Words that a lead may have.
    private static let longestLead = 6

    init?(_ text: [UInt8], _ span: Span, lexicon: PageLexicon) {
        guard span.count <= 120, !Ending.isTerminal(text, span) else { return nil }
        var lead: [Span] = []
        for word in Words(text, span) {
            if !lead.isEmpty, let date = DateReading.date(in: text, Span(word.start, span.end)) {
                // A period, or a day without a year, says less.
                guard case .day = date.value, PlacedDate.isParted(text, lead),
                    DateLine.isClock(text, Span(date.span.end, span.end), lexicon.small)
                else { return nil }
                self.date = date
                self.lead = text.core(Span(lead[0].start, lead[lead.count - 1].end))
                return
            }
            let isLead = PlacedDate.isNameWord(text, word, lexicon.small) || PlacedDate.isIssue(text, [lead.first ?? word, word], lexicon)
            guard isLead, lead.count < PlacedDate.longestLead else { return nil }
            lead.append(word)
        }
        return nil
    }

    /// No number, and no word for an outlet or a kind of issue as "Transcript".
    func isPlace(_ text: [UInt8], _ lexicon: PageLexicon) -> Bool {
        let words = Array(Words(text, lead))
        return !text[lead.range].contains(where: \.isDigit) && !words.contains { PlacedDate.isIssue(text, [$0], lexicon) }
    }

    /// "Weekly digest": every word is one for kinds of issue.
    private static func isIssue(_ text: [UInt8], _ words: [Span], _ lexicon: PageLexicon) -> Bool {
        words.allSatisfy { lexicon.notPlaces.contains(String(decoding: text[text.core($0).range], as: UTF8.self).lowercased()) }
    }

    /// Capitalised words, numbers and signs; a headline has other words too.
    private static func isNameWord(_ text: [UInt8], _ word: Span, _ small: SmallWords) -> Bool {
        switch text.casing(word) {
        case .capital, .upper, .mixed, .none: !small.isOne(text[text.core(word).range], of: .opening)
        case .lower: text[word.end - 1] == 0x2E
        }
    }

    /// A comma, dash, bar, colon or point stands before the date.
    private static func isParted(_ text: [UInt8], _ lead: [Span]) -> Bool {
        let last = text.scalar(before: lead[lead.count - 1].end)
        return last.isDash || [0x2C, 0x3A, 0x7C, 0xB7, 0x2022].contains(last.value)
    }
}
