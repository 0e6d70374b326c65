import Encoder
import Testing

@testable import Reading
@testable import Record

@Suite struct RereadingTests {
    private static let page = PageRequest(limit: 100)

    private static func rereading(_ record: TemporaryRecord, _ change: @escaping (inout ReadReport) -> Void = { _ in }) throws -> Rereading {
        let reader = try RecordReaders.reader.get()
        let space = Workspace()
        return Rereading(of: record.store, texts: try RecordReaders.texts.get()) { report in
            var read = reader.read(report, space)
            change(&read)
            return read
        }
    }

    @Test func theSameEngineReadsNothingAgain() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack))
        let engine = try RecordReaders.reader.get().engine
        #expect(try Self.rereading(record).again(ThingID(.report, 1), engine: engine) == nil)
    }

    @Test func correctionsGoOverToTheSameWords() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack))
        let before = record.time.now
        let attack = try #require(try record.store.events(Filter(), Self.page).rows.first { $0.words.hasPrefix("attacked") })
        record.time.pass()
        _ = try record.store.correct(Correction(attack.id, .edit(.type, to: "COERCE"), by: "Ana"))
        record.time.pass()
        let engine = EngineVersions(model: "another", rules: nil)
        let outcome = try #require(try Self.rereading(record).again(ThingID(.report, 1), engine: engine))
        #expect(outcome.carried == 1)
        #expect(outcome.lost == 0)
        #expect(outcome.changes.allSatisfy { $0.gone == 0 && $0.new == 0 })
        let again = try #require(try record.store.events(Filter(), Self.page).rows.first { $0.words.hasPrefix("attacked") })
        #expect(again.id != attack.id)
        #expect(again.type == "COERCE")
        var past = Filter()
        past.asOf = before
        #expect(try record.store.events(past, Self.page).rows.first { $0.words.hasPrefix("attacked") }?.type == "ASSAULT")
        #expect(try record.store.check().isEmpty)
    }

    @Test func whatIsGoneIsCountedAndItsCorrectionsAreLost() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack))
        let attack = try #require(try record.store.events(Filter(), Self.page).rows.first { $0.words.hasPrefix("attacked") })
        _ = try record.store.correct(Correction(attack.id, .accept, by: "Ana"))
        let rereading = try Self.rereading(record) { $0.happenings.events = [] }
        let outcome = try #require(try rereading.again(ThingID(.report, 1), engine: EngineVersions(model: "another", rules: nil)))
        #expect(outcome.lost == 1)
        #expect(outcome.changes.first { $0.kind == .event }.map { $0.gone > 0 && $0.kept == 0 } == true)
        #expect(try record.store.events(Filter(), Self.page).rows.isEmpty)
    }

    /// The bytes of an item do not tell the feed's title, and are no page.
    @Test func anItemOfAFeedIsReadAsSuch() throws {
        let record = try TemporaryRecord()
        let feed = """
            <rss><channel><title>Corvus News</title><item><guid>n1</guid><pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate>
            <description>Army spokesman Idris Vane said on Sunday that rebels had attacked a police post in Kandahar on Saturday, killing 12 \
            policemen.</description></item></channel></rss>
            """
        try record.ingest(try record.file("feed.xml", feed))
        let before = try record.store.events(Filter(), Self.page).rows
        #expect(!before.isEmpty)
        let outcome = try #require(try Self.rereading(record).again(ThingID(.report, 1), engine: EngineVersions(model: "another", rules: nil)))
        #expect(outcome.changes.allSatisfy { $0.gone == 0 && $0.new == 0 })
        let after = try record.store.events(Filter(), Self.page).rows
        #expect(after.map(\.words) == before.map(\.words))
        #expect(after.map(\.start) == before.map(\.start))
        #expect(try record.store.report(ThingID(.report, 1))?.row.outlet == "Corvus News")
    }
}
