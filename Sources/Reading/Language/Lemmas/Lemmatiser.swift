import Encoder

/// Judges the lemma that the model gives: it stays where it is attested, else the word's known lemma or a plausible stem takes its place.
///
/// The model makes lemmas by cutting endings and slips on participles and rare words ("nam" for "named").
struct Lemmatiser: Sendable {
    struct WordClass {
        var part: PartOfSpeech
        var tag: String
    }

    private let table: LemmaTable
    private let endings: Endings
    private let pieces: WordPieceTokenizer
    /// Rules that are tried where the likeliest makes no common word.
    private static let tries = 4

    init(data: DataDirectory, pieces: WordPieceTokenizer) throws(DataError) {
        table = try LemmaTable(data: data, name: "lexicons/lemmas.tsv")
        endings = try Endings(path: data.file("lexicons/endings.txt"))
        self.pieces = pieces
    }

    /// - Parameters:
    ///   - rules: the model's ways of making a lemma, one for each column of the scores.
    func lemma(of form: ArraySlice<UInt8>, as word: WordClass, rules: [LemmaRule], _ scores: ScoreMatrix, row: Int) -> String {
        settled(form, word.part, word.tag, model: guess(String(decoding: form, as: UTF8.self), rules, scores, row))
    }

    /// The lemma by the model's likeliest rule; where that makes no common word ("verifie"), by the likeliest that makes one.
    private func guess(_ form: String, _ rules: [LemmaRule], _ scores: ScoreMatrix, _ row: Int) -> String {
        let best = scores.best(row: row)
        let lemma = rules[best].lemma(of: form)
        let isPlain = (form + lemma).utf8.allSatisfy { (0x61...0x7A).contains($0) }
        guard lemma != form, isPlain, !pieces.isWhole(lemma.utf8) else { return lemma }
        var tried = [best]
        for _ in 0..<Self.tries {
            let rest = (0..<scores.columns).filter { !tried.contains($0) }
            guard let next = rest.max(by: { scores[row, $0] < scores[row, $1] }) else { break }
            let other = rules[next].lemma(of: form)
            if pieces.isWhole(other.utf8) { return other }
            tried.append(next)
        }
        return lemma
    }

    private func settled(_ form: ArraySlice<UInt8>, _ part: PartOfSpeech, _ tag: String, model: String) -> String {
        let small = Array(lowercased(form)), isName = tag.hasPrefix("NNP") || part == .properNoun
        let keepsCase = part == .properNoun || small.elementsEqual(form) || form.elementsEqual("I".utf8)
        let forms = keepsCase ? [Array(form)] : [small, Array(form)]
        let known = forms.map { table.lemmas(of: $0, part) }
        if known.contains(where: { $0.contains(model) }) { return model }
        for (form, lemmas) in zip(forms, known) {
            guard !lemmas.isEmpty else { continue }
            if let lemma = table.lemmas(of: form, part, tag: tag).first { return lemma }
            if !isName, let lemma = lemmas.first { return lemma }
        }
        if part == .numeral, let plain = Self.withoutCommas(form) { return plain }
        return isName ? model : stem(of: small, part, tag, model) ?? model
    }

    /// "20,000" is counted as "20000".
    private static func withoutCommas(_ form: ArraySlice<UInt8>) -> String? {
        let comma = UInt8(ascii: ","), point = UInt8(ascii: ".")
        guard form.allSatisfy({ (0x30...0x39).contains($0) || $0 == comma || $0 == point }) else { return nil }
        return String(decoding: form.filter { $0 != comma }, as: UTF8.self)
    }

    /// The stem that is a word; among several, and where none is, the one that spelling speaks for.
    private func stem(of form: [UInt8], _ part: PartOfSpeech, _ tag: String, _ model: String) -> String? {
        guard part == (tag == "NNS" ? .noun : .verb) else { return nil }
        let stems = endings.stems(of: form, tag: tag)
        guard let plain = stems.first else { return nil }
        var words = stems.filter { isKnown($0, part) }
        if words.isEmpty { words = stems.filter { pieces.isWhole($0) } }
        if words.count == 1 { return String(decoding: words[0], as: UTF8.self) }
        if words.isEmpty, part == .noun, model.utf8.elementsEqual(form) { return model }
        let left = words.isEmpty ? stems : words
        guard tag != "VBZ", tag != "NNS" else { return String(decoding: left[0], as: UTF8.self) }
        if stems.count > 1, stems[1].count > plain.count, let isLost = endings.isELost(behind: plain) {
            return String(decoding: stems[isLost ? 1 : 0], as: UTF8.self)
        }
        return left.contains { model.utf8.elementsEqual($0) } ? model : String(decoding: left[0], as: UTF8.self)
    }

    private func isKnown(_ stem: [UInt8], _ part: PartOfSpeech) -> Bool {
        if table.knows(stem, part) { return true }
        return part == .verb && endings.withoutPrefix(stem).contains { table.knows($0, part) }
    }
}
