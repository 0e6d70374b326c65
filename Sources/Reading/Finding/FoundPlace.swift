/// A place with its words in the original.
package struct FoundPlace: Hashable, Sendable {
    package var place: Place
    package var words: FoundWords
    package var mentions: [FoundWords]

    init(_ place: Place, in document: Document, _ places: OriginalPlaces) {
        self.place = place
        words = places.words(document.span(place.tokens))
        mentions = place.mentions.map { places.words(document.span($0)) }
    }

    func write(to json: inout JSONWriter) {
        json.field("id", place.id.rawValue)
        words.writeSpan(to: &json)
        json.field("geonameid", place.geonameid)
        json.field("name", place.name)
        json.field("feature", place.feature)
        json.field("country", place.country)
        json.field("admin1", place.admin1)
        json.field("admin2", place.admin2)
        json.field("lat", place.latitude, decimals: 5)
        json.field("lon", place.longitude, decimals: 5)
        json.field("radius_km", place.radius, decimals: 1)
        json.field("precision", place.precision.rawValue)
        json.field("relative", object: place.relative) {
            $0.field("distance_km", $1.distance, decimals: 1)
            $0.field("bearing", $1.bearing)
            $0.field("anchor", $1.anchor?.rawValue)
            $0.field("other", $1.other?.rawValue)
        }
        json.field("candidates", place.candidates)
        json.field("mentions", objects: mentions) { $1.writeSpan(to: &$0) }
        json.field("why", place.why)
    }
}

/// A time expression with its words in the original.
package struct FoundTime: Hashable, Sendable {
    package var time: TimeExpression
    package var words: FoundWords

    init(_ time: TimeExpression, in document: Document, _ places: OriginalPlaces) {
        self.time = time
        words = places.words(document.span(time.tokens))
    }

    func write(to json: inout JSONWriter) {
        json.field("id", time.id.rawValue)
        words.writeSpan(to: &json)
        json.field("type", time.kind.rawValue)
        json.field("start", time.start?.description)
        json.field("end", time.end?.description)
        json.field("grain", time.grain.rawValue)
        json.field("value", time.value)
        json.field("why", time.why)
    }
}
