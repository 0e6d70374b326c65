import Reading
import TestSupport

@testable import Record

/// Readings made by hand: a few words for what a report tells.
struct Told {
    static let rules: Result<LinkRules, any Error> = Result { try LinkRules(data: DataDirectory(path: repositoryFile("Data"))) }

    /// 1 March 2024.
    static let day = 19_783

    static func report(
        _ number: Int64, day: Int = Told.day, outlet: String? = nil, title: String? = nil, text: String = "", events: [EventFacts] = []
    ) -> ReportFacts {
        var report = ReportFacts(
            reading: number, report: number, outlet: outlet, title: title, published: day, fingerprint: Fingerprint(of: text), credits: [])
        report.events = events.enumerated().map { index, event in
            var event = event
            event.reading = number
            event.report = number
            event.published = day
            if event.event == 0 { event.event = number * 100 + Int64(index) }
            return event
        }
        report.places = report.events.compactMap(\.place)
        return report
    }

    /// An event told in one sentence, which is its own anchor's; `of` is a coding of PLOVER.
    static func event(_ sentence: String, of coding: String = "ASSAULT", status: String = "claimed", by source: String? = nil) -> EventFacts {
        let parts = coding.split(separator: "/").map(String.init)
        let told = TextDigest.Sentence(number: 0, text: sentence)
        var event = EventFacts(
            event: 0, reading: 0, report: 0, anchor: sentence, type: parts[0], mode: parts.count > 1 ? parts[1] : nil, status: status)
        event.sentenceHash = told.hash
        event.stand(in: told.stems)
        if let source { event.tellers = [.init(statement: 1, source: key(source), isMedium: false)] }
        return event
    }

    static func key(_ name: String) -> SourceKey { SourceKey(name: name, country: nil) ?? SourceKey(key: "", name: name) }

    static func place(_ name: String, _ latitude: Double, _ longitude: Double) -> PlaceFacts {
        PlaceFacts(name: name, middle: Coordinates(latitude: latitude, longitude: longitude), radius: 2)
    }

    static func known(_ report: ReportFacts) throws -> KnownReport { KnownReport(report, rules: try rules.get()) }

    static func party(_ name: String) -> PartyFacts {
        PartyFacts(actor: key(name), kind: "armed-group", stems: Set(WordFolding.stems(of: name)))
    }

    static func figure(_ kind: String, _ number: Int64, _ qualifier: String = "exact") -> FigureFacts {
        FigureFacts(
            figure: number, kind: kind, low: number, high: qualifier == "exact" ? number : nil, qualifier: qualifier, scope: "incident",
            counted: [], isPart: false, words: "\(number)", statement: nil)
    }
}

extension EventFacts {
    func on(_ day: Int) -> EventFacts { with { $0.days = day...day } }
    func at(_ place: PlaceFacts) -> EventFacts { with { $0.place = place } }
    func by(_ actor: String) -> EventFacts { with { $0.actors = [Told.party(actor)] } }
    func against(_ words: String, isOne: Bool = false) -> EventFacts {
        with { $0.recipients = [PartyFacts(actor: nil, kind: nil, stems: Set(WordFolding.stems(of: words)), isOne: isOne)] }
    }
    func around(_ words: String) -> EventFacts { with { $0.timeWords = words } }
    func anchored(_ anchor: String) -> EventFacts { with { $0.anchor = anchor } }
    func with(_ figure: FigureFacts) -> EventFacts { with { $0.figures.append(figure) } }
    func sentence(_ number: Int) -> EventFacts { with { $0.sentence = number } }
    func of(_ reading: Int64, on day: Int) -> EventFacts {
        with {
            $0.event = reading
            $0.reading = reading
            $0.report = reading
            $0.published = day
        }
    }

    private func with(_ change: (inout EventFacts) -> Void) -> EventFacts {
        var copy = self
        change(&copy)
        return copy
    }
}
