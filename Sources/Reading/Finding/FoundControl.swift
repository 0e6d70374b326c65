/// A claim of control with its words in the original.
package struct FoundControl: Hashable, Sendable {
    package var claim: ControlClaim
    package var words: FoundWords
    package var place: FoundWords
    package var holder: FoundWords?
    package var line: Int

    init(_ claim: ControlClaim, in document: Document, _ places: OriginalPlaces) {
        self.claim = claim
        words = places.words(document.span(claim.tokens))
        place = places.words(document.span(claim.placeWords))
        holder = claim.holderWords.map { places.words(document.span($0)) }
        line = places.line(of: document.span(claim.tokens))
    }

    func write(to json: inout JSONWriter) {
        json.field("id", claim.id.rawValue)
        json.field("statement", claim.statement?.rawValue)
        json.field("place", claim.place?.rawValue)
        json.field("place_words", object: place.writeSpan)
        json.field("holder", claim.holder?.rawValue)
        json.field("holder_words", object: holder) { $1.writeSpan(to: &$0) }
        json.field("relation", claim.relation.rawValue)
        json.field("negated", claim.isNegated)
        json.field("from", claim.from?.rawValue)
        json.field("time", claim.time?.rawValue)
        words.writeSpan(to: &json)
        json.field("line", line)
        json.field("origin", object: { $0.field("rule", claim.origin) })
    }
}
