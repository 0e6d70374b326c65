import Testing

@testable import Reading

@Suite struct InputFormatTests {
    @Test(arguments: [
        ("Rebels said", InputFormat.plain), ("<!DOCTYPE html><p>x", .html), ("  \n<html>", .html), ("<!-- x --><html>", .html),
        ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C\">", .html), ("<p>Rebels</p>", .html), ("<3 is no tag", .plain),
        ("<tweet/> said", .plain),
        ("{\"text\": \"a\"}", .jsonLines), ("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", .jsonLines),
        ("{broken\n{\"text\": \"b\"}\n", .jsonLines),
        ("{\n  \"text\": \"a\"\n}", .json), ("[{\"text\": \"a\"}]", .json), ("[ \n {", .json), ("[Editor’s note] Rebels", .plain),
        ("{curly} text", .plain),
    ])
    func isSeenFromContent(_ text: String, _ format: InputFormat) {
        #expect(InputFormat.recognised(in: Array(text.utf8)[...], path: "-") == format)
    }

    @Test func nameDecidesWhereContentDoesNot() {
        #expect(InputFormat.recognised(in: Array("broken {\n".utf8)[...], path: "a.jsonl") == .jsonLines)
        #expect(InputFormat.recognised(in: Array("<x>".utf8)[...], path: "a.html") == .html)
    }

    @Test func pdfMayStandAfterRubbish() {
        #expect(InputFormat.isPDF(Array("\n\n%PDF-1.4".utf8)[...]))
        #expect(!InputFormat.isPDF(Array("The %PDF is a format".utf8)[...]))
    }
}
