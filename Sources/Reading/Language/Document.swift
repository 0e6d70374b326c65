/// A name the encoder found.
package struct NameSpan: Hashable, Sendable {
    package var tokens: Range<Int>
    /// A label of the model's entity set.
    package var label: String
    /// How sure the model is, 0–1.
    package var score: Float
    /// False until the rest of the report has spoken for a name that is unsure where it stands.
    var isSure = true

    package init(tokens: Range<Int>, label: String, score: Float) {
        self.tokens = tokens
        self.label = label
        self.score = score
    }
}

/// An attribution as the encoder gives it: which words are cue, source and content of each other.
package struct RawAttribution: Hashable, Sendable {
    package var cue: [Range<Int>]
    /// Empty where nobody is named ("it was reported that").
    package var sources: [Range<Int>]
    package var contents: [Range<Int>]
    /// Mean probability of the cue's labels, 0–1.
    package var score: Float
    /// The model's probability of each certainty, in the order of `Statement.Certainty.allCases`; empty where not asked.
    package var certainty: [Float]
    /// The rule that found it, where it was not the encoder.
    package var rule: String?

    package init(
        cue: [Range<Int>], sources: [Range<Int>], contents: [Range<Int>], score: Float, certainty: [Float] = []
    ) {
        self.cue = cue
        self.sources = sources
        self.contents = contents
        self.score = score
        self.certainty = certainty
    }
}

/// A report with its tokens, sentences and everything the encoder says of them.
///
/// Lists that speak of tokens are parallel to `tokens.spans`; ranges are indices into it.
package struct Document: Sendable {
    package var report: Report
    package var tokens: Tokens
    package var sentences: [Sentence]
    package var syntax: Syntax
    package var names: [NameSpan]
    package var attributions: [RawAttribution]
    /// The encoder's vectors of the tokens, 384 numbers each; empty where they are not asked for, and in a book.
    var vectors: [Float] = []

    package init(report: Report, tokens: Tokens, sentences: [Sentence]) {
        self.report = report
        self.tokens = tokens
        self.sentences = sentences
        self.syntax = Syntax()
        self.names = []
        self.attributions = []
    }

    /// The bytes of a token.
    package func bytes(_ token: Int) -> ArraySlice<UInt8> { report.text[tokens.spans[token].range] }

    /// The words from the first to the last token of a range, as they stand in the text.
    package func span(_ range: Range<Int>) -> Span {
        guard let first = range.first, let last = range.last else { return Span(0, 0) }
        return Span(tokens.spans[first].start, tokens.spans[last].end)
    }

    /// The tokens that begin inside a span.
    package func tokens(in span: Span) -> Range<Int> {
        let first = tokens.spans.partitioningIndex { $0.start >= span.start }
        return first..<max(first, tokens.spans.partitioningIndex { $0.start >= span.end })
    }

    /// Index of the sentence that holds a token.
    package func sentence(of token: Int) -> Int {
        max(0, sentences.partitioningIndex { $0.tokens.lowerBound > token } - 1)
    }
}
