/// The tokens of a report in order, as the tokeniser leaves them: spans, and nothing yet of what they are.
package struct Tokens: Hashable, Sendable {
    package var spans: [Span]
    /// Whether blank space follows the token, as `SpaceAfter` in CoNLL-U.
    package var spaceAfter: [Bool]

    package init(spans: [Span] = [], spaceAfter: [Bool] = []) {
        self.spans = spans
        self.spaceAfter = spaceAfter
    }

    package var count: Int { spans.count }
}

/// Tokens that belong together, inside one block.
package struct Sentence: Hashable, Sendable {
    /// Indices into the document's tokens; never empty.
    package var tokens: Range<Int>
    package var span: Span
    /// Index of the block of the report that it stands in.
    package var block: Int

    package init(tokens: Range<Int>, span: Span, block: Int) {
        self.tokens = tokens
        self.span = span
        self.block = block
    }
}

/// The universal parts of speech of Universal Dependencies 2.
package enum PartOfSpeech: String, Sendable, CaseIterable, Codable {
    case adjective = "ADJ"
    case adposition = "ADP"
    case adverb = "ADV"
    case auxiliary = "AUX"
    case coordinator = "CCONJ"
    case determiner = "DET"
    case interjection = "INTJ"
    case noun = "NOUN"
    case numeral = "NUM"
    case particle = "PART"
    case pronoun = "PRON"
    case properNoun = "PROPN"
    case punctuation = "PUNCT"
    case subordinator = "SCONJ"
    case symbol = "SYM"
    case verb = "VERB"
    case other = "X"
}

/// What the encoder says of every token: parallel lists, one entry a token, empty until analysed.
package struct Syntax: Hashable, Sendable {
    package var partsOfSpeech: [PartOfSpeech] = []
    /// Penn Treebank tags.
    package var tags: [String] = []
    /// Features as CoNLL-U writes them, `_` for none.
    package var features: [String] = []
    package var lemmas: [String] = []
    /// Index of the governing token in the document, −1 for the root of a sentence.
    package var heads: [Int] = []
    /// Relation to the governing token, with its subtype (`nsubj:pass`).
    package var relations: [String] = []

    package init() {}

    /// Lists of one entry for each of `count` tokens, to be filled.
    init(count: Int) {
        partsOfSpeech = [PartOfSpeech](repeating: .other, count: count)
        tags = [String](repeating: "", count: count)
        features = [String](repeating: "_", count: count)
        lemmas = [String](repeating: "", count: count)
        heads = [Int](repeating: -1, count: count)
        relations = [String](repeating: "", count: count)
    }
}
