import Reading

/// A dependency tree in text: one word a line in the order of the sentence, what governs it to its left.
///
/// ```
///    ╭─ The      DET   det
/// ╭─ army        NOUN  nsubj
/// denied         VERB  root
/// ╰─ it          PRON  obj
/// ```
struct TreeDrawing {
    /// Beyond this a drawing is no help, and its lines would be too long.
    private static let limit = 150

    private let document: Document
    private let sentence: Sentence
    private var children: [Int: [Int]] = [:]
    private(set) var rows: [(drawing: String, token: Int)] = []

    init?(_ sentence: Sentence, of document: Document) {
        let heads = document.syntax.heads
        guard heads.count == document.tokens.count, sentence.tokens.count <= Self.limit else { return nil }
        self.document = document
        self.sentence = sentence
        for token in sentence.tokens where sentence.tokens.contains(heads[token]) {
            children[heads[token], default: []].append(token)
        }
        for root in sentence.tokens where !sentence.tokens.contains(heads[root]) { draw(root, Trunk()) }
    }

    /// What is drawn left of a word's lines: above it, at it, below it.
    private struct Trunk {
        var above = ""
        var joint = ""
        var below = ""
    }

    /// A word stands below the words that it governs to its left, above those to its right.
    private mutating func draw(_ token: Int, _ trunk: Trunk) {
        let before = (children[token] ?? []).filter { $0 < token }
        let after = (children[token] ?? []).filter { $0 > token }
        for (index, child) in before.enumerated() {
            let isFirst = index == 0
            draw(
                child,
                Trunk(
                    above: trunk.above + (isFirst ? "   " : "│  "), joint: trunk.above + (isFirst ? "╭─ " : "├─ "),
                    below: trunk.above + "│  "))
        }
        rows.append((trunk.joint, token))
        for (index, child) in after.enumerated() {
            let isLast = index == after.count - 1
            draw(
                child,
                Trunk(
                    above: trunk.below + "│  ", joint: trunk.below + (isLast ? "╰─ " : "├─ "),
                    below: trunk.below + (isLast ? "   " : "│  ")))
        }
    }

    /// The drawing with part of speech and relation in columns of their own.
    var lines: [String] {
        let words = rows.map { $0.drawing + ScreenText.line(document.report.words(document.tokens.spans[$0.token])) }
        let widest = words.map { ScreenWidth.columns(of: $0) }.max() ?? 0
        return zip(rows, words).map { row, word in
            let part = document.syntax.partsOfSpeech[row.token].rawValue
            let padding = String(repeating: " ", count: widest - ScreenWidth.columns(of: word) + 2)
            let gap = String(repeating: " ", count: max(1, 7 - part.utf8.count))
            return word + padding + part + gap + document.syntax.relations[row.token]
        }
    }
}
