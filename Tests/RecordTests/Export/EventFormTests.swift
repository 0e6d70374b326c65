import Foundation
import Testing

@testable import Reading
@testable import Record

@Suite struct EventFormTests {
    private static let moment = Moment(milliseconds: 1_707_700_000_000)

    private static var writers: [(name: String, writer: any EventWriter)] {
        [
            ("geojson", EventGeoJSON()), ("kml", EventKML()), ("plover", PloverRecords()), ("polecat", PolecatTable()),
            ("acled", ACLEDTable(states: nil)), ("ucdp", UCDPTable()), ("gdelt", GDELTTable()), ("hxl", HXLTable()),
            ("stix", StixBundle(made: moment)), ("atom", EventAtom(updated: moment)), ("markdown", EventBrief(.markdown)),
            ("html", EventBrief(.html)),
        ]
    }

    private static func text(_ writer: any EventWriter, _ events: [EventRow]) -> String {
        let rows = events.map(writer.row).filter { !$0.isEmpty }
        return String(decoding: writer.head + Array(rows.joined(separator: writer.separator)) + writer.tail, as: UTF8.self)
    }

    @Test func everyFormTellsIdWordsLinkAndEngine() {
        for (name, writer) in Self.writers {
            let text = Self.text(writer, [HandmadeEvent.row])
            #expect(text.contains("ab12ab12ab12ab12-v3") || name == "gdelt" || name.hasPrefix("mark") || name == "html", "\(name)")
            #expect(text.contains("0.4.0") || ["gdelt", "acled", "ucdp", "atom"].contains(name), "\(name)")
        }
    }

    @Test func jsonFormsAreJSON() throws {
        for writer in [EventGeoJSON(), StixBundle(made: Self.moment)] as [any EventWriter] {
            let text = Self.text(writer, [HandmadeEvent.row, HandmadeEvent.row])
            _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
        }
        _ = try JSONSerialization.jsonObject(with: Data(PloverRecords().row(HandmadeEvent.row)))
    }

    @Test func markupOfStrangersIsText() {
        for writer in [EventKML(), EventAtom(updated: Self.moment), EventBrief(.html)] as [any EventWriter] {
            let text = Self.text(writer, [HandmadeEvent.row])
            #expect(!text.contains("<camp>"))
            #expect(!text.contains("<Front>"))
        }
        let markdown = Self.text(EventBrief(.markdown), [HandmadeEvent.row])
        #expect(markdown.contains("its \\<camp\\>"))
        #expect(!markdown.contains("bombed\nits"))
    }

    @Test func aFormulaIsDefused() {
        for row in [ListedTables.csv(HandmadeEvent.row), HXLTable().row(HandmadeEvent.row)] {
            let text = String(decoding: row, as: UTF8.self)
            #expect(text.contains("\"'=cmd("))
            #expect(!text.contains(",=cmd"))
        }
    }

    @Test func whatIsNotToldAsDoneStaysOutOfCodeBooks() {
        let denied = HandmadeEvent.changed { $0.status = "denied" }
        for writer in [PloverRecords(), PolecatTable(), ACLEDTable(states: nil), UCDPTable(), GDELTTable()] as [any EventWriter] {
            #expect(writer.row(denied).isEmpty)
        }
        #expect(!EventGeoJSON().row(denied).isEmpty)
    }

    @Test func whatHasNoPointHasNoFeature() {
        let nowhere = HandmadeEvent.changed { $0.place = nil }
        #expect(EventGeoJSON().row(nowhere).isEmpty)
        #expect(EventKML().row(nowhere).isEmpty)
    }

    @Test func ucdpCountsTheDeadOfEachSide() {
        let cells = String(decoding: UCDPTable().row(HandmadeEvent.row), as: UTF8.self)
        #expect(cells.contains("POINT (-72.735 8.63982)"))
        // Side a none, side b seven, no civilians, nobody unknown; best, high, low.
        #expect(cells.contains(",0,7,0,0,7,12,7,"))
        #expect(UCDPTable().row(HandmadeEvent.changed { $0.tolls = [] }).isEmpty)
    }

    @Test func tablesHaveTheirCountOfColumns() {
        let polecat = String(decoding: PolecatTable().row(HandmadeEvent.row), as: UTF8.self)
        #expect(polecat.split(separator: "\t", omittingEmptySubsequences: false).count == 40)
        let gdelt = String(decoding: GDELTTable().row(HandmadeEvent.row), as: UTF8.self)
        #expect(gdelt.split(separator: "\t", omittingEmptySubsequences: false).count == 61)
    }

    @Test func anEventHasTheSameStixIdInEveryExport() {
        let first = Self.text(StixBundle(made: Self.moment), [HandmadeEvent.row])
        let later = Self.text(StixBundle(made: Moment(milliseconds: 0)), [HandmadeEvent.changed { $0.id = ThingID(.event, 900) }])
        let id = "incident--" + StixID.uuid("event ab12ab12ab12ab12-v3")
        #expect(first.contains(id))
        #expect(later.contains(id))
        #expect(StixID.uuid("x").dropFirst(14).first == "5")
    }

    @Test func aWorkbookHoldsTextAndNumbers() throws {
        var workbook = Workbook()
        #expect(try workbook.add(HandmadeEvent.row).isEmpty)
        let bytes = workbook.finished()
        #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        #expect(Workbook.name(ofColumn: 0) == "A")
        #expect(Workbook.name(ofColumn: 25) == "Z")
        #expect(Workbook.name(ofColumn: 26) == "AA")
        #expect(Workbook.name(ofColumn: 701) == "ZZ")
        #expect(Workbook.name(ofColumn: 702) == "AAA")
    }
}
