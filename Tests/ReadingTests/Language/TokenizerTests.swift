import Testing
import TestSupport

@testable import Reading

/// The lexicon of the repository, read once.
let tokenLexicon: TokenLexicon = {
    let path = repositoryFile("Data/lexicons/tokens.txt")
    do { return try TokenLexicon(path: path) } catch { fatalError("\(error)") }
}()

private func tokens(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let blocks = [Block(span: Span(0, bytes.count), role: .body)]
    let spans = Tokenizer(lexicon: tokenLexicon).tokens(of: bytes, in: blocks).tokens.spans
    return spans.map { String(decoding: bytes[$0.range], as: UTF8.self) }
}

@Suite struct TokenizerTests {
    /// The expected tokens stand between blanks.
    @Test(arguments: [
        ("He didn't say.", "He did n't say ."),
        ("They’re Sana’a's best, can't they?", "They ’re Sana’a 's best , ca n't they ?"),
        ("The U.S.-led force", "The U.S. - led force"),
        ("re-elected al-Qaeda's ex-chief", "re-elected al - Qaeda 's ex-chief"),
        ("At 5pm on 2016-01-05, 1,200 men", "At 5 pm on 2016-01-05 , 1,200 men"),
        ("“Gen. J. Vane”—he cannot", "“ Gen. J. Vane ” — he can not"),
        ("write to a.b@x.org or see https://x.org/a?b=1.", "write to a.b@x.org or see https://x.org/a?b=1 ."),
        ("No. 7 said no.", "No. 7 said no ."),
        ("a 12-year-old, 40% of $3.5m", "a 12 - year - old , 40 % of $ 3.5 m"),
        ("Wait... what?!", "Wait ... what ?!"),
        ("the rebels' camp", "the rebels ' camp"),
        ("@army said #ceasefire", "@army said #ceasefire"),
    ])
    func splits(text: String, expected: String) {
        #expect(tokens(text) == expected.split(separator: " ").map(String.init))
    }

    @Test func coversEveryCharacterThatIsNotBlank() {
        let text = "Ça va\u{00A0}– «Ούτε» 100\u{202F}km\u{FFFD} état-major, شهر"
        let joined = tokens(text).joined()
        #expect(joined == String(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }

    @Test func brokenBytesAreTokensAndNoTrap() {
        let bytes: [UInt8] = [0x41, 0xC3, 0x28, 0xF0, 0x9F, 0xFF, 0x42]
        let blocks = [Block(span: Span(0, bytes.count), role: .body)]
        let spans = Tokenizer(lexicon: tokenLexicon).tokens(of: bytes, in: blocks).tokens.spans
        #expect(spans.reduce(0) { $0 + $1.count } == bytes.count)
    }
}
