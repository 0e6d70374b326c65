import Testing

@testable import Record

@Suite struct SearchWordsTests {
    @Test(arguments: [
        ("bridge shelled", "\"bridge\" \"shelled\""),
        ("\"lay down arms\" valley", "\"lay down arms\" \"valley\""),
        ("shell*", "\"shell\"*"),
        ("NOT army OR NEAR(", "\"NOT\" \"army\" \"OR\" \"NEAR(\""),
        ("“open quotation", "\"open quotation\""),
    ])
    func becomesAQueryOfWordsAlone(words: String, query: String) {
        #expect(SearchWords.query(words) == query)
    }

    @Test(arguments: ["", "  ", "*", "\"\"", "- ( )"])
    func isNothingWithoutWords(words: String) {
        #expect(SearchWords.query(words) == nil)
    }
}
