import GRDB
import TestSupport
import Testing

@testable import Reading
@testable import Record

@Suite struct MergingTests {
    private static let page = PageRequest(limit: 100)

    /// Two papers that tell of one attack, and one that tells of a bomb in the same town.
    private static func linked() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        let copy = RecordTexts.attack.replacing("KANDAHAR (Corvus News)", with: "KANDAHAR (Valley Wire)")
        let bomb = """
            March 7, 2024

            KANDAHAR (Corvus News) – A bomb hidden in a handcart killed two fruit sellers at the old bridge in Kandahar on Thursday, a hospital said.
            """
        try record.ingest(try record.file("a.txt", RecordTexts.attack), try record.file("b.txt", copy), try record.file("c.txt", bomb))
        try link(record)
        return record
    }

    /// A report of two attacks.
    private static func twoAttacks() throws -> (record: TemporaryRecord, attack: ThingID, bomb: ThingID) {
        let record = try TemporaryRecord()
        let bomb = " A bomb hidden in a handcart killed two fruit sellers at the old bridge in Kandahar on Friday, a hospital said."
        try record.ingest(try record.file("a.txt", RecordTexts.attack + bomb))
        return (record, try event("attacked", of: 1, in: record), try event("bomb", of: 1, in: record))
    }

    private static func link(_ record: TemporaryRecord, again: Bool = false) throws {
        _ = try Linker(store: record.store, rules: Told.rules.get()).linkAll(again: again)
    }

    private static func event(_ words: String, of report: Int64, in record: TemporaryRecord) throws -> ThingID {
        let events = try record.store.events(Filter(), page).rows
        return try #require(events.first { $0.words.hasPrefix(words) && $0.report.id.number == report }).id
    }

    private static func areOne(_ a: ThingID, _ b: ThingID, in record: TemporaryRecord, at moment: Moment? = nil) throws -> Bool {
        let groups = try record.store.occurrenceIDs(of: [a.number, b.number], at: moment)
        return try #require(groups[a.number]) == #require(groups[b.number])
    }

    @Test func twoEventsOfOneReportBecomeOne() throws {
        let (record, first, second) = try Self.twoAttacks()
        let events = try record.store.events(Filter(), Self.page).rows
        let attack = try #require(events.first { $0.id == first })
        let other = try #require(events.first { $0.id == second })
        let before = record.time.now
        record.time.pass()
        let number = try record.store.correct(Correction(other.id, .merge(into: attack.id), reason: "told twice", by: "Ana"))
        let merged = try #require(try record.store.event(attack.id))
        #expect(try !record.store.events(Filter(), Self.page).rows.contains { $0.id == other.id })
        #expect(Set(merged.tellers) == Set(attack.tellers + other.tellers))
        #expect(merged.recipients.count > attack.recipients.count)
        #expect(merged.lowest(.killed) == 2 && merged.highest(.killed) == 12)
        #expect(merged.review == "\(other.id) merged into it by Ana")
        if let teller = other.tellers.first {
            var filter = Filter()
            filter.source = teller
            #expect(try record.store.events(filter, Self.page).rows.contains { $0.id == attack.id })
        }
        var past = Filter()
        past.asOf = before
        #expect(try record.store.events(past, Self.page).rows.count == events.count)
        try record.store.undoCorrection(number, by: "Ana")
        #expect(try record.store.events(Filter(), Self.page).rows.count == events.count)
        #expect(try record.store.event(attack.id)?.tellers == attack.tellers)
        #expect(try record.store.log(limit: 10).map(\.what) == ["undo correction 1", "correction 1: merge \(other.id), into \(attack.id), because told twice"])
    }

    @Test func whatWasMergedIsNamedWhereItIsMergedAgain() throws {
        let (record, a, b) = try Self.twoAttacks()
        _ = try record.store.correct(Correction(a, .merge(into: b), by: "Ana"))
        #expect { _ = try record.store.correct(Correction(b, .merge(into: a), by: "Ana")) } throws: { "\($0)".contains("\(a) was merged into \(b)") }
        #expect(try record.store.corrections().count == 1)
    }

    @Test func eventsOfTwoReportsAreOneOccurrenceAndStaySoWhenLinkedAgain() throws {
        let record = try Self.linked()
        let (attack, bomb) = (try Self.event("attacked", of: 1, in: record), try Self.event("bomb", of: 3, in: record))
        #expect(try !Self.areOne(attack, bomb, in: record))
        let before = record.time.now
        record.time.pass()
        let number = try record.store.correct(Correction(bomb, .merge(into: attack), by: "Ana"))
        #expect(try Self.areOne(attack, bomb, in: record))
        #expect(try !Self.areOne(attack, bomb, in: record, at: before))
        #expect(try record.store.event(bomb)?.review == "one with \(attack) by Ana")
        record.time.pass()
        try Self.link(record, again: true)
        #expect(try Self.areOne(attack, bomb, in: record))
        record.time.pass()
        try record.store.undoCorrection(number, by: "Ana")
        #expect(try !Self.areOne(attack, bomb, in: record))
        #expect(try record.store.check().isEmpty)
    }

    @Test func twoOccurrencesBecomeOne() throws {
        let record = try Self.linked()
        let (attack, bomb) = (try Self.event("attacked", of: 1, in: record), try Self.event("bomb", of: 3, in: record))
        let groups = try record.store.occurrenceIDs(of: [attack.number, bomb.number])
        let (from, into) = (try #require(groups[bomb.number]), try #require(groups[attack.number]))
        let tellings = try record.store.occurrences([from, into]).flatMap(\.tellings).count
        record.time.pass()
        _ = try record.store.correct(Correction(from, .merge(into: into), by: "Ana"))
        let all = try record.store.occurrences([from, into])
        #expect(all.count == 1)
        #expect(all.first?.tellings.count == tellings)
        #expect(try record.store.corrections(of: all.first?.id).count == 1)
    }

    @Test func anEventThatIsSplitOffLeavesItsOccurrenceForGood() throws {
        let record = try Self.linked()
        let (first, second) = (try Self.event("attacked", of: 1, in: record), try Self.event("attacked", of: 2, in: record))
        #expect(try Self.areOne(first, second, in: record))
        record.time.pass()
        let number = try record.store.correct(Correction(second, .split(from: nil), reason: "another post", by: "Ana"))
        #expect(try !Self.areOne(first, second, in: record))
        record.time.pass()
        try Self.link(record, again: true)
        #expect(try !Self.areOne(first, second, in: record))
        #expect(try record.store.event(first)?.review?.contains("not one with \(second) by Ana") == true)
        record.time.pass()
        try record.store.undoCorrection(number, by: "Ana")
        #expect(try Self.areOne(first, second, in: record))
    }

    @Test func theLastWordCountsAndTakenBackWhatStoodBeforeStandsAgain() throws {
        let record = try Self.linked()
        let (attack, bomb) = (try Self.event("attacked", of: 1, in: record), try Self.event("bomb", of: 3, in: record))
        _ = try record.store.correct(Correction(bomb, .merge(into: attack), reason: "one day", by: "Ana"))
        let bonds = try record.store.bonds(of: bomb).filter { $0.by == "Ana" }
        #expect(bonds.map(\.reasons) == [["one day"]])
        record.time.pass()
        let occurrence = try #require(try record.store.occurrenceIDs(of: [bomb.number])[bomb.number])
        let split = try record.store.correct(Correction(bomb, .split(from: occurrence), by: "Ben"))
        #expect(try !Self.areOne(attack, bomb, in: record))
        record.time.pass()
        let joined = try record.store.correct(Correction(attack, .merge(into: bomb), by: "Ana"))
        #expect(try Self.areOne(attack, bomb, in: record))
        record.time.pass()
        try record.store.undoCorrections([joined, split], by: "Ana")
        #expect(try !Self.areOne(attack, bomb, in: record))
        #expect(try record.store.bonds(of: bomb).allSatisfy { $0.by != "Ana" })
        #expect(try record.store.corrections().allSatisfy { $0.ended != nil })
    }

    @Test func whatPeopleSaidOfTwoThingsIsKeptWhenOneIsReadAgain() throws {
        let record = try Self.linked()
        let (attack, bomb) = (try Self.event("attacked", of: 1, in: record), try Self.event("bomb", of: 3, in: record))
        let reprint = try Self.event("attacked", of: 2, in: record)
        record.time.pass()
        _ = try record.store.correct(Correction(bomb, .merge(into: attack), by: "Ana"))
        _ = try record.store.correct(Correction(reprint, .split(from: nil), by: "Ana"))
        record.time.pass()
        let reader = try RecordReaders.reader.get()
        let rereading = Rereading(of: record.store, texts: try RecordReaders.texts.get()) { reader.read($0, .init()) }
        let outcome = try #require(try rereading.again(ThingID(.report, 1), engine: reader.engine, force: true))
        #expect(outcome.carried == 2)
        #expect(outcome.lost == 0)
        try Self.link(record)
        let again = try Self.event("attacked", of: 1, in: record)
        #expect(again != attack)
        #expect(try Self.areOne(again, bomb, in: record))
        #expect(try !Self.areOne(again, reprint, in: record))
    }

    @Test func aStatementThatIsSplitOffTellsTheEventNoMore() throws {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack))
        let attack = try #require(try record.store.events(Filter(), Self.page).rows.first { $0.tellers.contains("Idris Vane") })
        let statement = try #require(attack.teller?.id)
        let before = record.time.now
        record.time.pass()
        let number = try record.store.correct(Correction(statement, .split(from: attack.id), by: "Ana"))
        let left = try #require(try record.store.event(attack.id))
        #expect(!left.tellers.contains("Idris Vane"))
        #expect(left.teller?.id != statement)
        #expect(left.review == "\(statement) split off by Ana")
        #expect(try record.store.claim(statement)?.review == "split off \(attack.id) by Ana")
        var filter = Filter()
        filter.asOf = before
        #expect(try record.store.events(filter, Self.page).rows.first { $0.id == attack.id }?.teller?.id == statement)
        try record.store.undoCorrection(number, by: "Ana")
        #expect(try record.store.event(attack.id).map(\.tellers) == attack.tellers)
    }

    @Test func whatCannotBeSplitIsToldWhy() throws {
        let record = try Self.linked()
        let (attack, bomb) = (try Self.event("attacked", of: 1, in: record), try Self.event("bomb", of: 3, in: record))
        let claim = try #require(try record.store.event(attack)?.teller?.id)
        for (correction, words) in [
            (Correction(bomb, .split(from: nil), by: "Ana"), "is one with nothing else"),
            (Correction(claim, .split(from: bomb), by: "Ana"), "cannot be split off"),
            (Correction(ThingID(.actor, 1), .split(from: nil), by: "Ana"), "a statement can, and an event"),
            (Correction(attack, .split(from: ThingID(.occurrence, 999)), by: "Ana"), "cannot be split off w999"),
            (Correction(ThingID(.event, 9_999), .merge(into: attack), by: "Ana"), "v9999 is not in the record"),
            (Correction(attack, .merge(into: ThingID(.actor, 1)), by: "Ana"), "cannot be merged"),
        ] {
            #expect { _ = try record.store.correct(correction) } throws: { "\($0)".contains(words) }
        }
        #expect(try record.store.corrections().isEmpty)
        let apart = try TemporaryRecord()
        try apart.ingest(try apart.file("a.txt", RecordTexts.attack))
        let unlinked = try Self.event("attacked", of: 1, in: apart)
        #expect { _ = try apart.store.correct(Correction(unlinked, .split(from: nil), by: "Ana")) } throws: { "\($0)".contains("not linked") }
    }
}

@Suite struct OccurrencePartsTests {
    private static func parts(
        _ events: [Int64], bonds: [(Int64, Int64)], joined: [(Int64, Int64)] = [], parted: [(event: Int64, others: Set<Int64>)] = []
    ) -> [[Int64]] {
        OccurrenceParts(
            events: events, bonds: bonds.map { ThingPair($0, $1) }, joined: joined.map { ThingPair($0, $1) }, parted: parted
        ).parts
    }

    @Test func bondsAndPeopleHoldTogether() {
        #expect(Self.parts([1, 2, 3, 4], bonds: [(1, 2)]) == [[1, 2], [3], [4]])
        #expect(Self.parts([1, 2, 3, 4], bonds: [(1, 2)], joined: [(4, 2)]) == [[1, 2, 4], [3]])
    }

    @Test func aPartedOneLeavesTheRestTogether() {
        #expect(Self.parts([1, 2, 3], bonds: [(1, 2), (2, 3)], parted: [(2, [1, 3])]) == [[1, 3], [2]])
        #expect(Self.parts([1, 2, 3], bonds: [(1, 2), (1, 3)], parted: [(1, [2])]) == [[1], [2, 3]])
    }

    @Test func whomPeopleJoinedWithItGoesAlong() {
        #expect(Self.parts([1, 2, 3, 4], bonds: [(1, 2), (1, 3), (1, 4)], joined: [(2, 3)], parted: [(2, [1])]) == [[1, 4], [2, 3]])
    }

    @Test func whoIsApartAlreadyStays() {
        #expect(Self.parts([1, 2, 3], bonds: [(2, 3)], parted: [(1, [2])]) == [[1], [2, 3]])
    }
}
