import Encoder
import TestSupport
import Testing

@testable import Reading

/// Views of events as a reader for the record takes them.
@Suite struct EventViewTests {
    private static let reader = Result {
        try Reader(data: DataDirectory(path: repositoryFile("Data")), seesContext: true)
    }
    private let text = "Gunmen attacked a post near Karsa on Monday, killing two guards. The attack lasted an hour. Police arrested four men."

    @Test func everyEventHasViews() throws {
        let read = try Self.reader.get().read(Fixtures.report(text), Workspace())
        let seen = try #require(read.views)
        #expect(!read.happenings.events.isEmpty)
        #expect(Set(seen.views.keys) == Set(read.happenings.events.map(\.id)))
        #expect(seen.views.values.allSatisfy { $0.inside.count == ContextModel.viewWidth && $0.across.count == ContextModel.viewWidth })
    }

    /// A long report is seen stretch by stretch, and a stretch does not hang on what comes after it.
    @Test func aLongReportIsSeenInStretches() throws {
        let paragraph = (1...60).map { _ in "Guards at the gate of the mill in Karsa said that nothing at all had been seen of them that day." }.joined(separator: " ")
        let long = text + "\n\n" + paragraph + "\n\nRebels shelled the mill at Varno, killing five people."
        let read = try Self.reader.get().read(Fixtures.report(long), Workspace())
        let seen = try #require(read.views)
        #expect(read.document.tokens.count > 1_000)
        #expect(Set(seen.views.keys) == Set(read.happenings.events.map(\.id)))
    }

    @Test func theVectorsAreNotKept() throws {
        #expect(try Self.reader.get().read(Fixtures.report(text), Workspace()).document.vectors.isEmpty)
    }

    @Test func whoeverReadsAloneNeedsNone() throws {
        #expect(try StandardReader.reader.get().read(Fixtures.report(text), Workspace()).views == nil)
    }

    /// What is found does not hang on the views.
    @Test func theFindingIsTheSame() throws {
        let report = try Fixtures.report(text)
        let seeing = try Self.reader.get().read(report, Workspace())
        #expect(Finding(seeing).json() == Finding(try StandardReader.reader.get().read(report, Workspace())).json())
    }
}
