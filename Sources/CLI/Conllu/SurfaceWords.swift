import Reading

/// Which words a text writes as one: `don't`, `cannot`, `army's`.
///
/// English treebanks give such words a line of their own (`1-2  don't`) before those of their parts; parts that only
/// touch, as in `5pm` or `half-dead`, have none.
struct SurfaceWords {
    private let document: Document

    init(_ document: Document) { self.document = document }

    /// The parts of the surface word that begins at a token, nil where the token is one by itself.
    func parts(from token: Int, in sentence: Sentence) -> Range<Int>? {
        var end = token + 1
        while end < sentence.tokens.upperBound, isJoined(end) { end += 1 }
        return end > token + 1 ? token..<end : nil
    }

    private func isJoined(_ token: Int) -> Bool {
        let spans = document.tokens.spans
        guard !document.tokens.spaceAfter[token - 1], let before = document.report.words(spans[token - 1]).unicodeScalars.last,
            before.properties.isAlphabetic || before.properties.numericType != nil
        else { return false }
        let tags = document.syntax.tags
        if tags.indices.contains(token), tags[token] == "POS" { return true }
        let word = document.report.words(spans[token]).unicodeScalars
        guard let first = word.first else { return false }
        if first == "'" || first == "’" { return word.count > 1 && word.dropFirst().allSatisfy(\.properties.isAlphabetic) }
        return first.properties.isAlphabetic && before.properties.isAlphabetic
    }
}
