/// An offer with its words in the original.
package struct FoundOffer: Hashable, Sendable {
    package var offer: Offer
    package var by: FoundWords?
    package var terms: FoundWords
    /// The words of each condition, parallel to `offer.conditions`.
    package var conditions: [FoundWords]
    /// The words of each answer, parallel to `offer.answers`.
    package var answers: [FoundWords]
    package var line: Int

    init(_ offer: Offer, in document: Document, _ places: OriginalPlaces) {
        self.offer = offer
        by = offer.byWords.map { places.words(document.span($0)) }
        terms = places.words(offer.terms.map(document.span))
        conditions = offer.conditions.map { places.words($0.tokens.map(document.span)) }
        answers = offer.answers.map { places.words($0.tokens.map(document.span)) }
        line = offer.terms.first.map { places.line(of: document.span($0)) } ?? 1
    }

    func write(to json: inout JSONWriter) {
        json.field("id", offer.id.rawValue)
        json.field("statement", offer.statement?.rawValue)
        json.field("by", offer.by.map(\.rawValue))
        json.field("by_words", object: by) { $1.writeSpan(to: &$0) }
        json.field("to", offer.to.map(\.rawValue))
        json.field("through", offer.through.map(\.rawValue))
        json.field("kind", offer.kind.rawValue)
        json.field("terms", object: terms.writeSpans)
        json.field("conditions", objects: Array(zip(offer.conditions, conditions))) { json, pair in
            json.field("by", pair.0.by.map(\.rawValue))
            pair.1.writeSpans(to: &json)
            json.field("places", pair.0.places.map(\.rawValue))
            json.field("deadline", pair.0.deadline?.rawValue)
        }
        json.field("state", offer.state.rawValue)
        json.field("answers", objects: Array(zip(offer.answers, answers))) { json, pair in
            json.field("statement", pair.0.statement?.rawValue)
            json.field("state", pair.0.state.rawValue)
            pair.1.writeSpans(to: &json)
        }
        json.field("line", line)
        json.field("origin", object: { $0.field("rule", offer.origin) })
    }
}
