import Foundation
import Testing

@testable import Reading

private func json(_ layout: JSONWriter.Layout = .compact, _ fields: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(layout: layout)
    writer.object(fields)
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct JSONWriterTests {
    @Test func writesFieldsInTheirOrder() {
        let text = json {
            $0.field("b", 1)
            $0.field("a", "x")
            $0.field("none", String?.none)
            $0.field("span", Span(3, 7))
            $0.field("spans", [Span(0, 1), Span(2, 3)])
            $0.field("list", [String]())
            $0.field("objects", objects: [1, 2]) { $0.field("n", $1) }
        }
        #expect(
            text
                == #"{"b":1,"a":"x","none":null,"span":[3,7],"spans":[[0,1],[2,3]],"list":[],"objects":[{"n":1},{"n":2}]}"#)
    }

    @Test func indentsByTwo() {
        let text = json(.indented) {
            $0.field("a", objects: [1]) { $0.field("n", $1) }
            $0.field("spans", [Span(0, 1)])
            $0.field("empty", object: { _ in })
        }
        #expect(
            text == """
                {
                  "a": [
                    {
                      "n": 1
                    }
                  ],
                  "spans": [[0,1]],
                  "empty": {}
                }
                """)
    }

    @Test(
        arguments: [
            (0.93, "0.93"), (0.9304, "0.93"), (1, "1.00"), (0, "0.00"), (0.005, "0.005"), (-0.25, "-0.25"), (12.3456, "12.346"),
            (.nan, "null"), (.infinity, "null"),
        ] as [(Float, String)])
    func roundsNumbers(value: Float, expected: String) {
        #expect(json { $0.field("v", rounded: value) } == "{\"v\":\(expected)}")
    }

    /// Foundation reads back exactly what was written, for every character that could need care.
    @Test func escapesSoThatOthersReadIt() throws {
        let all = (0..<0x3000).compactMap(Unicode.Scalar.init).map { String(Character($0)) }.joined() + "🜁\u{10FFFF}é\u{2028}“”"
        let written = json { $0.field("v", all) }
        #expect(!written.utf8.contains { $0 < 0x20 })
        #expect(!written.unicodeScalars.contains("\u{2028}"))
        let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: String]
        #expect(read?["v"] == all)
    }
}
