import Testing

@testable import Record

@Suite struct SavedSearchTests {
    @Test func whatWasThereWhenItWasSavedIsSeen() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack))
        try record.store.save("all", list: "claims", ["--words", "two words", "back\\slash"], by: "Ana")
        let search = try #require(try record.store.searches().first)
        #expect(search.arguments == ["--words", "two words", "back\\slash"])
        var filter = Filter()
        filter.after = search.seen
        #expect(try record.store.claims(filter, PageRequest(limit: 10)).rows.isEmpty)
        try record.ingest(try record.file("b.txt", RecordTexts.offer))
        let new = try record.store.claims(filter, PageRequest(limit: 10)).rows
        #expect(!new.isEmpty)
        #expect(new.allSatisfy { $0.report.id == ThingID(.report, 2) })
        try record.store.note(try record.store.mark(), of: "all")
        filter.after = try record.store.searches().first?.seen
        #expect(try record.store.claims(filter, PageRequest(limit: 10)).rows.isEmpty)
    }

    @Test func aNameIsTakenOverAndForgotten() throws {
        let record = try TemporaryRecord()
        try record.store.save("one", list: "events", [], by: "Ana")
        try record.store.save("one", list: "offers", [], by: "Ana")
        #expect(try record.store.searches().map(\.list) == ["offers"])
        try record.store.forget("one")
        #expect(try record.store.searches().isEmpty)
        #expect(throws: RecordError.unknown("a search “one”")) { try record.store.forget("one") }
    }
}
