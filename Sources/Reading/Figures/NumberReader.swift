/// Reads the number that begins at a token: digits, words, and both together ("1.2 million", "twenty-five", "half a dozen").
struct NumberReader {
    struct Number: Hashable {
        var value: Int
        /// What the last scale multiplied by, 1 without one: in "two to three hundred" it belongs to both.
        var scale = 1
        var end: Int
    }

    /// No report counts further; keeps sums from overflowing.
    private static let limit = 1e12

    let words: FigureWords
    let view: TokenView

    /// The number that begins at `start` and ends before `end` or there; nil where none does.
    func number(at start: Int, to end: Int) -> Number? {
        let form = view.forms[start]
        if let share = words.fractions[form] { return half(share, after: start, to: end) }
        var sum = NumberSum()
        var at = start
        if words.holds("articles", form) {
            guard start + 1 < end, words.loneScales.contains(view.forms[start + 1]) else { return group(after: start, to: end) }
            // "a hundred and twenty": the article stands for one.
            _ = sum.add(1)
            at = start + 1
        }
        while at < end {
            guard let token = step(at, sum, to: end), take(token, into: &sum) else { break }
            at = token + 1
        }
        guard at > start, sum.isWhole, sum.value < Self.limit else { return nil }
        return Number(value: Int(sum.value), scale: sum.scale, end: at)
    }

    /// The next token of the number: this one, or the one behind a hyphen or "and" that joins them.
    private func step(_ token: Int, _ sum: NumberSum, to end: Int) -> Int? {
        let form = view.forms[token]
        if isNumber(form) { return sum.isEmpty || !isDigits(form) ? token : nil }
        guard !sum.isEmpty, token + 1 < end, let next = words.numbers[view.forms[token + 1]] else { return nil }
        if words.holds("range-signs", form), next < 10, sum.endsInTens { return token + 1 }
        if form == "and", next < 100, sum.endsInHundreds { return token + 1 }
        return nil
    }

    private func take(_ token: Int, into sum: inout NumberSum) -> Bool {
        let form = view.forms[token]
        if let value = words.numbers[form] { return sum.add(value) }
        if let scale = words.scales[form] { return sum.multiply(by: scale) }
        guard let digits = Self.digits(form) else { return false }
        sum.set(digits)
        return true
    }

    private func isNumber(_ form: String) -> Bool { words.numbers[form] != nil || words.scales[form] != nil || isDigits(form) }

    private func isDigits(_ form: String) -> Bool { form.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }

    /// "half a million", "half a dozen", "half-dozen"
    private func half(_ share: Int, after start: Int, to end: Int) -> Number? {
        let isJoined = start + 1 < end && (words.holds("articles", view.forms[start + 1]) || view.forms[start + 1] == "-")
        let at = isJoined ? start + 2 : start + 1
        guard at < end, let scale = words.scales[view.forms[at]], scale >= 12 else { return nil }
        return Number(value: scale / share, scale: 1, end: at + 1)
    }

    /// "a couple", "a pair"
    private func group(after start: Int, to end: Int) -> Number? {
        guard start + 1 < end else { return nil }
        return words.groups[view.forms[start + 1]].map { Number(value: $0, end: start + 2) }
    }

    /// Digits, with commas or thin groups between thousands and a point before decimals; nil for anything else.
    static func digits(_ form: String) -> Double? {
        var value = 0.0, fraction = 0.0, group = 0, groups = 0
        for byte in form.utf8 {
            switch byte {
            case 0x30...0x39:
                if fraction > 0 {
                    value += Double(byte - 0x30) * fraction
                    fraction /= 10
                } else {
                    value = value * 10 + Double(byte - 0x30)
                    group += 1
                }
            case UInt8(ascii: ",") where fraction == 0 && group > 0 && (groups == 0 ? group <= 3 : group == 3):
                groups += 1
                group = 0
            case UInt8(ascii: ".") where fraction == 0 && group > 0: fraction = 0.1
            default: return nil
            }
        }
        return group > 0 && (groups == 0 || group == 3) && value < limit ? value : nil
    }
}

/// A number while its words come in.
private struct NumberSum {
    private var total = 0.0
    private var current = 0.0
    private(set) var isEmpty = true
    private(set) var scale = 1

    var value: Double { (total + current).rounded() }
    /// "1.2" without "million" behind it counts nothing.
    var isWhole: Bool { abs(total + current - value) < 1e-6 }
    var endsInTens: Bool { current >= 20 && current.truncatingRemainder(dividingBy: 10) == 0 }
    var endsInHundreds: Bool { scale >= 100 && (current == 0 || current.truncatingRemainder(dividingBy: 100) == 0) }

    mutating func set(_ value: Double) {
        current = value
        isEmpty = false
    }

    /// "twenty" and "three" add up, "three" and "twenty" do not.
    mutating func add(_ value: Int) -> Bool {
        let fits = isEmpty || current == 0 || value < 10 && endsInTens || value < 100 && current.truncatingRemainder(dividingBy: 100) == 0
        guard fits else { return false }
        current += Double(value)
        isEmpty = false
        return true
    }

    mutating func multiply(by scale: Int) -> Bool {
        guard !isEmpty else { return false }
        if scale <= 100 {
            current *= Double(scale)
        } else {
            total += max(1, current) * Double(scale)
            current = 0
        }
        self.scale = scale
        return true
    }
}
