import Testing

@testable import Record

@Suite struct SealTests {
    @Test(arguments: [
        ("Idris Vane said", "[a] said"), ("idris  vane's men", "[a]'s men"), ("Vane and Vanessa", "[a] and Vanessa"),
        ("(IDRIS VANE)", "([a])"), ("nobody", "nobody"), ("Idris\nVane", "[a]"),
    ])
    func takesWholeNamesOutWhateverTheirCase(words: String, redacted: String) {
        let redactor = Redactor([("Idris Vane", "[a]"), ("Vane", "[a]"), ("V", "[b]")])
        #expect(redactor.redacted(words) == redacted)
    }

    @Test(arguments: [
        ("\"truce\"", "\"truce\""), ("\"vane\"", "(\"vane\") NOT (\"Idris Vane\")"), ("\"truce\" \"id\"*", "(\"truce\" \"id\"*) NOT (\"Idris Vane\")"),
        ("\"Omár\"", "(\"Omár\") NOT (\"Omar\")"), ("\"vanity\"", "(\"vanity\") NOT (\"Idris Vane\")"),
    ])
    func aQuestionOfWordsLeavesOutWhatASealedNameMayAnswer(query: String, hidden: String) {
        #expect(Redactor([("Idris Vane", "[a]"), ("Omar", "[b]")]).hiding(in: query) == hidden)
    }

    @Test func aSealedNameLeavesNoRow() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack))
        let page = PageRequest(limit: 100)
        let vane = try #require(try record.store.sources(Filter(), page).rows.first { $0.name == "Idris Vane" })
        _ = try record.store.seal(vane.id, label: nil, reason: "asked for it", by: "Ana")
        let redactor = try record.store.redactor()
        let rows = try record.store.events(Filter(), page).rows.map { $0.changed(redactor.redacted) }
        let words = rows.flatMap { ListedTables.csv($0) } + rows.flatMap { EventGeoJSON().row($0) } + rows.flatMap { StixBundle(made: record.store.now).row($0) }
        #expect(!String(decoding: words, as: UTF8.self).contains("Vane"))
        #expect(String(decoding: words, as: UTF8.self).contains("[source \(vane.id.number)]"))
        #expect(try record.store.claims(Filter(), page).rows.contains { $0.teller.source == "Idris Vane" })
        try record.store.unseal(vane.id, by: "Ana")
        #expect(try record.store.redactions().isEmpty)
    }
}
