import Testing

@testable import Reading

@Suite struct OffsetTests {
    /// A text of many widths, long enough for several steps of the counter's table.
    private static let text = String(repeating: "aé…🜁\r\n", count: 200)

    private static func original(_ unit: Original.Unit) -> Original {
        switch unit {
        case .utf8: Original(Array(text.utf8)[...])
        case .utf16LittleEndian: Original(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }[...], unit: unit)
        case .utf16BigEndian: Original(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }[...], unit: unit)
        case .singleByte: Original(Array(repeating: 0xE9, count: 600)[...], unit: unit)
        }
    }

    /// Every beginning of a character counts as many code points and UTF-16 units as stand before it.
    @Test(arguments: [Original.Unit.utf8, .utf16LittleEndian, .utf16BigEndian])
    func countsWhatOthersSee(unit: Original.Unit) {
        let original = Self.original(unit)
        let codepoints = UnitCounter(original, unit: .codepoints)
        let units = UnitCounter(original, unit: .utf16)
        var bytes = 0
        var utf16 = 0
        for (index, scalar) in Self.text.unicodeScalars.enumerated() {
            #expect(codepoints.count(before: bytes) == index)
            #expect(units.count(before: bytes) == utf16)
            bytes += unit == .utf8 ? UTF8.width(scalar) : 2 * UTF16.width(scalar)
            utf16 += UTF16.width(scalar)
        }
        #expect(bytes == original.bytes.count)
        #expect(codepoints.count(before: bytes) == Self.text.unicodeScalars.count)
        #expect(units.count(before: bytes) == Self.text.utf16.count)
    }

    @Test func bytesStayBytes() {
        #expect(UnitCounter(Self.original(.utf8), unit: .utf8).count(before: 777) == 777)
        #expect(UnitCounter(Self.original(.singleByte), unit: .codepoints).count(before: 599) == 599)
    }

    @Test func offsetsBeyondTheOriginalAreItsEnd() {
        let counter = UnitCounter(Original(Array("é".utf8)[...]), unit: .codepoints)
        #expect(counter.count(before: 99) == 1)
        #expect(counter.count(before: -1) == 0)
    }

    @Test(arguments: [Original.Unit.utf8, .utf16LittleEndian, .utf16BigEndian])
    func linesEndAsInAnyFile(unit: Original.Unit) {
        let text = "one\ntwo\r\nthree\rfour\n\nsix ਊ"
        let scalars = Array(text.unicodeScalars)
        let bytes: [UInt8] =
            switch unit {
            case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            default: Array(text.utf8)
            }
        let lines = LineCounter(Original(bytes[...], unit: unit))
        let width = unit == .utf8 ? 1 : 2
        let found = scalars.indices.filter {
            scalars[$0].properties.isAlphabetic && ($0 == 0 || !scalars[$0 - 1].properties.isAlphabetic)
        }
        .map { lines.line(at: $0 * width) }
        #expect(found == [1, 2, 3, 4, 6, 6])
    }

    @Test func spansLeadIntoThePage() {
        // The page “<p>é&amp;</p>\n<p>ab</p>” and its text “é&\n\nab”.
        let page = "<p>é&amp;</p>\n<p>ab</p>"
        var offsets = OffsetMap()
        offsets.append(characters: 1, textWidth: 2, origin: 3, originWidth: 2)
        offsets.append(characters: 1, textWidth: 1, origin: 5, originWidth: 5)
        offsets.append(characters: 2, textWidth: 1, origin: 15, originWidth: 0)
        offsets.append(characters: 2, textWidth: 1, origin: 18, originWidth: 1)
        var report = Report(id: .init(rawValue: ""), path: "p.html", text: Array("é&\n\nab".utf8), offsets: offsets, blocks: [])
        report.original = Original(Array(page.utf8)[...])
        let bytes = OriginalPlaces(report, unit: .utf8)
        let points = OriginalPlaces(report, unit: .codepoints)
        #expect(bytes.span(Span(0, 3)) == Span(3, 10))
        #expect(points.span(Span(0, 3)) == Span(3, 9))
        #expect(points.span(Span(5, 7)) == Span(17, 19))
        #expect(bytes.line(of: Span(0, 3)) == 1)
        #expect(bytes.line(of: Span(5, 7)) == 2)
        #expect(bytes.words([Span(0, 3), Span(5, 7)]).text == "é& ab")
        #expect(bytes.words([Span(0, 2), Span(5, 7)]).text == "é … ab")
    }
}
