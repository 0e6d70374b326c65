import Reading

/// Spans as the tables hold them: a JSON list of [start, end) in bytes of the original.
enum SpanText {
    static func of(_ spans: [Span]) -> String {
        "[" + spans.map { "[\($0.start),\($0.end)]" }.joined(separator: ",") + "]"
    }

    /// Spans of a text that this made; anything else has none.
    static func spans(in text: String) -> [Span] {
        let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        return stride(from: 0, to: numbers.count - 1, by: 2).compactMap { index in
            numbers[index] <= numbers[index + 1] ? Span(numbers[index], numbers[index + 1]) : nil
        }
    }
}
