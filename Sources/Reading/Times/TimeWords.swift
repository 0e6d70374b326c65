#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The words of time by their first token, with what they are; and the literal words that rules ask for.
struct TimeWords: Sendable {
    struct Phrase: Hashable, Sendable {
        /// The tokens behind the first.
        var rest: [String]
        var kind: TimeClass
        var value: Int
    }

    struct Word: Hashable, Sendable {
        /// Number of the word among the literals of the rules, −1 for none.
        var literal = -1
        var phrases: [Phrase] = []
    }

    private(set) var words: [String: Word] = [:]
    private var literals = 0

    init(path: String, feasts: Feasts) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        var section: TimeClass?
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            func fault(_ reason: String) -> DataError { DataError(file: path, fault: .wrong(line: index + 1, reason)) }
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = TimeClass(rawValue: String(line.dropFirst().dropLast()))
                guard let section, TimeClass.written.contains(section) else { throw fault("unknown section \(line)") }
                continue
            }
            guard let section else { throw fault("words before the first [section]") }
            guard let parts = TimeWords.entry(line), let value = TimeWords.value(parts.value, of: section) else {
                throw fault("expected: VALUE = phrase; phrase")
            }
            for phrase in parts.phrases { add(phrase, section, value) }
        }
        for (index, feast) in feasts.all.enumerated() {
            for name in feast.names { add(name, .feast, index) }
        }
        for word in words.keys { words[word]?.phrases.sort { $0.rest.count > $1.rest.count } }
    }

    subscript(form: String) -> Word? { words[form] }

    /// The number of a literal word, made when first asked for.
    mutating func literal(_ word: String) -> Int {
        if let known = words[word]?.literal, known >= 0 { return known }
        words[word, default: Word()].literal = literals
        literals += 1
        return literals - 1
    }

    /// The value of a word in a class; nil where it is none of it.
    func value(_ form: String, as kind: TimeClass) -> Int? {
        words[form]?.phrases.first { $0.kind == kind && $0.rest.isEmpty }?.value
    }

    private mutating func add(_ phrase: String, _ kind: TimeClass, _ value: Int) {
        let tokens = TimeWords.tokens(of: phrase)
        guard let first = tokens.first else { return }
        words[first, default: Word()].phrases.append(Phrase(rest: Array(tokens.dropFirst()), kind: kind, value: value))
    }

    /// A phrase cut as the tokeniser cuts: hyphens and the possessive stand alone.
    private static func tokens(of phrase: String) -> [String] {
        var tokens: [String] = []
        for word in phrase.split(separator: " ") {
            var rest = word
            while let hyphen = rest.firstIndex(of: "-"), rest.count > 1 {
                if hyphen > rest.startIndex { tokens.append(String(rest[..<hyphen])) }
                tokens.append("-")
                rest = rest[rest.index(after: hyphen)...]
            }
            if rest.count > 2, rest.hasSuffix("'s") {
                tokens += [String(rest.dropLast(2)), "'s"]
            } else if !rest.isEmpty {
                tokens.append(String(rest))
            }
        }
        return tokens
    }

    private static func entry(_ line: Substring) -> (value: String, phrases: [String])? {
        let parts = line.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let phrases = parts[1].split(separator: ";").map { $0.drop { $0 == " " } }.map(String.init).filter { !$0.isEmpty }
        return (parts[0].split(separator: " ").joined(), phrases)
    }

    private static func value(_ text: String, of kind: TimeClass) -> Int? {
        switch kind {
        case .unit, .units, .frequency: TimeUnit(name: text)?.rawValue
        case .part: PartOfDay(rawValue: text).flatMap(PartOfDay.allCases.firstIndex)
        case .season: Season(rawValue: text).flatMap(Season.allCases.firstIndex)
        case .vague, .prefix, .ahead, .fixed, .arrange, .grant, .aim, .openModal, .aheadClause: 0
        default: Int(text)
        }
    }
}
