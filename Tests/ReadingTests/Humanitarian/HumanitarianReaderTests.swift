import Encoder
import Testing
import TestSupport

@testable import Reading

/// Notes of whole sentences: kind, figure, place, statement.
@Suite struct HumanitarianReaderTests {
    private func read(_ text: String) throws -> ReadReport {
        try StandardReader.reader.get().read(Fixtures.report(text), Workspace())
    }

    @Test func theDisplacedHaveTheirFigure() throws {
        let read = try read("About 4,000 people have fled Karsa since the weekend.")
        let note = try #require(read.happenings.humanitarian.first)
        #expect(note.kind == .displacement)
        #expect(read.happenings.figures.first { $0.id == note.figure }?.low == 4000)
    }

    @Test func kindsStandApart() throws {
        let read = try read("Shells hit the clinic in Karsa. A relief convoy was turned back. The town has run out of flour. Nuns treated nine wounded men.")
        let kinds = read.happenings.humanitarian.map(\.kind)
        #expect(kinds == [.facility, .aidAccess, .needs, .casualtiesTreated], "\(kinds)")
    }

    @Test(arguments: [
        ("Two trucks with flour reached the convent on Friday.", HumanitarianNote.Kind.aidAccess),
        ("The nuns have no insulin for the old.", .needs),
        ("Half of the villagers have returned.", .displacement),
        ("The clinic has admitted nine sick children.", .casualtiesTreated),
    ])
    func whatIsSaidOfWhomTells(text: String, kind: HumanitarianNote.Kind) throws {
        #expect(try read(text).happenings.humanitarian.map(\.kind) == [kind])
    }

    @Test func twoTellingsOfOneNeedAreOneNote() throws {
        let read = try read("There is a shortage of food and medicine in Karsa.")
        #expect(read.happenings.humanitarian.map(\.kind) == [.needs])
    }

    @Test func theSourceCarriesIt() throws {
        let read = try read("Dr Ana Veld said the hospital had run out of insulin.")
        let note = try #require(read.happenings.humanitarian.first { $0.kind == .needs })
        #expect(note.statement == read.statements.first?.id)
    }

    @Test func thePlaceIsTheNearest() throws {
        let account = try FiguresCheck.account("Karsa is quiet, but shells hit the school in Varno.")
        func place(_ id: String, _ name: String) throws -> Place {
            let token = try #require(account.view.forms.firstIndex(of: name))
            return Place(id: Place.ID(rawValue: id), tokens: token..<token + 1, why: "test")
        }
        let places = [try place("p1", "karsa"), try place("p2", "varno")]
        let notes = try HumanitarianRuleExampleTests.reader.get().notes(of: account, figures: [], places: places)
        #expect(notes.map(\.kind) == [.facility])
        #expect(notes.first?.place?.rawValue == "p2")
    }

    /// "Them" stands for the vehicles, in whose phrase it stands: asking what it is must come to an end.
    @Test func aPronounInThePhraseOfItsNounEnds() throws {
        let read = try read("A nurse in Karsa saw vehicles coming back to the camp in the afternoon, two of them on tow.")
        #expect(read.happenings.humanitarian.isEmpty)
    }

    @Test func peaceTellsOfNobody() throws {
        let read = try read("The choir sang at the old school on Thursday, and the minister praised the harvest.")
        #expect(read.happenings.humanitarian.isEmpty)
    }

    @Test(arguments: [
        ("Three lorries were stopped at the bridge.", false),
        ("The town lacks flour. Three lorries were stopped at the bridge.", true),
    ])
    func lorriesCarryAidWhereAidIsSpokenOf(text: String, isAid: Bool) throws {
        #expect(try read(text).happenings.humanitarian.contains { $0.kind == .aidAccess } == isAid)
    }

    @Test func whoeverWasWoundedIsCaredForWhateverHeIs() throws {
        #expect(try read("Soldiers wounded in the blast were flown to Karsa.").happenings.humanitarian.map(\.kind) == [.casualtiesTreated])
    }
}
