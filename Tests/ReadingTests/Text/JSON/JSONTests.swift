import Testing

@testable import Reading

@Suite struct JSONTests {
    private func parse(_ text: String) throws -> JSONValue {
        let bytes = Array(text.utf8)
        return try JSONParser.value(in: bytes, Span(0, bytes.count))
    }

    @Test(arguments: ["{}", "[]", " { \"a\" : [1, -2.5e+3, true, false, null, \"x\\u00e9\\n\"] } ", "\"\"", "0", "[[[]]]"])
    func isRead(_ text: String) throws {
        _ = try parse(text)
    }

    @Test(arguments: [
        ("", 0), ("{", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("[1,]", 3), ("[1 2]", 3), ("\"a", 2), ("\"\\x\"", 2),
        ("\"\\u12g4\"", 2), ("01x", 1), ("-", 1),
        ("1.", 2), ("tru", 0), ("{} {}", 3), ("\"a\nb\"", 2), ("{\"a\":1,}", 7),
    ])
    func isRefused(_ text: String, at byte: Int) {
        #expect {
            try parse(text)
        } throws: { error in
            (error as? JSONParser.Fault)?.byte == byte
        }
    }

    @Test func deepNestingIsRefusedNotTrapped() {
        #expect(throws: JSONParser.Fault.self) { try parse(String(repeating: "[", count: 100_000)) }
        #expect(throws: JSONParser.Fault.self) { try parse(String(repeating: "{\"a\":", count: 100_000)) }
    }

    @Test func escapesLeadBack() {
        let bytes = Array("“a”\\u2014\\n\\ud83d\\ude00\\ud800x\\/".utf8)
        let string = JSONString(bytes, Span(0, bytes.count))
        #expect(string.string == "“a”—\n😀\u{FFFD}x/")
        func written(_ part: String) -> String? {
            guard let found = string.text.firstRange(of: Array(part.utf8)) else { return nil }
            return String(decoding: bytes[string.offsets.original(of: Span(found)).range], as: UTF8.self)
        }
        #expect(written("“a”") == "“a”")
        #expect(written("—") == "\\u2014")
        #expect(written("\n") == "\\n")
        #expect(written("😀") == "\\ud83d\\ude00")
        #expect(written("\u{FFFD}") == "\\ud800")
        #expect(written("/") == "\\/")
        #expect(written("—\n😀") == "\\u2014\\n\\ud83d\\ude00")
    }
}
