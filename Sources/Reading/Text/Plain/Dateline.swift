/// The place, day and agency that open a report: "FLINT, Mich., Oct. 4 (UPI) — ", "(Kabul) – ", "Geneva, 4 March 2024 –".
struct Dateline: Hashable {
    /// Everything up to and with the dash.
    var span: Span
    /// The place words alone.
    var place: Span
    var agency: Span?
    var date: WrittenDate?
    /// Where the report's own words begin.
    var bodyStart: Int
}

/// Looks for a dateline at the beginning of a paragraph.
///
/// A place in capitals needs only the dash (or colon) after it. One in small letters needs more: an agency or a date
/// before the dash, brackets around it, or being the first paragraph of the report.
struct DatelineReader {
    /// Places longer than this are sentences.
    private static let longest = 160

    let text: [UInt8]
    let lexicon: PageLexicon
    /// The page is a transcript: names in capitals stand before colons.
    var colonsAreSpeakers = false

    /// Whether several paragraphs begin with capitals and a colon.
    static func hasSpeakers(_ text: [UInt8], _ paragraphs: [Paragraph]) -> Bool {
        paragraphs.lazy.filter { paragraph in
            let head = text[paragraph.span.start..<min(paragraph.span.end, paragraph.span.start + 40)]
            guard let colon = head.firstIndex(of: 0x3A) else { return false }
            return !head[..<colon].contains { $0.isLowerLetter } && colon > head.startIndex
        }.prefix(2).count > 1
    }

    func dateline(in paragraph: Span, isFirst: Bool) -> Dateline? {
        let limit = Span(paragraph.start, min(paragraph.end, paragraph.start + Self.longest))
        guard let head = bracketedPlace(limit) ?? openPlace(limit) else { return nil }
        var state = State(at: head.end)
        readExtras(&state, limit: limit)
        guard let mark = separator(at: state.at, limit: limit),
            let body = bodyStart(after: mark.end, limit: paragraph, anyLetter: head.isUpper)
        else {
            return nil
        }
        let isSure = head.isUpper || head.isBracketed || state.agency != nil || state.date != nil
        let isColonAllowed = isFirst && head.isAllUpper && head.words <= 3 && !colonsAreSpeakers
        let isAllowed = mark.isColon ? isColonAllowed : isSure || (isFirst && head.words <= 3)
        guard isAllowed, !lexicon.notPlaces.contains(String(decoding: text[head.place.range], as: UTF8.self).lowercased()) else {
            return nil
        }
        let span = Span(paragraph.start, mark.end)
        return Dateline(span: span, place: head.place, agency: state.agency, date: state.date, bodyStart: body)
    }

    private struct Head {
        var place: Span
        var end: Int
        /// The first word is in capitals.
        var isUpper: Bool
        var isAllUpper: Bool
        var isBracketed = false
        var words: Int
    }

    private struct State {
        var at: Int
        var agency: Span?
        var date: WrittenDate?
    }
}

// MARK: - Place

extension DatelineReader {
    /// "(New York, March 4, 2024)"
    private func bracketedPlace(_ limit: Span) -> Head? {
        guard text[limit.start] == 0x28, let close = text[limit.range].firstIndex(of: 0x29) else { return nil }
        guard let head = openPlace(Span(limit.start + 1, close)) else { return nil }
        var state = State(at: head.end)
        readExtras(&state, limit: Span(head.end, close))
        guard state.at == close else { return nil }
        return Head(
            place: head.place, end: close + 1, isUpper: head.isUpper, isAllUpper: head.isAllUpper, isBracketed: true,
            words: head.words)
    }

    /// Capitalised words up to a bracket, a dash, a date or a colon.
    private func openPlace(_ limit: Span) -> Head? {
        var place = Span(limit.start, limit.start)
        var words = 0
        var upperWords = 0
        for word in Words(text, limit) {
            guard let part = placePart(word, limit: limit) else { break }
            if words > 0, DateReading.date(in: text, Span(word.start, limit.end)) != nil { break }
            let casing = text.casing(part)
            guard casing == .upper || casing == .capital || isLink(part, words: words) else { break }
            words += 1
            if casing == .upper && upperWords == words - 1 { upperWords += 1 }
            place.end = part.end
            if part.end < word.end, text[part.end] != 0x2C { break }
            guard words < 8 else { return nil }
        }
        place.end = trimmedPlaceEnd(place)
        guard words > 0, place.count >= 3, !startsWithFunctionWord(place) else { return nil }
        return Head(place: place, end: place.end, isUpper: upperWords > 0, isAllUpper: upperWords == words, words: words)
    }

    /// The word up to a dash, bracket or colon inside it; nil when it begins with one.
    private func placePart(_ word: Span, limit: Span) -> Span? {
        var at = word.start
        while at < word.end {
            let scalar = text.scalar(at: at)
            let stops =
                scalar.value == 0x28 || scalar.value == 0x3A || scalar.value == 0x7C || (scalar.isDash && scalar.value != 0x2D)
                || (scalar.value == 0x2D && at + 1 < word.end && text[at + 1] == 0x2D)
            if stops { break }
            if scalar.isQuote && scalar.value != 0x27 && scalar.value != 0x2019 && scalar.value != 0x2018 { return nil }
            at += scalar.width
        }
        guard at > word.start, text[word.start] != 0x2D, text[word.start] != 0x5F, !text[word.start].isDigit else { return nil }
        return Span(word.start, at)
    }

    /// Small words inside a place's name: "ISLE OF MAN", "Dar es Salaam", "GAZIANTEP AND ONCUPINAR".
    private func isLink(_ word: Span, words: Int) -> Bool {
        words > 0 && lexicon.small.isExactly(text[word.range], of: .place)
    }

    private func trimmedPlaceEnd(_ place: Span) -> Int {
        var end = place.end
        while end > place.start, text[end - 1] == 0x2C || text[end - 1].isBlank { end -= 1 }
        return end
    }

    private func startsWithFunctionWord(_ place: Span) -> Bool {
        guard let word = Words(text, place).first(where: { _ in true }) else { return true }
        let core = text.core(word)
        return text.casing(core) == .capital && lexicon.small.isOne(text[core.range], of: .opening)
    }
}

// MARK: - Day, agency, dash

extension DatelineReader {
    /// Date and agency after the place, in any order, with commas, slashes or bars between.
    private func readExtras(_ state: inout State, limit: Span) {
        for _ in 0..<4 {
            var at = skipBlanks(state.at, limit: limit)
            if at < limit.end, text[at] == 0x2C || text[at] == 0x7C || text[at] == 0x2F { at = skipBlanks(at + 1, limit: limit) }
            guard at < limit.end else { return }
            if text[at] == 0x28 {
                guard let end = readBracket(&state, at, limit: limit) else { return }
                state.at = end
            } else if state.date == nil, let date = DateReading.date(in: text, Span(at, limit.end)) {
                state.date = date
                state.at = date.span.end
            } else if let end = agencyEnd(at, limit: limit) {
                state.agency = Span(at, end)
                state.at = text[state.at..<at].contains(0x2F) && end < limit.end && text[end] == 0x2F ? end + 1 : end
            } else {
                return
            }
        }
    }

    /// "(Reuters)", "(4 March 2024)", "(AP/Corvus News)"
    private func readBracket(_ state: inout State, _ open: Int, limit: Span) -> Int? {
        guard let close = text[open..<limit.end].firstIndex(of: 0x29) else { return nil }
        let inside = text.trimmed(Span(open + 1, close))
        guard inside.count >= 2, inside.count <= 60 else { return nil }
        if let date = DateReading.date(in: text, inside), date.span.end == inside.end {
            state.date = date
        } else {
            let words = Array(Words(text, inside))
            guard words.count <= 6, words.allSatisfy({ isNameWord($0) }) || lexicon.isAgency(text, inside) else { return nil }
            state.agency = inside
        }
        return close + 1
    }

    private func isNameWord(_ word: Span) -> Bool {
        switch text.casing(word) {
        case .upper, .capital, .mixed, .none: true
        case .lower: word.count <= 4
        }
    }

    /// A known agency without brackets, of up to three words.
    private func agencyEnd(_ start: Int, limit: Span) -> Int? {
        var best: Int?
        for word in Words(text, Span(start, limit.end)).prefix(3) {
            var end = word.end
            while end > word.start, text[end - 1] == 0x2F || text[end - 1] == 0x2C { end -= 1 }
            if lexicon.isAgency(text, Span(start, end)) { best = end }
        }
        return best
    }

    private func skipBlanks(_ offset: Int, limit: Span) -> Int {
        var at = offset
        while at < limit.end {
            let width = text.blankWidth(at: at, limit: limit.end)
            if width == 0 { break }
            at += width
        }
        return at
    }

    /// A dash set off by a blank, a double hyphen, a long dash, an underscore (as old wires have it), or a colon.
    private func separator(at offset: Int, limit: Span) -> (end: Int, isColon: Bool)? {
        let at = skipBlanks(offset, limit: limit)
        guard at < limit.end else { return nil }
        let scalar = text.scalar(at: at)
        let next = at + scalar.width
        if scalar.value == 0x3A { return next < limit.end && text[next].isBlank ? (next, true) : nil }
        if scalar.value == 0x2E { return nil }
        let isLong = scalar.isDash && scalar.value != 0x2D && scalar.value != 0x2010
        let isDouble = scalar.value == 0x2D && next < limit.end && text[next] == 0x2D
        let isSpaced =
            (scalar.value == 0x2D || scalar.value == 0x5F || scalar.isDash) && next < limit.end
            && (text[next].isBlank || text[next] == 0xC2) && (at > offset || text[at - 1] == 0x29)
        guard isLong || isDouble || isSpaced else { return nil }
        return (isDouble ? next + 1 : next, false)
    }

    /// Where a sentence begins after the dash; a second stray hyphen is skipped.
    ///
    /// - Parameter anyLetter: the place is sure enough that the sentence may begin in lower case ("al-Qaida").
    private func bodyStart(after dash: Int, limit: Span, anyLetter: Bool) -> Int? {
        var at = skipBlanks(dash, limit: limit)
        while at < limit.end, text[at] == 0x2D { at = skipBlanks(at + 1, limit: limit) }
        guard at < limit.end else { return nil }
        let scalar = text.scalar(at: at)
        let isStart =
            scalar.isUpper || (anyLetter && scalar.isLetter) || scalar.isQuote || text[at].isDigit || scalar.value == 0x5B
            || scalar.value == 0x28 || scalar.value == 0x24
        return isStart ? at : nil
    }
}
