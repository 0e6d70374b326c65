import Encoder
import Testing

@testable import Record

/// By the words around them two events are known as one, or as two.
@Suite struct EventViewTests {
    private func view(_ seed: Float) -> [Float] { (0..<ContextModel.viewWidth).map { seed * Float($0 % 7 - 3) / 3 } }

    @Test func bytesKeepTheViews() throws {
        let views = EventViews(inside: view(1.5), across: view(-0.2))
        let bytes = EventViewBytes.of(views)
        #expect(bytes.count == 264)
        let back = try #require(EventViewBytes.views(in: bytes))
        for (kept, told) in [(back.inside, views.inside), (back.across, views.across)] {
            let most = told.map(abs).max() ?? 0
            #expect(zip(kept, told).allSatisfy { abs($0 - $1) <= most / 127 })
        }
        #expect(EventViewBytes.of(back) == bytes)
    }

    @Test func viewsOfNothingAreNothing() throws {
        let none = EventViews(inside: view(0), across: view(0))
        #expect(EventViewBytes.views(in: EventViewBytes.of(none)) == none)
        #expect(EventViewBytes.views(in: [1, 2, 3]) == nil)
    }

    @Test func viewsOfAnotherModelAreNotCompared() throws {
        let rules = try Told.rules.get()
        var event = Told.event("Gunmen attacked the post.")
        event.views = EventFacts.Views(model: rules.context.name, views: EventViews(inside: view(1), across: view(1)))
        #expect(KnownEvent(event, rules: rules).views != nil)
        event.views?.model = "another/1"
        #expect(KnownEvent(event, rules: rules).views == nil)
    }

    @Test func theWordsAroundAreAReason() throws {
        let rules = try Told.rules.get()
        let views = EventFacts.Views(model: rules.context.name, views: EventViews(inside: view(1), across: view(1)))
        let told = try ["Gunmen attacked the post.", "The post was attacked."].map { sentence in
            var event = Told.event(sentence)
            event.views = views
            return try Telling(Told.known(Told.report(1, events: [event])), [KnownEvent(event, rules: rules)], rules: rules)
        }
        let rarity = WordRarity()
        let inside = try #require(InnerJudge(rules: rules, rarity: rarity).evidence(told[0], told[1], .init()))
        let reports = IncidentJudge(rules: rules, rarity: rarity).evidence(told[0].report, told[1].report)
        let across = try #require(OuterJudge(rules: rules, rarity: rarity).evidence(told[0], told[1], reports))
        #expect(inside[.context] == Float(rules.context.inside.odds(view(1), view(1))))
        #expect(across[.context] == Float(rules.context.across.odds(view(1), view(1))))
    }
}
