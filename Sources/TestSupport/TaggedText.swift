import Reading

/// An analysed document written by hand, for tests of what comes after the encoder:
/// `⟦1.source|The mayor , ⟦person|Davit Sarsen⟧ ,⟧ ⟦1.cue|said⟧ ⟦1.content|it was over⟧ .`
///
/// Tokens are separated by blanks, lines are paragraphs, a full stop ends a sentence. `word/TAG` gives a Penn tag;
/// without one, words in a short list of common ones have theirs, capitals are proper nouns, and the rest are nouns. Marks with a number
/// become attributions, others names.
package struct TaggedText {
    package private(set) var document: Document
    /// Tokens of each mark by its label, in order of their beginnings.
    package private(set) var marks: [String: [Range<Int>]] = [:]

    package init(_ source: String) {
        var reader = TaggedTextReader()
        for line in source.split(separator: "\n") { reader.read(line) }
        document = reader.document()
        for mark in reader.marks.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
            marks[mark.label, default: []].append(mark.tokens)
        }
        addAttributions()
        for (label, ranges) in marks where !label.contains(".") {
            document.names += ranges.map { NameSpan(tokens: $0, label: label, score: 0.9) }
        }
        document.names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private mutating func addAttributions() {
        let numbers = Set(marks.keys.compactMap { $0.split(separator: ".").first.flatMap { Int($0) } })
        document.attributions = numbers.sorted().map { number in
            RawAttribution(
                cue: marks["\(number).cue"] ?? [], sources: marks["\(number).source"] ?? [],
                contents: marks["\(number).content"] ?? [], score: 1)
        }
    }
}

/// Collects tokens, sentences and marks line by line.
private struct TaggedTextReader {
    var text: [UInt8] = []
    var tokens = Tokens()
    var tags: [String] = []
    var sentences: [Sentence] = []
    var blocks: [Block] = []
    var marks: [(label: String, tokens: Range<Int>)] = []
    private var open: [(label: String, start: Int)] = []

    mutating func read(_ line: Substring) {
        let start = text.count, first = tags.count
        var sentenceStart = first
        var spaced = ""
        for character in line {
            switch character {
            case "⟦": spaced += " ⟦"
            case "|": spaced += " "
            case "⟧": spaced += " ⟧ "
            default: spaced.append(character)
            }
        }
        for piece in spaced.split(separator: " ") {
            if piece.hasPrefix("⟦") {
                open.append((String(piece.dropFirst()), tags.count))
            } else if piece == "⟧" {
                if let last = open.popLast() { marks.append((last.label, last.start..<tags.count)) }
            } else {
                add(piece, isFirst: tags.count == sentenceStart)
                if piece == "." || piece == "?" { sentenceStart = close(from: sentenceStart) }
            }
        }
        if sentenceStart < tags.count { sentenceStart = close(from: sentenceStart) }
        blocks.append(Block(span: Span(start, max(start, text.count - 1)), role: .body))
    }

    private mutating func add(_ piece: Substring, isFirst: Bool) {
        let parts = piece.split(separator: "/", maxSplits: 1)
        let word = parts.first.map(String.init) ?? "/"
        tags.append(parts.count == 2 ? String(parts[1]) : TaggedTextReader.tag(word, isFirst: isFirst))
        tokens.spans.append(Span(text.count, text.count + word.utf8.count))
        tokens.spaceAfter.append(true)
        text += Array(word.utf8) + [UInt8(ascii: " ")]
    }

    private mutating func close(from start: Int) -> Int {
        let span = tokens.spans[start].joined(with: tokens.spans[tags.count - 1])
        sentences.append(Sentence(tokens: start..<tags.count, span: span, block: blocks.count))
        return tags.count
    }

    func document() -> Document {
        let report = Report(
            id: Report.ID(rawValue: "test"), path: "test", text: text, offsets: OffsetMap(identity: text.count), blocks: blocks)
        var document = Document(report: report, tokens: tokens, sentences: sentences)
        document.syntax.tags = tags
        document.syntax.partsOfSpeech = tags.map(TaggedTextReader.partOfSpeech)
        document.syntax.features = tags.map { _ in "_" }
        document.syntax.heads = tags.map { _ in -1 }
        document.syntax.relations = tags.map { _ in "dep" }
        document.syntax.lemmas = tags.indices.map { index in
            let form = String(decoding: document.bytes(index), as: UTF8.self)
            return tags[index] == "NNS" && form.hasSuffix("s") ? String(form.dropLast()) : form
        }
        return document
    }

    private static func tag(_ word: String, isFirst: Bool) -> String {
        if let tag = common[word.lowercased()] { return tag }
        guard let first = word.unicodeScalars.first else { return "NN" }
        if first.properties.numericType != nil { return "CD" }
        if !first.properties.isAlphabetic { return ["(": "-LRB-", ")": "-RRB-", "“": "``", "”": "''", "'s": "POS", "-": "HYPH"][word] ?? word }
        return first.properties.isUppercase && !isFirst ? "NNP" : "NN"
    }

    private static let common: [String: String] = [
        "the": "DT", "a": "DT", "an": "DT", "another": "DT", "both": "DT", "neither": "DT", "some": "DT", "this": "DT",
        "he": "PRP", "she": "PRP", "it": "PRP", "they": "PRP", "we": "PRP", "i": "PRP", "them": "PRP", "him": "PRP",
        "his": "PRP$", "her": "PRP$", "its": "PRP$", "their": "PRP$", "our": "PRP$", "my": "PRP$",
        "of": "IN", "for": "IN", "in": "IN", "at": "IN", "with": "IN", "from": "IN", "on": "IN", "as": "IN", "to": "IN", "by": "IN",
        "that": "IN", "and": "CC", "or": "CC", "but": "CC", "who": "WP", "one": "CD", "two": "CD", "three": "CD",
        "said": "VBD", "told": "VBD", "denied": "VBD", "added": "VBD", "was": "VBD", "were": "VBD", "had": "VBD", "left": "VBD",
        "says": "VBZ", "is": "VBZ", "known": "VBN", "not": "RB",
    ]

    private static func partOfSpeech(_ tag: String) -> PartOfSpeech {
        switch tag {
        case "NN", "NNS": .noun
        case "NNP", "NNPS": .properNoun
        case "DT": .determiner
        case "PRP", "PRP$", "WP": .pronoun
        case "IN": .adposition
        case "CC": .coordinator
        case "CD": .numeral
        case "RB": .adverb
        case "POS": .particle
        default: tag.hasPrefix("VB") ? .verb : tag.hasPrefix("JJ") ? .adjective : .punctuation
        }
    }
}
