/// A place of a gazetteer with everything that is known of it.
package struct GazetteerPlace: Hashable, Sendable {
    /// Where it stands: in a file of the gazetteer, or in the program's own table.
    package enum Source: Hashable, Sendable {
        case file(Int, UInt32)
        case own(Int)
    }

    package var source: Source
    package var geonameid: Int?
    package var name: String
    /// GeoNames feature code, empty where the source tells none.
    package var feature: String
    /// ISO 3166 alpha-3.
    package var country: String?
    package var admin1: String?
    package var admin2: String?
    var coordinates: Coordinates
    package var population: Int
    /// Kilometres around the coordinates in which it lies.
    package var radius: Double
    /// Whether the radius is what such places usually have, for want of a better.
    var isRadiusUsual = false

    init(
        source: Source, geonameid: Int?, name: String, feature: String, country: String?, coordinates: Coordinates,
        population: Int,
        radius: Double
    ) {
        self.source = source
        self.geonameid = geonameid
        self.name = name
        self.feature = feature
        self.country = country
        self.coordinates = coordinates
        self.population = population
        self.radius = radius
    }

    package var latitude: Double { coordinates.latitude }
    package var longitude: Double { coordinates.longitude }

    var rank: Rank { Rank(feature: feature) }

    /// Whether a list has it with its extent and without people: reports name it for what happens there, however small it is.
    var isNoted: Bool { population == 0 && !isRadiusUsual && !rank.isArea }

    /// A sea, a continent, a part of the world: of the program's own table, and in no one state.
    var isOfTheWorld: Bool {
        guard case .own = source, country == nil else { return false }
        return rank == .continent || rank == .region || rank == .water
    }

    /// A town that the program's own table has because the world knows it better than its size tells.
    var isRenowned: Bool {
        guard case .own = source else { return false }
        return rank == .town
    }

    /// A region of a list of towns, and none that the program's own table has for all the world to know.
    var isMinorRegion: Bool {
        if case .file = source { return rank == .region }
        return false
    }

    /// What kind of thing it is, as coarse as the choice between places of one name needs.
    enum Rank: Hashable, Sendable {
        case continent, region, country, province, district, town, quarter, water, height, valley, island, site, unknown

        init(feature: String) {
            switch feature {
            case "CONT": self = .continent
            case "RGN", "DSRT", "FRST", "PLN", "BDRY", "AREA", "PEN": self = .region
            case "PCLI", "PCL", "PCLD": self = .country
            case "ADM1": self = .province
            case "ADM2", "ADM3", "ADM4", "ADM5", "ADMD": self = .district
            case "PPLX": self = .quarter
            case "SEA", "OCN", "GULF", "BAY", "STRT", "STM", "LK", "CNL", "RSV", "HYDR": self = .water
            case "MT", "MTS", "HLL", "PASS": self = .height
            case "VAL": self = .valley
            case "ISL", "ISLS", "CAPE": self = .island
            case "": self = .unknown
            case _ where feature.hasPrefix("PPL") || feature == "STLMT": self = .town
            default: self = .site
            }
        }

        /// Whether it is an area that other places lie in.
        var isArea: Bool {
            switch self {
            case .continent, .region, .country, .province, .district, .valley, .island: true
            case .town, .quarter, .water, .height, .site, .unknown: false
            }
        }
    }
}
