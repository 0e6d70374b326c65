import Testing

@testable import Record

@Suite struct AskingTests {
    private static func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        try record.ingest(try record.file("a.txt", RecordTexts.attack), try record.file("b.txt", RecordTexts.offer))
        return record
    }

    private static func filter(_ change: (inout Filter) -> Void) -> Filter {
        var filter = Filter()
        change(&filter)
        return filter
    }

    private static let page = PageRequest(limit: 100)

    @Test func anEventTellsWhoSaysItAndInWhichWords() throws {
        let record = try Self.record()
        let events = try record.store.events(Self.filter { $0.types = ["ASSAULT"] }, Self.page).rows
        let attack = try #require(events.first { $0.words.hasPrefix("attacked") })
        #expect(attack.teller?.source == "Idris Vane")
        #expect(attack.teller?.content.hasPrefix("that rebels had attacked") == true)
        #expect(attack.place?.name.hasPrefix("Kandah") == true)
        #expect(attack.lowest(.killed) == 12)
        #expect(attack.start == "2024-03-02")
    }

    @Test func everyPartOfAFilterMustHold() throws {
        let record = try Self.record()
        let all = try record.store.events(Filter(), Self.page).rows
        for part in [
            Self.filter { $0.types = ["ASSAULT"] }, Self.filter { $0.from = "2024-03-02"; $0.to = "2024-03-02" },
            Self.filter { $0.near = .init(latitude: 31.61, longitude: 65.7, kilometres: 40) }, Self.filter { $0.country = "afg" },
            Self.filter { $0.source = "Idris Vane" }, Self.filter { $0.actor = "rebels" },
            Self.filter { $0.words = SearchWords.query("policemen") }, Self.filter { $0.report = ThingID(.report, 1) },
            Self.filter { $0.certainties = ["asserted"] },
        ] {
            let found = try record.store.events(part, Self.page).rows
            #expect(found.contains { $0.words.hasPrefix("attacked") }, "\(part)")
            #expect(found.count < all.count || part.country != nil || part.outlet != nil, "\(part)")
        }
        #expect(try record.store.events(Self.filter { $0.near = .init(latitude: 0, longitude: 0, kilometres: 100) }, Self.page).rows.isEmpty)
        #expect(try record.store.events(Self.filter { $0.actor = "nobody of that name" }, Self.page).rows.isEmpty)
    }

    @Test func pagesFollowEachOtherWithoutGapOrRepetition() throws {
        let record = try Self.record()
        let all = try record.store.claims(Filter(), Self.page).rows.map(\.id)
        var paged: [ThingID] = []
        var next: PageRequest.Cursor?
        repeat {
            let page = try record.store.claims(Filter(), PageRequest(limit: 1, after: next))
            paged += page.rows.map(\.id)
            next = page.next
        } while next != nil
        #expect(paged == all)
        #expect(all.count >= 3)
    }

    @Test func anOfferComesWithItsConditionAndWhatBecameOfIt() throws {
        let record = try Self.record()
        let offer = try #require(try record.store.offers(Filter(), Self.page).rows.first)
        #expect(offer.by == ["Harvest Front"])
        #expect(offer.state == "rejected")
        #expect(offer.conditions.map(\.words) == ["if the army withdrew from Kandahar"])
    }

    @Test func sourcesAreCountedWithTheirDenials() throws {
        let record = try Self.record()
        let sources = try record.store.sources(Filter(), Self.page).rows
        let front = try #require(sources.first { $0.name == "Harvest Front" })
        #expect(front.denies >= 1)
        #expect(front.reports == 2)
    }

    @Test func wordsAreLookedForInStatementsByTheirStems() throws {
        let record = try Self.record()
        let found = try record.store.claims(Self.filter { $0.words = SearchWords.query("killed policemen") }, Self.page).rows
        #expect(found.map(\.teller.source) == ["Idris Vane"])
    }

    @Test func divisionsAndDistrictsAreAskedForWithWhatLiesInThem() throws {
        let record = try Self.record()
        let attack = try #require(try record.store.events(Filter(), Self.page).rows.first { $0.words.hasPrefix("attacked") })
        try record.store.write { db in
            try db.execute(sql: "UPDATE place SET admin1 = 'Kandahar Province', admin2 = 'Daman' WHERE geonameid IS NOT NULL OR lat IS NOT NULL")
        }
        for part in [Self.filter { $0.admin2 = "daman" }, Self.filter { $0.admin1 = "kandahar province"; $0.country = "afg" }] {
            #expect(try record.store.events(part, Self.page).rows.contains { $0.id == attack.id })
            #expect(try record.store.claims(part, Self.page).rows.contains { $0.id == attack.teller?.id })
            #expect(try record.store.search(part, Self.page).rows.contains { $0.id == attack.report.id })
        }
        #expect(try record.store.offers(Self.filter { $0.admin2 = "Daman" }, Self.page).rows.count == 1)
        #expect(try record.store.events(Self.filter { $0.admin2 = "Panjwai" }, Self.page).rows.isEmpty)
        #expect(try record.store.event(attack.id)?.place?.admin2 == "Daman")
    }

    @Test func statementsAndReportsAreAskedForByWhatTheyTell() throws {
        let record = try Self.record()
        let asked = Self.filter { $0.types = ["ASSAULT"] }
        let claims = try record.store.claims(asked, Self.page).rows
        #expect(claims.contains { $0.teller.source == "Idris Vane" })
        #expect(claims.count < (try record.store.claims(Filter(), Self.page).rows.count))
        #expect(try record.store.search(Self.filter { $0.source = "Idris Vane" }, Self.page).rows.map(\.id) == [ThingID(.report, 1)])
        #expect(try record.store.search(Self.filter { $0.source = "Idris Vane"; $0.types = ["AID"] }, Self.page).rows.isEmpty)
    }

    @Test func eventsAreAskedForByHowManySourcesTellThem() throws {
        let record = try TemporaryRecord()
        let other = RecordTexts.attack.replacing("Corvus News", with: "Valley Wire").replacing("Army spokesman Idris Vane", with: "Governor Salem Orr")
        let bomb = " A bomb hidden in a handcart killed two fruit sellers at the old bridge in Kandahar on Friday, a hospital said."
        try record.ingest(try record.file("a.txt", RecordTexts.attack), try record.file("b.txt", other + bomb))
        #expect(try record.store.events(Self.filter { $0.sources = 1 }, Self.page).rows.isEmpty)
        _ = try Linker(store: record.store, rules: Told.rules.get()).linkAll()
        let occurrences = try record.store.occurrences(Filter(), Self.page).rows
        for least in 1...3 {
            let wanted = Set(occurrences.filter { $0.occurrence.independence.count >= least }.flatMap { $0.occurrence.tellings.map(\.event) })
            let events = try record.store.events(Self.filter { $0.sources = least }, Self.page).rows.map(\.id)
            #expect(Set(events) == wanted)
            let told = try record.store.occurrences(Self.filter { $0.sources = least; $0.types = ["ASSAULT"] }, Self.page).rows
            #expect(told.allSatisfy { $0.occurrence.independence.count >= least })
        }
        let two = Self.filter { $0.sources = 2 }
        let all = try record.store.events(two, Self.page).rows.map(\.id)
        #expect(!all.isEmpty)
        #expect(all.count < (try record.store.events(Filter(), Self.page).rows.count))
        #expect(try !record.store.claims(two, Self.page).rows.isEmpty)
        let first = try record.store.events(two, PageRequest(limit: 1))
        #expect(first.rows.map(\.id) + (try record.store.events(two, PageRequest(limit: 100, after: first.next)).rows.map(\.id)) == all)
    }

    @Test func pagesOfOccurrencesFollowEachOther() throws {
        let record = try Self.record()
        _ = try Linker(store: record.store, rules: Told.rules.get()).linkAll()
        let all = try record.store.occurrences(Filter(), Self.page).rows.map(\.id)
        #expect(all.count > 1)
        var paged: [ThingID] = []
        var next: PageRequest.Cursor?
        repeat {
            let page = try record.store.occurrences(Filter(), PageRequest(limit: 1, after: next))
            paged += page.rows.map(\.id)
            next = page.next
        } while next != nil
        #expect(paged == all)
        let inKandahar = try record.store.occurrences(Self.filter { $0.near = .init(latitude: 31.6, longitude: 65.7, kilometres: 30) }, Self.page)
        #expect(!inKandahar.rows.isEmpty && Set(inKandahar.rows.map(\.id)).isSubset(of: all))
        #expect(try record.store.occurrences(Self.filter { $0.near = .init(latitude: 0, longitude: 0, kilometres: 30) }, Self.page).rows.isEmpty)
    }
}
