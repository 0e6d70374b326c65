/// A sequence of tokens to look for, as rule files write it.
///
/// Elements are separated by blanks. A bare word matches a token's lemma or its form, case aside; `a|b` either; `a?` may be
/// missing; `...` lets up to eight tokens pass; `^` and `$` hold the zone's ends; `[tag=VBD|VBN]`, `[pos=VERB]`,
/// `[name=date]` and `[any]` ask for a Penn tag, a part of speech, a kind of name, or anything at all; `!a` is anything but `a`.
/// `<` and `>` set apart the tokens that the rule hands on.
struct TokenPattern: Hashable, Sendable {
    enum Element: Hashable, Sendable {
        case word(Set<String>), tag(Set<String>), partOfSpeech(Set<String>), name(Set<String>), any
        case gap, start, end, openCapture, closeCapture
        indirect case not(Element)
        indirect case optional(Element)
    }

    /// Tokens that a gap may let pass.
    static let gapLimit = 8

    private(set) var elements: [Element]

    enum Fault: Error, Hashable { case unknownElement(String), empty }

    init(_ text: Substring) throws(Fault) {
        var elements: [Element] = []
        for part in text.split(separator: " ") { elements.append(try Self.element(part)) }
        guard !elements.isEmpty else { throw .empty }
        self.elements = elements
    }

    private static func element(_ part: Substring) throws(Fault) -> Element {
        switch part {
        case "...": return .gap
        case "^": return .start
        case "$": return .end
        case "<": return .openCapture
        case ">": return .closeCapture
        case "[any]": return .any
        default: break
        }
        if part.hasPrefix("!"), part.count > 1 { return .not(try element(part.dropFirst())) }
        if part.hasSuffix("?"), part.count > 1 { return .optional(try element(part.dropLast())) }
        guard part.hasPrefix("[") else { return .word(Set(part.lowercased().split(separator: "|").map(String.init))) }
        let inner = part.dropFirst().dropLast().split(separator: "=", maxSplits: 1)
        guard part.hasSuffix("]"), inner.count == 2 else { throw .unknownElement(String(part)) }
        let values = Set(inner[1].split(separator: "|").map(String.init))
        switch inner[0] {
        case "tag": return .tag(values)
        case "pos": return .partOfSpeech(values)
        case "name": return .name(values)
        default: throw .unknownElement(String(part))
        }
    }

    /// A match: the tokens it covers and the tokens between `<` and `>`, all of it where the pattern sets none apart.
    struct Match: Hashable, Sendable {
        var tokens: Range<Int>
        var captured: Range<Int>
    }

    /// The first match inside a zone, leftmost and then shortest.
    func firstMatch(in view: TokenView, _ zone: Range<Int>) -> Match? {
        // What begins with `^` can match at the zone's beginning alone.
        for start in elements.first == .start ? zone.prefix(1) : zone {
            if let match = match(in: view, zone, at: start) { return match }
        }
        return nil
    }

    /// The shortest match that begins at a token of a zone.
    func match(in view: TokenView, _ zone: Range<Int>, at start: Int) -> Match? {
        var walk = PatternWalk(view: view, zone: zone, elements: elements)
        guard let end = walk.match(element: 0, token: start) else { return nil }
        return Match(tokens: start..<end, captured: walk.captured ?? start..<end)
    }

    /// The pattern with the regular forms of its words, for a lemma that the encoder got wrong.
    func withInflections() -> TokenPattern {
        var pattern = self
        pattern.elements = elements.map { element in
            guard case .word(let words) = element else { return element }
            return .word(words.reduce(into: words) { $0.formUnion(Self.inflections(of: $1)) })
        }
        return pattern
    }

    /// The regular forms of a noun or verb, some of which do not exist.
    static func inflections(of word: String) -> [String] {
        guard word.utf8.count > 3 else { return [] }
        if word.hasSuffix("e") { return [word + "s", word + "d", word.dropLast() + "ing"] }
        if word.hasSuffix("y") { return [word + "s", word.dropLast() + "ies", word.dropLast() + "ied", word + "ing"] }
        let last = word.suffix(1)
        return [word + "s", word + "es", word + "ed", word + "ing", word + last + "ed", word + last + "ing"]
    }

    /// The words that a match can begin with; empty where it need not begin with a certain word.
    var firstWords: Set<String> {
        for element in elements {
            switch element {
            case .openCapture, .closeCapture, .start: continue
            case .word(let words): return words
            default: return []
            }
        }
        return []
    }
}

/// One attempt at matching from one token.
private struct PatternWalk {
    let view: TokenView
    let zone: Range<Int>
    let elements: [TokenPattern.Element]
    var captureStart: Int?
    var captured: Range<Int>?

    init(view: TokenView, zone: Range<Int>, elements: [TokenPattern.Element]) {
        self.view = view
        self.zone = zone
        self.elements = elements
    }

    /// The token behind the match of the elements from `element` on, nil where they do not match.
    mutating func match(element index: Int, token: Int) -> Int? {
        guard index < elements.count else { return token }
        switch elements[index] {
        case .start: return token == zone.lowerBound ? match(element: index + 1, token: token) : nil
        case .end: return token == zone.upperBound ? match(element: index + 1, token: token) : nil
        case .openCapture:
            captureStart = token
            return match(element: index + 1, token: token)
        case .closeCapture:
            let range = (captureStart ?? token)..<token
            guard let end = match(element: index + 1, token: token) else { return nil }
            captured = range
            return end
        case .gap:
            for next in token...min(token + TokenPattern.gapLimit, zone.upperBound) {
                if let end = match(element: index + 1, token: next) { return end }
            }
            return nil
        case .optional(let inner):
            if accepts(inner, token), let end = match(element: index + 1, token: token + 1) { return end }
            return match(element: index + 1, token: token)
        case let element:
            return accepts(element, token) ? match(element: index + 1, token: token + 1) : nil
        }
    }

    private func accepts(_ element: TokenPattern.Element, _ token: Int) -> Bool {
        guard zone.contains(token) else { return false }
        switch element {
        case .word(let words): return words.contains(view.forms[token]) || words.contains(view.lemmas[token])
        case .tag(let tags): return tags.contains(view.tags[token])
        case .partOfSpeech(let kinds): return kinds.contains(view.partsOfSpeech[token])
        case .name(let kinds): return view.names[token].map(kinds.contains) ?? false
        case .not(let inner): return !accepts(inner, token)
        case .any: return true
        case .gap, .start, .end, .openCapture, .closeCapture, .optional: return false
        }
    }
}
