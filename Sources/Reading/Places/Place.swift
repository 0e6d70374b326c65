/// A place that words of the report name, with what of it is known; what is not known stays nil, with a doubt.
package struct Place: Hashable, Sendable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    /// How exactly the coordinates say where: as ACLED and UCDP code it, from a point to a country.
    package enum Precision: String, Sendable, CaseIterable {
        case point, town, near, line, district, region, country, unknown
    }

    /// A place told by its way from another: "25 kilometres north of X".
    package struct Relative: Hashable, Sendable {
        package var distance: Double?
        /// In words of the compass: "north", "south-east".
        package var bearing: String?
        package var anchor: ID?
        /// The other end of "between A and B" or "the road from A to B".
        package var other: ID?

        package init(distance: Double? = nil, bearing: String? = nil, anchor: ID? = nil, other: ID? = nil) {
            self.distance = distance
            self.bearing = bearing
            self.anchor = anchor
            self.other = other
        }
    }

    package var id: ID
    /// Indices into the document's tokens.
    package var tokens: Range<Int>
    /// Every other place in the text that names the same place.
    package var mentions: [Range<Int>] = []
    package var geonameid: Int?
    /// The gazetteer's name; nil where no entry was chosen.
    package var name: String?
    /// GeoNames feature code, `PPL`, `ADM1` …
    package var feature: String?
    /// ISO 3166 alpha-3.
    package var country: String?
    package var admin1: String?
    package var admin2: String?
    /// Degrees, WGS 84.
    package var latitude: Double?
    package var longitude: Double?
    /// Kilometres around the coordinates in which it lies.
    package var radius: Double?
    package var precision = Precision.unknown
    package var relative: Relative?
    /// Entries of the gazetteer that bear the name.
    package var candidates = 0
    /// Why this entry, or why none.
    package var why: String

    package init(id: ID, tokens: Range<Int>, why: String) {
        self.id = id
        self.tokens = tokens
        self.why = why
    }
}
