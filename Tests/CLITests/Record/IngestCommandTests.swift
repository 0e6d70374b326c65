import Foundation
import TestSupport
import Testing

/// The commands of the record as their users start them.
@Suite struct IngestCommandTests {
    @Test func whatFailedIsListedAndReadAgain() throws {
        try withPlace { place in
            let table = try place.write("t.csv", "note,who\nThe mayor said the ford was closed.,Post\n\"broken,Post\n")
            let first = try place.run(["ingest", "--list", "--columns", "text=note,outlet=who", table])
            #expect(first.status == 1)
            #expect(first.output == "r1\ni1: 1 report read, 0 known already, 1 not readable\n")
            #expect(first.complaints.hasPrefix("rapporteur: t.csv, line 3: a quote that opens in this row is not closed"))
            #expect(try place.run(["imports", "failures", "i1"]).output.contains("t.csv, line 3: a quote"))
            #expect(try place.run(["imports", "retry"]).status == 1)
            try place.write("t.csv", "note,who\nThe mayor said the ford was closed.,Post\n\"It rained.\",Post\n")
            let second = try place.run(["imports", "retry", "i1"])
            #expect(second.status == 0)
            #expect(second.output == "i1: 1 report read, 1 known already, 0 not readable\n")
            #expect(try place.run(["imports", "failures"]).output == "")
            #expect(try place.run(["imports", "retry"]).output == "there is nothing that could not be read\n")
        }
    }

    @Test func aPreviewKeepsNothing() throws {
        try withPlace { place in
            let feed = try place.write(
                "f.xml", "<rss><channel><item><description>It rained.</description></item><item/></channel></rss>")
            let result = try place.run(["ingest", "--preview", feed])
            #expect(result.output.replacingOccurrences(of: place.folder + "/", with: "").hasPrefix("new      f.xml, element 1\nfailed   f.xml, element 2: "))
            #expect(result.output.hasSuffix("would be: 1 report read, 0 known already, 1 not readable\n"))
            #expect(result.status == 1)
            #expect(try place.run(["imports"]).output == "")
        }
    }

    /// A limit on the size of files stands for a disk that takes no more.
    @Test func whereTheDiskTakesNoMoreNothingIsLost() throws {
        try withPlace { place in
            let lines = (0..<80).map { number in
                let words = (0..<60).map { "w\(($0 &* 7919 &+ number &* 104_729) % 99_991)" }.joined(separator: " ")
                return "{\"text\": \"The clerk said \(words).\"}\n"
            }
            let file = try place.write("l.jsonl", lines.joined())
            let empty = try place.write("e.txt", "It rained.\n")
            #expect(try place.run(["ingest", empty]).status == 0)
            let limited = try place.run(["ingest", "--list", file], limit: 900)
            #expect(limited.status == 2)
            #expect(limited.complaints.contains("what was acknowledged is kept"), "\(limited)")
            let acknowledged = limited.output.split(separator: "\n").count
            #expect(acknowledged < 80)
            let again = try place.run(["ingest", file])
            #expect(again.status == 0)
            #expect(again.output == "i2: \(80 - acknowledged) reports read, \(acknowledged) known already, 0 not readable\n")
        }
    }

    @Test func aRecordThatCannotBeMadeIsNamed() throws {
        try withPlace { place in
            let file = try place.write("a.txt", "It rained.\n")
            let result = try place.run(["ingest", "--record", "/proc/none/r.sqlite", file])
            #expect(result.status == 2)
            #expect(result.complaints.contains("/proc/none/r.sqlite: the record cannot be opened"))
            let text = try place.write("letter.sqlite", String(repeating: "This is a letter and no record. ", count: 40))
            #expect(try place.run(["ingest", "--record", text, file]).complaints.contains("this is no record of Rapporteur"))
        }
    }

    @Test(arguments: [["--columns", "words=x"], ["--as", "word"], ["--encoding", "klingon"]])
    func wrongWordsAreExplained(arguments: [String]) throws {
        try withPlace { place in
            let result = try place.run(["ingest", "x.csv"] + arguments)
            #expect(result.status == 64)
        }
    }
}
