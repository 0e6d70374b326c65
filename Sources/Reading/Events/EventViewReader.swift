import Encoder

/// How the events of one report look by the words around them, and which model sees them so.
package struct EventViewSet: Sendable {
    package var model: String
    package var views: [Event.ID: EventViews]

    package init(model: String, views: [Event.ID: EventViews]) {
        self.model = model
        self.views = views
    }
}

/// Asks the context model for the views of a report's events, one stretch of the report after another.
struct EventViewReader {
    let model: ContextModel

    /// Words of a stretch, which holds whole sentences: longer reports were not learned from, and the cost grows with its square.
    private static let mostWords = 1_000

    func views(of events: [Event], in document: Document, _ space: Workspace) -> EventViewSet {
        var found = EventViewSet(model: model.name, views: [:])
        guard !document.vectors.isEmpty else { return found }
        for stretch in stretches(of: document) {
            let told = events.compactMap { event in
                event.anchor.first.flatMap { !$0.isEmpty && stretch.words.contains($0.lowerBound) ? (event, $0.clamped(to: stretch.words)) : nil }
            }
            let asked = told.map { event, words in
                ContextModel.Event(
                    words: words.lowerBound - stretch.words.lowerBound..<words.upperBound - stretch.words.lowerBound,
                    kinds: [event.plover.type, event.plover.mode, event.status.rawValue].compactMap(\.self))
            }
            let vectors = document.vectors[stretch.words.lowerBound * Model.width..<stretch.words.upperBound * Model.width]
            for ((event, _), views) in zip(told, model.views(of: asked, words: Array(vectors), sentences: stretch.sentences, space)) {
                found.views[event.id] = views
            }
        }
        return found
    }

    private struct Stretch {
        var words: Range<Int>
        /// The number of each word's sentence in the report.
        var sentences: [Int32]
    }

    private func stretches(of document: Document) -> [Stretch] {
        var stretches: [Stretch] = []
        for (number, sentence) in document.sentences.enumerated() where !sentence.tokens.isEmpty {
            let numbers = repeatElement(Int32(number), count: sentence.tokens.count)
            if let last = stretches.last, last.words.upperBound == sentence.tokens.lowerBound,
                last.words.count + sentence.tokens.count <= Self.mostWords
            {
                stretches[stretches.count - 1].words = last.words.lowerBound..<sentence.tokens.upperBound
                stretches[stretches.count - 1].sentences += numbers
            } else {
                stretches.append(Stretch(words: sentence.tokens, sentences: Array(numbers)))
            }
        }
        return stretches
    }
}
