import Reading
import TestSupport
import Testing

@Suite struct PDFTests {
    private func outcome(_ name: String) throws -> ReportReader.Outcome {
        var outcomes: [ReportReader.Outcome] = []
        try Fixtures.reader.get().read(path: Fixtures.path("pdf/\(name).pdf")) { outcomes.append($0) }
        return try #require(outcomes.first)
    }

    @Test func bulletin() throws {
        let report = try outcome("bulletin").get()
        #expect(
            ReportCheck.lines(report) == [
                "heading: Situation bulletin 14", "date: 19 July 2022",
                "body: Tens of thousands of people who fled fighting in the Onde valley have no drinking water, Lantern Relief said on Tuesday. The\n"
                    + "well-known spring at Teral has been mined by one of the parties, according to deminers who work there.",
                "body: The Northern Command denied this. \"We have laid no mines near\nany spring,\" its spokesman said.",
                "heading: Access",
                "body: The road from Varno has been closed since 2 July. A well-known trader said that two drivers were held for three days\n"
                    + "at a checkpoint of the Harvest Front.", "heading: Needs",
                "body: Twelve clinics lack fuel, the agency reported. It asks both\nparties to let the trucks through.",
            ])
        #expect(report.head.author == "Lantern Relief")
        #expect(report.doubts.map(\.kind) == [.spansIntoExtractedText])
    }

    /// A word broken at a line's end is whole in the text, and its place is the broken word in what was taken out.
    @Test func brokenWordsLeadBack() throws {
        let report = try outcome("bulletin").get()
        let extracted = Array(try #require(report.extracted))
        #expect(ReportCheck.faults(report, original: extracted) == [])
        let valley = try #require(report.text.firstRange(of: Array("valley".utf8)))
        let original = report.offsets.original(of: Span(valley))
        #expect(String(decoding: extracted[original.range], as: UTF8.self) == "val-\nley")
    }

    @Test(arguments: [
        ("locked", TextError.Fault.encryptedPDF), ("scan", .withoutText(.pdf)),
        ("cut", .damagedPDF(reason: "pdftotext ended with status 1")),
    ])
    func faults(_ name: String, _ fault: TextError.Fault) throws {
        guard case .failure(let error) = try outcome(name) else {
            Issue.record("read \(name).pdf")
            return
        }
        #expect(error.fault == fault)
    }

    @Test func bytesWithoutAFile() throws {
        let report = try Fixtures.report(try Fixtures.bytes("pdf/bulletin.pdf"), path: "-")
        #expect(report.head.title == "Situation bulletin 14")
    }
}
