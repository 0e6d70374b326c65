import Testing

@testable import Reading

private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let blocks = [Block(span: Span(0, bytes.count), role: .body)]
    let (tokens, counts) = Tokenizer(lexicon: tokenLexicon).tokens(of: bytes, in: blocks)
    return SentenceSplitter(lexicon: tokenLexicon).sentences(of: bytes, tokens: tokens, counts: counts)
        .map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
}

@Suite struct SentenceSplitterTests {
    /// The bar stands where a sentence ends.
    @Test(arguments: [
        "He left.| She stayed.| It rained.",
        "Gen. Vane met Mr. Oduya in the U.S. on Monday.| Then he flew home.",
        "“We came.”| “We saw,” he said. |\"It ended.\"| Nobody knows.",
        "“Why?” he asked.| Nobody answered!| The end",
        "He lives in the U.S.| The army left.",
        "The mine blew up at 10:35 a.m. (0735 GMT) on Friday.| Nobody was hurt.",
        "It cost 3.5 million.| 200 men left …| Others stayed.",
        "1. The first item.| 2. Another",
        "FILE -| Soldiers patrol in Karsa.| FILE PHOTO:| A tank burns.",
        "He went to school in Dulwich.[17]| Later he left.4| Nobody knows.",
    ])
    func splits(marked: String) {
        let expected = marked.split(separator: "|").map { $0.trimmingPrefix(" ") }
            .map { $0.hasSuffix(" ") ? String($0.dropLast()) : String($0) }
        #expect(sentences(marked.filter { $0 != "|" }) == expected)
    }
}
