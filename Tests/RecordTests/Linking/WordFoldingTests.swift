import Testing

@testable import Record

@Suite struct WordFoldingTests {
    @Test(arguments: [
        ("killed", "killing"), ("bodies", "body"), ("seventeen", "17"), ("strikes", "strike"), ("shelled", "shelling"), ("fighters", "fighter"),
    ])
    func stemsMeet(a: String, b: String) {
        #expect(WordFolding.stems(of: a) == WordFolding.stems(of: b))
    }

    @Test func numbersInWordsAreOne() {
        #expect(WordFolding.stems(of: "thirty-eight men, twenty or five") == ["38", "men", "20", "or", "5"])
    }

    @Test func signsEndWords() {
        #expect(WordFolding.words(of: "“Five,” he said—twice: 3,500 men.") == ["five", "he", "said", "twice", "3500", "men"])
    }

    @Test(arguments: ["1970-01-01", "2024-02-29", "1999-12-31", "2000-03-01"])
    func daysAreCountedAndReadBack(day: String) throws {
        #expect(DayNumber.text(of: try #require(DayNumber.of(day))) == day)
    }

    @Test func daysAreCountedFrom1970() {
        #expect(DayNumber.of("1970-01-02") == 1)
        #expect(DayNumber.of("2024-03-01") == Told.day)
        #expect(DayNumber.of("someday") == nil)
    }
}
