/// Parts titles and headings that a page's conversion left glued to the paragraph after them: `Truce Holds in Karsa-The army said …`.
///
/// Such texts come from archives that lost their line ends. The hyphen stands without blank between a title and a
/// sentence; a compound ("Iran-Saudi crisis") does too, so what stands on both sides decides.
struct GluedHeadings {
    let text: [UInt8]
    let small: SmallWords

    /// The end of the glued title and the start of the sentence, in a report's first paragraph.
    func title(in span: Span) -> (end: Int, bodyStart: Int)? {
        best(in: span, from: 8, to: 200) { left, right in
            let title = titleShare(left)
            let words = wordCount(left)
            guard words >= 2, words <= 24 else { return 0 }
            let startsPlace = isPlaceInCapitals(right)
            let sentence = lowerShare(right)
            if startsPlace { return title >= 0.5 ? 3 + title : 0 }
            let startsSentence =
                text.scalar(at: right.start).isQuote || Words(text, right).first { _ in true }.map(isFunctionWord) ?? false
            return title >= 0.7 && (sentence >= 0.4 || startsSentence) ? title + sentence : 0
        }
    }

    /// The same for a heading inside such a text: few words, not a compound's first part.
    func heading(in span: Span) -> (end: Int, bodyStart: Int)? {
        best(in: span, from: 4, to: 70) { left, right in
            let words = wordCount(left)
            guard words >= 2, words <= 7, text[left.end - 1] != 0x3A, lowerShare(right) >= 0.4,
                text.scalar(at: left.start).isUpper, Span(left.start, span.end).count > 60
            else { return 0 }
            guard let before = lastWord(left), let after = Words(text, right).first(where: { _ in true }) else { return 0 }
            if isFunctionWord(after) { return 2 }
            let isPrefix = small.isOne(text[before.range], of: .prefix)
            return text.casing(before) == .lower && before.count >= 3 && !isPrefix && !isComma(left) ? 1 : 0
        }
    }

    /// The end of a picture's credit glued before a paragraph: `(Ana Vell/Corvus News)-The soldiers …`.
    func pictureCredit(in span: Span) -> (end: Int, bodyStart: Int)? {
        guard span.count > 20, text[span.start] == 0x28,
            let close = text[span.start..<min(span.end, span.start + 80)].firstIndex(of: 0x29),
            close + 2 < span.end, text[close + 1] == 0x2D
        else { return nil }
        return (close + 1, close + 2)
    }

    private func best(in span: Span, from: Int, to: Int, score: (Span, Span) -> Double) -> (end: Int, bodyStart: Int)? {
        var best: (score: Double, end: Int, bodyStart: Int)?
        var at = span.start + from
        while at < min(span.end - 8, span.start + to) {
            defer { at += 1 }
            guard text[at] == 0x2D, text[at + 1] != 0x2D, text[at - 1] != 0x2D else { continue }
            var start = at + 1
            while start < span.end, text[start].isBlank { start += 1 }
            guard start < span.end else { continue }
            let isSpaced = start > at + 1 && text[at - 1].isBlank
            if isSpaced, !isPlaceInCapitals(Span(start, span.end)) { continue }
            let scalar = text.scalar(at: start)
            guard scalar.isUpper || scalar.isQuote || text[start].isDigit else { continue }
            let left = text.trimmed(Span(span.start, at))
            let value = score(left, Span(start, span.end))
            if value > 0, value > best?.score ?? 0 { best = (value, left.end, start) }
        }
        return best.map { ($0.end, $0.bodyStart) }
    }
}

extension GluedHeadings {
    private func wordCount(_ span: Span) -> Int { Words(text, span).reduce(0) { count, _ in count + 1 } }

    private func lastWord(_ span: Span) -> Span? {
        var last: Span?
        for word in Words(text, span) { last = text.core(word) }
        return last
    }

    private func isComma(_ span: Span) -> Bool { text[span.range].contains(0x2C) || text[span.range].contains(0x22) }

    /// Share of the words of four letters and more that begin with a capital or hold a digit.
    private func titleShare(_ span: Span) -> Double {
        var capital = 0
        var all = 0
        for word in Words(text, span) {
            let core = text.core(word)
            guard core.count >= 4 || text.casing(core) != .lower else { continue }
            all += 1
            if text.casing(core) != .lower { capital += 1 }
        }
        return all == 0 ? 0 : Double(capital) / Double(all)
    }

    /// Share of the first twenty words that are in lower case.
    private func lowerShare(_ span: Span) -> Double {
        var lower = 0
        var all = 0
        for word in Words(text, span).prefix(20) {
            all += 1
            if text.casing(word) == .lower { lower += 1 }
        }
        return all < 4 ? 0 : Double(lower) / Double(all)
    }

    /// "CAIRO — -Drinking": a place in capitals and a long dash.
    private func isPlaceInCapitals(_ span: Span) -> Bool {
        var words = 0
        for word in Words(text, span).prefix(6) {
            let scalar = text.scalar(at: word.start)
            if words > 0, scalar.isDash, scalar.value != 0x2D { return true }
            guard text.casing(word) == .upper else { return false }
            words += 1
        }
        return false
    }

    /// A capitalised word that begins sentences.
    private func isFunctionWord(_ word: Span) -> Bool {
        let core = text.core(word)
        guard text.casing(core) == .capital || core.count == 1 else { return false }
        return small.isOne(text[core.range], of: .opening)
    }
}
