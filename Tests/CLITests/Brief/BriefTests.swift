import Reading
import TestSupport
import Testing

@testable import CLI

@Suite struct BriefTests {
    private static let findings: [(String, Finding)] = [
        ("harbour", HandmadeFindings.harbour), ("awkward", HandmadeFindings.awkward), ("silent", HandmadeFindings.silent),
    ]

    @Test(arguments: [60, 80, 120])
    func looksAsBefore(width: Int) throws {
        for (name, finding) in Self.findings {
            let text = Brief(finding).text(width: width, hasColour: false)
            #expect(text == (try GoldenFile("briefs/\(name)-\(width).txt").expected(writing: text)))
        }
    }

    @Test(arguments: [20, 40, 60, 61, 62, 63, 80, 120])
    func keepsTheWidth(width: Int) {
        for (_, finding) in Self.findings {
            for line in Brief(finding).text(width: width, hasColour: false).split(separator: "\n") {
                #expect(ScreenWidth.columns(of: line) <= width, "\(line)")
            }
        }
    }

    @Test func colourAddsNothingButColour() {
        for (_, finding) in Self.findings {
            let plain = Brief(finding).text(width: 72, hasColour: false)
            let coloured = Brief(finding).text(width: 72, hasColour: true)
            #expect(coloured != plain)
            #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
        }
    }

    @Test func nothingInAReportSteersTheTerminal() {
        let text = Brief(HandmadeFindings.awkward).text(width: 80, hasColour: false)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value) })
    }

    @Test func everyWordOfTheContentIsThere() {
        let text = Brief(HandmadeFindings.harbour).text(width: 60, hasColour: false)
            .replacing(#/\n *│ /#, with: " ")
        for statement in HandmadeFindings.harbour.statements {
            #expect(text.contains(statement.content.text))
            #expect(text.contains("line \(statement.line) · \(BriefWords.certainty(statement.certainty))"))
        }
    }
}
