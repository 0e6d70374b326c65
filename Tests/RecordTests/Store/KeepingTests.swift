import Testing

@testable import Reading
@testable import Record

@Suite struct KeepingTests {
    @Test func theSameBytesFromTwoPlacesAreOneReportWithTwoArrivals() throws {
        let record = try TemporaryRecord()
        let first = try record.file("a.txt", RecordTexts.attack)
        let second = try record.file("b.txt", RecordTexts.attack)
        let count = try record.ingest(first, second)
        #expect(count.read == 1)
        #expect(count.known == 1)
        let report = try #require(try record.store.report(ThingID(.report, 1)))
        #expect(report.arrivals.map(\.place.path) == [first, second])
        #expect(report.bytes == Array(RecordTexts.attack.utf8))
    }

    @Test func nothingIsReadTwice() throws {
        let record = try TemporaryRecord()
        let path = try record.file("a.txt", RecordTexts.attack)
        try record.ingest(path)
        let again = try record.ingest(path)
        #expect(again.read == 0)
        #expect(again.known == 1)
        #expect(try record.store.report(ThingID(.report, 1))?.arrivals.count == 1)
    }

    @Test func anImportThatWasBrokenOffGoesOn() throws {
        let record = try TemporaryRecord()
        let path = try record.file("a.txt", RecordTexts.attack)
        let begun = try record.store.beginImport(of: [path], by: "test")
        try record.ingest(path)
        let imports = try record.store.imports()
        #expect(imports.map(\.id) == [begun])
        #expect(imports[0].completed != nil)
    }

    @Test func whatCannotBeReadIsListedUntilItCan() throws {
        let record = try TemporaryRecord()
        let path = record.folder + "/late.txt"
        #expect(try record.ingest(path).failed == 1)
        #expect(try record.store.failures().map(\.place.path) == [path])
        _ = try record.file("late.txt", RecordTexts.offer)
        #expect(try record.ingest(path).read == 1)
        #expect(try record.store.failures().isEmpty)
    }

    @Test func anImportIsTakenBackAsAWhole() throws {
        let record = try TemporaryRecord()
        let shared = try record.file("a.txt", RecordTexts.attack)
        let own = try record.file("b.txt", RecordTexts.offer)
        try record.ingest(shared)
        let before = record.time.now
        record.time.pass()
        try record.ingest(try record.file("copy.txt", RecordTexts.attack), own)
        let second = try #require(try record.store.imports().first)
        record.time.pass()
        #expect(try record.store.undoImport(second.id) == 1)
        #expect(try record.store.search(Filter(), PageRequest(limit: 10)).rows.map(\.id) == [ThingID(.report, 1)])
        #expect(try record.store.undoImport(second.id) == 0)
        var past = Filter()
        past.asOf = before
        #expect(try record.store.search(past, PageRequest(limit: 10)).rows.count == 1)
        past.asOf = Moment(milliseconds: before.milliseconds + 1000)
        #expect(try record.store.search(past, PageRequest(limit: 10)).rows.count == 2)
    }

    @Test func theFindingComesBackAsItWasRead() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack))
        let stored = try #require(try record.store.report(ThingID(.report, 1)))
        let text = String(decoding: stored.finding, as: UTF8.self)
        #expect(text.hasPrefix("{\"schema\":\"rapporteur.finding/1\""))
        #expect(text.contains("\"id\":\"\(stored.row.sha256)\""))
    }

    @Test func aNewRecordIsWhole() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack), try record.file("b.txt", RecordTexts.offer))
        #expect(try record.store.check().isEmpty)
    }
}
