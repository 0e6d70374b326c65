import Reading

/// A sentence that came as CoNLL-U: what is kept of it beside its words.
struct GivenSentence: Hashable, Sendable {
    /// The lines that begin with `#`.
    var comments: [String] = []
    /// Lines of surface words that hold several words (`1-2  don't`), by the index of their first word.
    var surfaceLines: [Int: String] = [:]
    /// The last column of each word.
    var misc: [String] = []
}

/// Documents whose words and sentences are given, as in `parse --pretokenized`.
struct GivenDocument: Sendable {
    var document: Document
    var sentences: [GivenSentence]
}

/// A line that is not CoNLL-U.
struct ConlluError: Error, Hashable, CustomStringConvertible {
    var path: String
    var line: Int
    var reason: String

    var description: String { "\(path):\(line): \(reason)" }
}

/// Reads CoNLL-U for its words; a document begins at each `newdoc` comment. Empty nodes (`8.1`) are left out.
struct GivenSentences {
    private let path: String
    private var documents: [GivenDocument] = []
    private var draft = Draft()
    /// Of the sentence in reading.
    private var sentence = GivenSentence()
    /// Last word of the surface word in reading, and whether a blank follows it.
    private var surface: (last: Int, spaceAfter: Bool)?
    private var firstToken = 0

    /// The text that the words make, and where they stand in it.
    private struct Draft {
        var text: [UInt8] = []
        var tokens = Tokens()
        var sentences: [Sentence] = []
        var given: [GivenSentence] = []
        var paragraph = 0
    }

    static func documents(in text: String, path: String) throws(ConlluError) -> [GivenDocument] {
        var reading = GivenSentences(path: path)
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            try reading.take(line.hasSuffix("\r") ? line.dropLast() : line, number: number)
        }
        reading.endSentence()
        reading.endDocument()
        guard !reading.documents.isEmpty else {
            throw ConlluError(path: path, line: number, reason: "there are no words of CoNLL-U in it")
        }
        return reading.documents
    }

    private init(path: String) { self.path = path }

    private mutating func take(_ line: Substring, number: Int) throws(ConlluError) {
        if line.isEmpty { return endSentence() }
        if line.hasPrefix("#") {
            // A comment behind words without a blank line between belongs to the next sentence.
            if !sentence.misc.isEmpty { endSentence() }
            if line.hasPrefix("# newdoc") { endDocument() }
            if line.hasPrefix("# newpar"), !draft.sentences.isEmpty { draft.paragraph += 1 }
            sentence.comments.append(String(line))
            return
        }
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count == 10 else {
            throw ConlluError(path: path, line: number, reason: "\(columns.count) columns where CoNLL-U has 10, parted by tabs")
        }
        guard !columns[1].isEmpty else { throw ConlluError(path: path, line: number, reason: "the word is empty") }
        let spaceAfter = !columns[9].split(separator: "|").contains("SpaceAfter=No")
        if let word = Int(columns[0]) {
            guard word == sentence.misc.count + 1 else {
                throw ConlluError(path: path, line: number, reason: "word \(sentence.misc.count + 1) expected, not \(word)")
            }
            append(word: columns[1], spaceAfter: spaceAfter, misc: columns[9])
        } else if columns[0].contains("-") {
            guard let last = Int(columns[0].split(separator: "-").last ?? "") else {
                throw ConlluError(path: path, line: number, reason: "“\(columns[0])” is no number of a word")
            }
            surface = (last, spaceAfter)
            sentence.surfaceLines[sentence.misc.count] = String(line)
        } else if !columns[0].contains(".") {
            throw ConlluError(path: path, line: number, reason: "“\(columns[0])” is no number of a word")
        }
    }

    private mutating func append(word: Substring, spaceAfter: Bool, misc: Substring) {
        let start = draft.text.count
        draft.text.append(contentsOf: word.utf8)
        draft.tokens.spans.append(Span(start, draft.text.count))
        sentence.misc.append(String(misc))
        var spaceAfter = spaceAfter
        if let surface {
            spaceAfter = sentence.misc.count >= surface.last && surface.spaceAfter
            if sentence.misc.count >= surface.last { self.surface = nil }
        }
        draft.tokens.spaceAfter.append(spaceAfter)
        if spaceAfter { draft.text.append(UInt8(ascii: " ")) }
    }

    private mutating func endSentence() {
        let tokens = firstToken..<draft.tokens.count
        guard let first = tokens.first, let last = tokens.last else { return }
        let span = Span(draft.tokens.spans[first].start, draft.tokens.spans[last].end)
        draft.sentences.append(Sentence(tokens: tokens, span: span, block: draft.paragraph))
        draft.given.append(sentence)
        sentence = GivenSentence()
        surface = nil
        firstToken = draft.tokens.count
    }

    private mutating func endDocument() {
        defer {
            draft = Draft()
            firstToken = 0
        }
        guard !draft.sentences.isEmpty else { return }
        let paragraphs = Dictionary(grouping: draft.sentences, by: \.block)
        let blocks = (0...draft.paragraph).map { number in
            let sentences = paragraphs[number] ?? []
            let start = sentences.first?.span.start ?? 0
            return Block(span: Span(start, sentences.last?.span.end ?? start), role: .body)
        }
        let report = Report(
            id: .init(rawValue: ""), path: path, text: draft.text, offsets: OffsetMap(identity: draft.text.count), blocks: blocks)
        let document = Document(report: report, tokens: draft.tokens, sentences: draft.sentences)
        documents.append(GivenDocument(document: document, sentences: draft.given))
    }
}
