import Reading
import TestSupport
import Testing

@Suite struct EncodingTests {
    private static let sentence = "The ministry’s café was hit, said Zoë Márton – “twice”, at 5 °C."

    private func utf16(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
        var units = Array(text.utf16)
        if mark { units.insert(0xFEFF, at: 0) }
        return units.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return littleEndian ? pair : pair.reversed()
        }
    }

    private func windows1252(_ text: String) -> [UInt8] {
        let wide: [Unicode.Scalar: UInt8] = ["’": 0x92, "–": 0x96, "“": 0x93, "”": 0x94]
        return text.unicodeScalars.map { wide[$0] ?? UInt8($0.value) }
    }

    private func check(_ bytes: [UInt8], decode: ([UInt8]) -> String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let report = try Fixtures.report(bytes)
        #expect(report.words(report.blocks[0].span) == Self.sentence, sourceLocation: sourceLocation)
        #expect(ReportCheck.faults(report, original: bytes) == [], sourceLocation: sourceLocation)
        for word in ["café", "Zoë", "“twice”", "°C", "’s"] {
            let start = try #require(report.text.firstRange(of: Array(word.utf8)))
            let original = report.offsets.original(of: Span(start))
            #expect(decode(Array(bytes[original.range])) == word, sourceLocation: sourceLocation)
        }
    }

    @Test func utf8() throws {
        let bytes = Array(Self.sentence.utf8)
        try check(bytes) { String(decoding: $0, as: UTF8.self) }
        try check([0xEF, 0xBB, 0xBF] + bytes) { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
    func utf16(littleEndian: Bool, mark: Bool) throws {
        try check(utf16(Self.sentence, littleEndian: littleEndian, mark: mark)) { bytes in
            let units = stride(from: 0, to: bytes.count, by: 2).map { at -> UInt16 in
                let (low, high) = littleEndian ? (bytes[at], bytes[at + 1]) : (bytes[at + 1], bytes[at])
                return UInt16(low) | UInt16(high) << 8
            }
            return String(decoding: units, as: UTF16.self)
        }
    }

    @Test func windows1252IsADoubt() throws {
        let bytes = windows1252(Self.sentence)
        let narrow: [UInt8: String] = [0x92: "’", 0x96: "–", 0x93: "“", 0x94: "”"]
        try check(bytes) { $0.map { narrow[$0] ?? String(Unicode.Scalar($0)) }.joined() }
        #expect(try Fixtures.report(bytes).doubts.map(\.kind) == [.encodingGuessed])
    }

    @Test func namedEncodingIsNoDoubt() throws {
        var reader = try Fixtures.reader.get()
        let encoding: TextEncoding = try #require(TextEncoding(label: "Windows-1251"))
        reader.hints.encoding = encoding
        let report = try #require(
            reader.reports(in: [0xCA, 0xE8, 0xE5, 0xE2] + Array(" fell, the army said on Monday.".utf8), path: "a").first
        ).get()
        #expect(report.words(report.blocks[0].span).hasPrefix("Киев fell"))
        #expect(report.doubts.isEmpty)
    }

    private static let broken: [([UInt8], TextError.Fault)] = [
        (Array("The café wa".utf8) + [0xE2, 0x80], .truncatedUTF8(byte: 12)),
        (Array("The caf".utf8) + [0xC3], .truncatedUTF8(byte: 7)),
        (Array("The café ".utf8) + [0xFF, 0x20, 0x77], .invalidUTF8(byte: 10)),
        (Array("The ".utf8) + [0x81, 0x8D, 0x20, 0x77], .invalidUTF8(byte: 4)),
        (Array("text\u{0}\u{1}\u{2}\u{0}more".utf8), .binary(lookingLike: nil)),
        (Array("abc\u{0}def".utf8), .binary(lookingLike: nil)),
        (Array("PK\u{3}\u{4}\u{0}\u{0}".utf8), .binary(lookingLike: "a ZIP archive or an office document")),
        ([0xFF, 0xFE, 0x41, 0x00, 0x42], .invalidUTF16(byte: 4)),
        ([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xDC, 0x41, 0x00], .invalidUTF16(byte: 4)),
        ([], .empty),
        (Array(" \n\t \n".utf8), .withoutText(.plain)),
    ]

    @Test(arguments: broken)
    func faults(_ bytes: [UInt8], _ fault: TextError.Fault) throws {
        let outcomes = try Fixtures.reader.get().reports(in: bytes, path: "a.txt")
        guard outcomes.count == 1, case .failure(let error) = outcomes[0] else {
            Issue.record("\(outcomes.count) outcomes, none of them the error wanted")
            return
        }
        #expect(error == TextError(InputPlace(path: "a.txt"), fault))
        #expect(error.description.hasPrefix("a.txt: "))
    }

    /// A last é or ñ of Windows-1252 is no UTF-8 cut short.
    @Test func accentAtTheEnd() throws {
        let report = try Fixtures.report(Array("He drank his last caf".utf8) + [0xE9])
        #expect(report.words(report.blocks[0].span).hasSuffix("café"))
    }
}
