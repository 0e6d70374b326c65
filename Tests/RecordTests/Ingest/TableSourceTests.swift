import Crypto
import Foundation
import Reading
import Testing

@testable import Record

@Suite struct TableSourceTests {
    private static let table = """
        id,Headline,Date,Body,Source\r
        a1,"Ford closed, ferry stopped",2021-04-03,"Harbour office: the ferry stopped.\r
        It said ""nobody was hurt"".",Estuary Post\r
        \r
        a2,Rain,,Mill keeper: the ford is closed.,\r

        """

    @Test func everyRowIsAReportWithItsLine() throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("t.csv", Self.table.utf8))
            #expect(arrived.failures.isEmpty)
            #expect(
                arrived.texts == [
                    "Harbour office: the ferry stopped.\r\nIt said \"nobody was hurt\".", "Mill keeper: the ford is closed.",
                ])
            #expect(arrived.reports.map(\.place.line) == [2, 5])
            #expect(arrived.reports.map(\.head.name) == ["a1", "a2"])
            #expect(arrived.reports.map(\.head.title) == ["Ford closed, ferry stopped", "Rain"])
            #expect(arrived.reports.map(\.head.outlet) == ["Estuary Post", nil])
            #expect(arrived.reports.map(\.head.published?.start.description) == ["2021-04-03", nil])
        }
    }

    @Test func whatIsKeptIsTheRowAsWrittenAndSpansLeadIntoIt() throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("t.csv", Self.table.utf8))
            let row = try #require(arrived.kept.first)
            #expect(row.hasPrefix("a1,\"Ford closed") && row.hasSuffix(",Estuary Post"))
            let hash = SHA256.hash(data: Data(row.utf8)).map { String(format: "%02x", $0) }.joined()
            #expect(arrived.reports.first?.id.rawValue == hash)
            #expect(arrived.original("said \"nobody was hurt\".", in: 0) == "said \"\"nobody was hurt\"\".")
            let file = Array(Self.table.utf8)
            for (report, bytes) in zip(arrived.reports, arrived.bytes) { #expect(file[report.base...].starts(with: bytes)) }
        }
    }

    @Test func columnsAreMappedByTheUser() throws {
        try withFolder { folder in
            let path = try folder.write("x", "kind;words;who\nnote;\"Clerk: one; two\";Paper\n".utf8)
            let arrived = try Arrived(path, SourceSettings(form: .table, columns: "text=Words, outlet=who"))
            #expect(arrived.texts == ["Clerk: one; two"])
            #expect(arrived.reports.first?.head.outlet == "Paper")
        }
    }

    @Test(arguments: [
        ("kind,what\nx,y\n", nil, "no column is known to hold the words; the table has: kind, what"),
        ("kind,text\nx,y\n", "text=body", "there is no column “body”; the table has: kind, text"),
        ("\n\n", nil, "there is nothing in it"), ("", nil, "there is nothing in it"),
        (
            String(repeating: "A long row of words that nobody should see in a log. ", count: 2) + ",x\n", nil,
            "its first line does not look like names of columns"
        ),
    ] as [(String, String?, String)])
    func wrongColumnsAreNamed(table: String, mapping: String?, reason: String) throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("t.csv", table.utf8), SourceSettings(columns: mapping))
            #expect(arrived.reports.isEmpty)
            #expect(arrived.failures.count == 1)
            #expect(arrived.failures.first?.place == "file")
            #expect(arrived.failures.first?.reason.contains(reason) == true, "\(arrived.failures)")
        }
    }

    @Test func brokenRowsAreNamedAndTheRestGoesOn() throws {
        let table = """
            text,date
            Clerk: one,2021-01-01
            "Clerk: open,2021-01-02
            Clerk: two,2021-01-03
            "Clerk: "three" again",2021-01-04
            Clerk: four, and more, too
            Clerk: five,yesterday week
            ,2021-01-05
            Clerk: six
            """
        try withFolder { folder in
            let arrived = try Arrived(folder.write("t.csv", table.utf8))
            #expect(arrived.texts == ["Clerk: one", "Clerk: two", "Clerk: six"])
            #expect(arrived.failures.map(\.place) == [3, 5, 6, 7, 8].map { "file, line \($0)" })
            for (failure, words) in zip(
                arrived.failures, ["closing quote", "closing quote", "3 cells", "“date” does not hold a date", "“text” is empty"])
            {
                #expect(failure.reason.contains(words), "\(failure)")
            }
        }
    }

    @Test func aQuoteThatIsNeverClosedSpoilsItsLineAlone() throws {
        try withFolder { folder in
            let arrived = try Arrived(folder.write("t.csv", "text,id\nClerk: one,1\n\"Clerk: two,2\nClerk: three,3\n".utf8))
            #expect(arrived.reports.map(\.head.name) == ["1", "3"])
            #expect(arrived.failures.map(\.place) == ["file, line 3"])
        }
    }

    @Test func aRowBeyondTheLimitIsNotHeld() throws {
        try withFolder { folder in
            let long = Array(repeating: UInt8(ascii: "x"), count: 3 << 20)
            let pieces: [[UInt8]] = [Array("text,id\nClerk: one,1\n".utf8), long, Array(",2\nClerk: three,3\n".utf8)]
            let path = try folder.write("t.csv", pieces.joined())
            let arrived = try Arrived(path, limit: 1 << 20)
            #expect(arrived.reports.map(\.head.name) == ["1", "3"])
            #expect(arrived.reports.map(\.place.line) == [2, 4])
            #expect(arrived.failures.map(\.place) == ["file, line 3"])
        }
    }

    @Test func otherEncodingsLeadBackToTheirBytes() throws {
        try withFolder { folder in
            let words = "text\tid\nMairie: café fermé\t7\n"
            let wide: [UInt8] = [0xFF, 0xFE] + words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            let arrived = try Arrived(folder.write("wide.csv", wide))
            #expect(arrived.texts == ["Mairie: café fermé"])
            #expect(arrived.bytes.first.map { $0.count } == "Mairie: café fermé\t7".utf16.count * 2)
            #expect(arrived.original("café", in: 0)?.utf8.first == UInt8(ascii: "c"))
            let narrow = words.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            let old = try Arrived(folder.write("old.tsv", narrow), SourceSettings(encoding: "windows-1252"))
            #expect(old.texts == ["Mairie: café fermé"])
            #expect(old.bytes.first?.contains(0xE9) == true)
        }
    }

    @Test(arguments: ["text=", "body", "words=x", "text=a,text=b"])
    func wrongMappingsAreRefused(words: String) throws {
        if words == "text=" {
            #expect(try ColumnMapping(words) == ColumnMapping("text= "))
        } else {
            #expect(throws: ColumnMapping.Fault.self) { try ColumnMapping(words) }
        }
    }
}
