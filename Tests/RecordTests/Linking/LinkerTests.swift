import TestSupport
import Testing

@testable import Reading
@testable import Record

@Suite struct LinkerTests {
    /// A record with an agency's report, a reprint of it, and a report of another attack in the same town and week.
    private func linked() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        let copy = RecordTexts.attack.replacing("KANDAHAR (Corvus News)", with: "KANDAHAR").replacing("on Saturday", with: "Saturday")
        let other = """
            March 7, 2024

            KANDAHAR (Corvus News) – A bomb hidden in a handcart killed two fruit sellers at the old bridge in Kandahar on Thursday, a hospital said.
            """
        try record.ingest(
            try record.file("a.txt", RecordTexts.attack), try record.file("b.txt", copy), try record.file("c.txt", other))
        _ = try Linker(store: record.store, rules: Told.rules.get()).linkAll()
        return record
    }

    private func assaults(_ record: TemporaryRecord) throws -> [Int64] {
        try record.store.events(Filter(), PageRequest(limit: 100)).rows.filter { $0.type == "ASSAULT" }.map(\.id.number).sorted()
    }

    @Test func aReprintIsOfOneFamilyAndTellsTheSame() throws {
        let record = try linked()
        let family = try #require(try record.store.wireFamily(of: ThingID(.report, 1)))
        #expect(family.reports == [ThingID(.report, 1), ThingID(.report, 2)])
        #expect(family.bonds.count == 1)
        #expect(family.bonds.first?.kind.isWireCopy == true)
        #expect(family.bonds.first?.reasons.isEmpty == false)
        let events = try assaults(record)
        let groups = try record.store.occurrenceIDs(of: events)
        #expect(Set(groups.keys) == Set(events))
        let occurrence = try #require(groups[events[0]])
        let tellings = try #require(try record.store.occurrences([occurrence]).first).tellings
        #expect(Set(tellings.map(\.report)) == [ThingID(.report, 1), ThingID(.report, 2)])
        try record.store.close()
    }

    @Test func linkingAgainGivesTheSame() throws {
        let record = try linked()
        let events = try assaults(record)
        func parts() throws -> Set<Set<Int64>> {
            let groups = try record.store.occurrenceIDs(of: events)
            return Set(Dictionary(grouping: events) { groups[$0] }.values.map(Set.init))
        }
        let before = try parts()
        #expect(before.count > 1)
        #expect(try Linker(store: record.store, rules: Told.rules.get()).linkAll() == 0)
        #expect(try Linker(store: record.store, rules: Told.rules.get()).linkAll(again: true) == 3)
        #expect(try parts() == before)
        try record.store.close()
    }

    @Test func aBondThatAPersonEndsStaysEnded() throws {
        let record = try linked()
        let event = try #require(try assaults(record).first)
        let bonds = try record.store.bonds(of: ThingID(.event, event)).filter { $0.kind == .sameEvent }
        let bond = try #require(try bonds.first { try reportOf($0.from, record) != reportOf($0.to, record) })
        let before = record.time.now
        record.time.pass()
        let new = try #require(try record.store.endBond(bond.id, by: "an editor"))
        let pair = [bond.from.number, bond.to.number]
        let groups = try record.store.occurrenceIDs(of: pair)
        #expect(groups[bond.from.number] == new)
        #expect(groups[bond.from.number] != groups[bond.to.number])
        let then = try record.store.occurrenceIDs(of: pair, at: before)
        #expect(then[bond.from.number] == then[bond.to.number])
        _ = try Linker(store: record.store, rules: Told.rules.get()).linkAll(again: true)
        let again = try record.store.occurrenceIDs(of: pair)
        #expect(again[bond.from.number] != again[bond.to.number])
        try record.store.close()
    }

    private func reportOf(_ event: ThingID, _ record: TemporaryRecord) throws -> ThingID? {
        try record.store.events(Filter(), PageRequest(limit: 100)).rows.first { $0.id == event }?.report.id
    }

    @Test func anImportTakenBackLeavesTheOccurrence() throws {
        let record = try linked()
        let event = try #require(try assaults(record).first)
        let occurrence = try #require(try record.store.occurrenceIDs(of: [event])[event])
        record.time.pass()
        _ = try record.store.undoImport(ThingID(.importing, 1))
        #expect(try record.store.occurrences([occurrence]).isEmpty)
        try record.store.close()
    }
}
