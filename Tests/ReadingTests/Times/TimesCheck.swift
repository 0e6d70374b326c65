import Encoder
import TestSupport

@testable import Reading

/// Reads marked sentences with the real model: `The army left on ⟦2024-03-03|Sunday⟧.`
struct TimesCheck {
    static let times = Result { try TimesReader(data: StandardReader.data) }

    let document: Document
    let found: [TimeExpression]
    let doubts: [Doubt]
    let marks: [MarkedText.Mark]

    init(_ marked: String, published: Day?, dateline: String? = nil) throws {
        let text = try MarkedText(marked)
        marks = text.marks
        var document = try StandardReader.document(text.string)
        document.report.head.published = published.map { PublishedDate(start: $0, end: $0, grain: .day, origin: .header) }
        if let dateline { document.report.head.dateline = Span(0, dateline.utf8.count) }
        self.document = document
        let cast = Cast(entities: [], speakers: [:], doubts: [])
        (found, doubts) = try Self.times.get().times(of: Account(document: document, cast: cast, statements: []))
    }

    /// `words = value`, for each time found.
    var told: [String] { found.map { "\(document.report.words(document.span($0.tokens))) = \($0.value ?? "nil")" } }

    /// The same of the marks.
    var wanted: [String] { marks.map { "\(document.report.words($0.span)) = \($0.label)" } }

    /// The names of the rules that took words, those that take away among them.
    var rules: [String] {
        get throws {
            let reader = try Self.times.get()
            return reader.taken(in: document, TokenView(document)).joined().map(\.rule)
        }
    }

    func rule(_ time: TimeExpression) -> String? {
        time.why.split(separator: ";").compactMap { $0.hasPrefix(" rule ") ? String($0.dropFirst(6)) : nil }.first
    }
}

extension Day {
    /// A day as `2024-03-04`.
    init?(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }
}
