/// The tokens of a document as the rules of time see them: which classes each belongs to.
///
/// A piece is a token, or a part of one where a prefix is set before a time with a hyphen ("mid-March").
struct TimePieces {
    private(set) var tokens: [Int] = []
    /// Number of the literal among those that rules ask for, −1 for none.
    private(set) var literals: [Int] = []
    private(set) var entries: [[TimeEntry]] = []
    /// First piece of each sentence, and the count at the end.
    private(set) var sentenceStarts: [Int] = []

    private let document: Document
    private let view: TokenView
    private let words: TimeWords
    private var forms: [String] = []

    init(_ document: Document, view: TokenView, words: TimeWords) {
        self.document = document
        self.view = view
        self.words = words
        tokens.reserveCapacity(view.forms.count)
        for sentence in document.sentences {
            sentenceStarts.append(forms.count)
            for token in sentence.tokens { add(token) }
        }
        sentenceStarts.append(forms.count)
        fill()
    }

    private mutating func add(_ token: Int) {
        let form = view.forms[token]
        if let parts = split(form) {
            for part in [parts.0, "-", parts.1] {
                forms.append(part)
                tokens.append(token)
            }
        } else {
            forms.append(form)
            tokens.append(token)
        }
    }

    /// "mid-march": the prefix and what it is set before.
    private func split(_ form: String) -> (String, String)? {
        let bytes = form.utf8
        guard bytes.count > 5, let hyphen = bytes.firstIndex(of: 0x2D), hyphen > bytes.startIndex else { return nil }
        let prefix = String(form[..<hyphen])
        guard words[prefix]?.phrases.contains(where: { $0.kind == .prefix }) == true else { return nil }
        return (prefix, String(form[form.index(after: hyphen)...]))
    }

    private mutating func fill() {
        literals = [Int](repeating: -1, count: forms.count)
        entries = [[TimeEntry]](repeating: [], count: forms.count)
        for (sentence, start) in sentenceStarts.dropLast().enumerated() {
            let end = sentenceStarts[sentence + 1]
            for at in start..<end {
                if let word = words[forms[at]] {
                    literals[at] = word.literal
                    addPhrases(of: word, at, end)
                }
                if let first = forms[at].utf8.first, first < 0x3A, first >= 0x30 || first == 0x27 { addDigits(at) }
            }
            NumberWords(forms: forms, end: end).add(to: &entries, from: start)
        }
    }

    private mutating func addPhrases(of word: TimeWords.Word, _ at: Int, _ limit: Int) {
        for phrase in word.phrases where !phrase.kind.isOfTree {
            let end = at + 1 + phrase.rest.count
            guard end <= limit, forms[(at + 1)..<end].elementsEqual(phrase.rest) else { continue }
            if phrase.kind.needsCapital, !isCapital(at) || phrase.rest.isEmpty && isVerb(at) { continue }
            entries[at].append(TimeEntry(kind: phrase.kind, value: phrase.value, end: end))
        }
    }

    private func isCapital(_ piece: Int) -> Bool {
        let bytes = document.bytes(tokens[piece])
        let at = bytes.startIndex + (piece > 1 && tokens[piece - 1] == tokens[piece] ? forms[piece - 2].utf8.count + 1 : 0)
        guard at < bytes.endIndex else { return false }
        return (0x41...0x5A).contains(bytes[at]) || bytes[at] >= 0x80
    }

    private func isVerb(_ piece: Int) -> Bool {
        let kind = view.partsOfSpeech[tokens[piece]]
        return kind == "VERB" || kind == "AUX"
    }

    private mutating func addDigits(_ at: Int) {
        for (kind, value) in DigitReading(forms[at]).readings {
            entries[at].append(TimeEntry(kind: kind, value: value, end: at + 1))
        }
    }
}

/// What a token that begins with a digit, or with an apostrophe before digits, may be.
private struct DigitReading {
    private(set) var readings: [(TimeClass, Int)] = []

    init(_ form: String) { read(form) }

    private mutating func read(_ form: String) {
        var bytes = Array(form.utf8)
        let isShort = bytes.first == 0x27
        if isShort { bytes.removeFirst() }
        let digits = bytes.prefix { $0.isDigit }
        guard !digits.isEmpty, digits.count <= 8 else { return }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let rest = bytes[digits.count...]
        if isShort {
            if rest.elementsEqual("s".utf8), digits.count == 2, value % 10 == 0 { readings.append((.decade, value)) }
            return
        }
        if rest.isEmpty { return plain(value, digits.count) }
        if rest.elementsEqual("s".utf8) { return decade(value, digits.count) }
        if rest.count == 2, [[0x73, 0x74], [0x6E, 0x64], [0x72, 0x64], [0x74, 0x68]].contains(Array(rest)) {
            readings.append((.ordinal, value))
            if (1...31).contains(value) { readings.append((.dayno, value)) }
            return
        }
        parted(bytes)
    }

    private mutating func plain(_ value: Int, _ digits: Int) {
        readings.append((.number, value * 100))
        if digits <= 2 {
            if (1...31).contains(value) { readings.append((.dayno, value)) }
            if (1...12).contains(value) { readings.append((.monthno, value)) }
            if (0...24).contains(value) { readings.append((.hour, value)) }
        } else if digits == 4 {
            if (1000...2199).contains(value) { readings.append((.year, value)) }
            if (1250...1520).contains(value) { readings.append((.hijri, value)) }
            if value / 100 <= 24, value % 100 < 60 { readings.append((.clocktime, value)) }
        }
    }

    private mutating func decade(_ value: Int, _ digits: Int) {
        if value % 10 == 0, digits == 2 || digits == 4 && (1000...2190).contains(value) { readings.append((.decade, value)) }
    }

    /// 10:30, 10.30, 10,000, 1.5, 2024-03-03, 2024/03/03, 23/03/2024
    private mutating func parted(_ bytes: [UInt8]) {
        let parts = bytes.split(omittingEmptySubsequences: false) { !$0.isDigit }
        let numbers = parts.map { $0.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) } }
        guard let mark = bytes.first(where: { !$0.isDigit }), parts.allSatisfy({ (1...4).contains($0.count) }) else { return }
        if parts.count == 3, mark == 0x2D || mark == 0x2F || mark == 0x2E { return threeParts(parts.map(\.count), numbers) }
        guard parts.count == 2 else { return }
        let isClock = parts[1].count == 2 && numbers[0] <= 24 && numbers[1] < 60
        if mark == 0x3A || mark == 0x2E, isClock { readings.append((.clocktime, numbers[0] * 100 + numbers[1])) }
        if mark == 0x3A, isClock, parts[0].count == 2 { readings.append((.colonclock, numbers[0] * 100 + numbers[1])) }
        if mark == 0x2E, parts[1].count <= 2 {
            readings.append((.number, numbers[0] * 100 + numbers[1] * (parts[1].count == 1 ? 10 : 1)))
        }
        if mark == 0x2C, parts[1].count == 3 { readings.append((.number, (numbers[0] * 1000 + numbers[1]) * 100)) }
        if mark == 0x2F, numbers[0] == 1, (2...4).contains(numbers[1]) { readings.append((.number, 100 / numbers[1])) }
    }

    /// A date in numbers, where only one order of day and month can be meant.
    private mutating func threeParts(_ widths: [Int], _ numbers: [Int]) {
        if widths[0] == 4, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) { return add(day) }
        guard widths[2] == 4 else { return }
        let dayFirst = Day(year: numbers[2], month: numbers[1], day: numbers[0])
        let monthFirst = Day(year: numbers[2], month: numbers[0], day: numbers[1])
        if let day = dayFirst, monthFirst == nil || monthFirst == day { add(day) }
        if dayFirst == nil, let day = monthFirst { add(day) }
    }

    private mutating func add(_ day: Day) { readings.append((.isodate, day.year * 10_000 + day.month * 100 + day.day)) }
}

/// Numbers written in words: "twenty-five", "two hundred", "three dozen"; and mixed ones: "5 1/2".
private struct NumberWords {
    let forms: [String]
    let end: Int

    /// Adds the entries of numbers of several words; the words' own values, in hundredths from here on, stay.
    func add(to entries: inout [[TimeEntry]], from start: Int) {
        for at in start..<end {
            for index in entries[at].indices
            where entries[at][index].kind == .number && forms[at].utf8.first.map({ !$0.isDigit }) == true {
                entries[at][index].value *= 100
            }
        }
        for at in (start..<end).reversed() {
            guard let first = value(.number, at, entries) else { continue }
            if let (sum, after) = joined(first, at, entries) {
                entries[at].append(TimeEntry(kind: .number, value: sum, end: after))
            }
        }
    }

    private func joined(_ first: Int, _ at: Int, _ entries: [[TimeEntry]]) -> (Int, Int)? {
        var total = first, next = at + 1
        if (2000...9000).contains(first), next + 1 < end, forms[next] == "-", let unit = value(.number, next + 1, entries),
            unit < 1000
        {
            total += unit
            next += 2
        }
        if next < end, let scale = value(.scale, next, entries) {
            total *= scale
            next += 1
        }
        if next < end, let part = value(.number, next, entries), part < 100, part > 0 {
            total += part
            next += 1
        }
        return next > at + 1 ? (total, next) : nil
    }

    private func value(_ kind: TimeClass, _ at: Int, _ entries: [[TimeEntry]]) -> Int? {
        entries[at].first { $0.kind == kind && $0.end == at + 1 }?.value
    }
}
