import Foundation
import GRDB
import Reading
import Testing

@testable import Record

@Suite struct IngestTests {
    private func ingest(
        _ paths: [String], into store: RecordStore, _ settings: SourceSettings = SourceSettings(), importing: ThingID? = nil
    ) throws -> (importing: ThingID, count: IngestCount) {
        let reading = try HandmadeReading.reading(settings)
        let importing = try importing ?? store.beginImport(of: paths, settings, by: "tester")
        let count = try Ingest(into: store, threads: 2) { HandmadeReading.read }.run(paths.map(reading.source), in: importing)
        try store.completeImport(importing)
        return (importing, count)
    }

    private func number(_ store: RecordStore, _ sql: String) throws -> Int {
        try store.read { try Int.fetchOne($0, sql: sql) ?? -1 }
    }

    @Test func theSameBytesFromTwoPlacesAreOneReportWithTwoArrivals() throws {
        try withFolder { folder in
            let store = try RecordStore(path: folder.file("r.sqlite"))
            let page = Array(HandmadeArchive.page.utf8)
            let file = try folder.write("page.html", page)
            let archive = try folder.write(
                "crawl.warc", HandmadeArchive.response("https://news.example/a", ["Content-Type: text/html"], page))
            let (_, count) = try ingest([file, archive], into: store)
            #expect((count.read, count.known, count.failed) == (1, 1, 0))
            #expect(try number(store, "SELECT count(*) FROM report") == 1)
            #expect(try number(store, "SELECT count(*) FROM arrival") == 2)
            let address = try store.read { try String.fetchAll($0, sql: "SELECT url FROM arrival WHERE fetched = 1617445230000") }
            #expect(address == ["https://news.example/a"])
            #expect(try ingest([file, archive], into: store).count.known == 2)
            #expect(try number(store, "SELECT count(*) FROM arrival") == 2)
        }
    }

    /// Every kind of source at once, previewed and read.
    @Test func aPreviewForeseesWhatIsRead() throws {
        try withFolder { folder in
            let store = try RecordStore(path: folder.file("r.sqlite"))
            let paths = [
                try folder.write("t.csv", "text,id\nClerk: one,1\nClerk: one,1\n\"broken\n".utf8),
                try folder.write("f.rss", "<rss><channel><item><description>Clerk: two</description></item></channel></rss>".utf8),
                try folder.write(
                    "c.warc.gz",
                    folder.gzip(HandmadeArchive.response("https://e.example/", ["Content-Type: text/plain"], Array("Clerk: 3".utf8)))),
                try folder.write("l.jsonl", "{\"text\": \"Clerk: four\"}\n{\"text\": 5}\n".utf8), folder.file("none.txt"),
            ]
            let reading = try HandmadeReading.reading()
            let foreseen = try Ingest(into: store, threads: 1) { HandmadeReading.read }.preview(paths.map(reading.source))
            #expect(try number(store, "SELECT count(*) FROM report") == 0)
            let (_, count) = try ingest(paths, into: store)
            #expect((count.read, count.known, count.failed) == (4, 1, 3))
            #expect((foreseen.read, foreseen.known, foreseen.failed) == (4, 1, 3))
            #expect(count.sources == 5)
            #expect(count.bytes > 0)
        }
    }

    @Test func whatFailedIsReadAgainAsItWasTold() throws {
        try withFolder { folder in
            let store = try RecordStore(path: folder.file("r.sqlite"))
            let table = try folder.write("t.csv", "a,b\nClerk: one,\"x\" y\nClerk: two,z\n".utf8)
            let missing = folder.file("late.txt")
            let settings = SourceSettings(columns: "text=a")
            let (importing, count) = try ingest([table, missing], into: store, settings)
            #expect((count.read, count.failed) == (1, 2))
            #expect(try store.failures(of: importing).count == 2)
            try folder.write("t.csv", "a,b\nClerk: one,\"x y\"\nClerk: two,z\n".utf8)
            try folder.write("late.txt", "Clerk: late\n".utf8)
            let run = try #require(try store.imports().first)
            #expect(run.settings == settings)
            let started = store.clock.now()
            let again = try ingest([table, missing], into: store, run.settings, importing: importing)
            for path in [table, missing] { try store.endFailures(of: path, in: importing, before: started) }
            #expect((again.count.read, again.count.known, again.count.failed) == (2, 1, 0))
            #expect(try store.failures().isEmpty)
        }
    }

    /// What is kept under a name can always be hashed to it.
    @Test func keptBytesHashToTheirName() throws {
        try withFolder { folder in
            let store = try RecordStore(path: folder.file("r.sqlite"))
            let path = try folder.write("t.csv", "text,id\n\"Clerk: \"\"one\"\"\nand two\",1\n".utf8)
            _ = try ingest([path], into: store)
            let row = try store.read { db in try Int.fetchOne(db, sql: "SELECT size FROM original") }
            #expect(row == "\"Clerk: \"\"one\"\"\nand two\",1".utf8.count)
        }
    }

    @Test func settingsAreWrittenAndRead() {
        for settings in [
            SourceSettings(), SourceSettings(form: .archive), SourceSettings(form: .report(.plain), encoding: "windows-1252"),
            SourceSettings(columns: "text=Full text,title=x y"),
        ] { #expect(SourceSettings(words: settings.words) == settings) }
    }

    @Test(arguments: [
        ("WARC/1.1\r\n", "x", ArrivalForm.archive), ("<?xml version='1.0'?>\n<rss version='2.0'>", "x", .feed),
        ("<!-- <rss> --><feed xmlns='a'>", "x.txt", .feed), ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "x", .feed),
        ("Title,Body Text,Date\nx", "-", .table), ("a,b\n", "x.CSV.gz", .table), ("a\tb\n", "x.tsv", .table),
        ("<!doctype html><html>", "x", nil), ("<html><body>rss", "a.xml", nil), ("{\"text\": \"a,b\"}", "x.csv", nil),
        ("The army, the report said, left.\nMore", "x", nil), ("Text, body and soul\n", "x.txt", nil), ("", "x.txt", nil),
    ] as [(String, String, ArrivalForm?)])
    func formsAreRecognised(head: String, path: String, form: ArrivalForm?) throws {
        let columns = try HandmadeReading.reading().columns
        #expect(ArrivalForm.recognised(in: Array(head.utf8), path: path, columns: columns) == form)
    }
}

@Suite struct MomentTests {
    @Test(arguments: ["2021-04-03T10:20:30Z", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z"])
    func isReadBack(written: String) { #expect(Moment(written: written)?.description == written) }

    @Test func fractionsCountThousandths() {
        #expect(Moment(written: "1970-01-01T00:00:01.5Z")?.milliseconds == 1500)
        #expect(Moment(written: "1970-01-01T00:00:01.123456Z")?.milliseconds == 1123)
    }

    @Test(arguments: ["", "2021-04-03", "2021-04-03T10:20:30", "2021-13-03T10:20:30Z", "2021-04-03T10:20:30.Z", "2021-04-03 10:20:30Z"])
    func isNotReadFromOtherWords(written: String) { #expect(Moment(written: written) == nil) }
}
