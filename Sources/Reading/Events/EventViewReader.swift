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

/// Asks the context model for the views of a report's events.
struct EventViewReader {
    let model: ContextModel

    func views(of events: [Event], in document: Document, _ space: Workspace) -> EventViewSet {
        var sentences = [Int32](repeating: 0, count: document.tokens.count)
        for (number, sentence) in document.sentences.enumerated() {
            for token in sentence.tokens { sentences[token] = Int32(number) }
        }
        let told = events.compactMap { event in event.anchor.first.flatMap { $0.isEmpty ? nil : (id: event.id, words: $0, event: event) } }
        let asked = told.map { told in
            ContextModel.Event(
                words: told.words,
                kinds: [told.event.plover.type, told.event.plover.mode, told.event.status.rawValue].compactMap(\.self))
        }
        let found = model.views(of: asked, words: document.vectors, sentences: sentences, space)
        return EventViewSet(model: model.name, views: Dictionary(zip(told.map(\.id), found), uniquingKeysWith: { first, _ in first }))
    }
}
