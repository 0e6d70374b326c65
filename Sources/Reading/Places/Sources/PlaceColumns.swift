/// How tables of places call their columns (`Data/gazetteer/columns.txt`), and what a user has said of his own.
struct PlaceColumns: Sendable {
    enum Column: String, CaseIterable, Sendable {
        case name, latitude, longitude, alternates, country, admin1, admin2, population, feature, geonameid, id, radius,
            deprecated
    }

    private let headings: [Column: [String]]
    private let features: [String: String]
    private let given: [Column: String]

    /// - Parameter given: headings that the user has named.
    init(path: String, given: [Column: String] = [:]) throws(DataError) {
        let file = try WordSections(path: path)
        var headings: [Column: [String]] = [:]
        for column in Column.allCases { headings[column] = try file.words(column.rawValue) }
        var features: [String: String] = [:]
        for section in file.names.sorted() where section.hasPrefix("feature.") {
            for word in try file.words(section) { features[word] = String(section.dropFirst("feature.".count)) }
        }
        self.headings = headings
        self.features = features
        self.given = given
    }

    /// Which heading each column has in a table; those that it lacks are left out.
    func match(_ table: [String]) -> [Column: [Int]] {
        let lower = table.map { $0.lowercased() }
        var found: [Column: [Int]] = [:]
        for column in Column.allCases {
            if let heading = given[column] {
                found[column] = lower.indices.filter { lower[$0] == heading.lowercased() }
            } else {
                let places = (headings[column] ?? []).compactMap { heading in lower.firstIndex(of: heading) }
                found[column] = column == .alternates ? places : Array(places.prefix(1))
            }
        }
        return found.filter { !$0.value.isEmpty }
    }

    /// The number of the GeoNames code that a word of the feature column stands for.
    func feature(_ word: [UInt8]) -> UInt8 {
        let text = String(decoding: word, as: UTF8.self)
        if let code = features[text.lowercased()] { return PlaceFeature.number(of: code) }
        return PlaceFeature.number(of: text.uppercased())
    }

    /// A row of what stands in each column; nil where it has no name or no coordinates, or is said to be out of use.
    func row(_ value: (Column) -> [[UInt8]]) -> PlaceRow? {
        func text(_ column: Column) -> [UInt8] { value(column).first ?? [] }
        func number(_ column: Column) -> Double? { Double(String(decoding: text(column), as: UTF8.self)) }
        guard let latitude = number(.latitude), let longitude = number(.longitude), !text(.name).isEmpty,
            !["1", "true", "yes"].contains(String(decoding: text(.deprecated), as: UTF8.self).lowercased())
        else { return nil }
        var names = [text(.name)]
        for list in value(.alternates) {
            let separator = [UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: ",")].first { list.contains($0) }
            names += list.split { $0 == separator }.map { Array($0.trimmed) }.filter { !$0.isEmpty }
        }
        var row = PlaceRow(names: names, latitude: latitude, longitude: longitude)
        row.id = number(.geonameid).flatMap { UInt32(exactly: $0) } ?? 0
        row.population = number(.population).flatMap { Int(exactly: $0.rounded()) } ?? 0
        row.country = PlaceColumns.country(text(.country))
        row.feature = feature(text(.feature))
        row.radius = number(.radius) ?? 0
        row.admin1 = text(.admin1)
        row.admin2 = text(.admin2)
        let code = PlaceFeature.known[Int(row.feature)]
        if code.hasPrefix("ADM") {
            row.own = text(.id).isEmpty ? text(.name) : text(.id)
            // A division that names itself as its own division is in none.
            if row.admin2 == row.own { row.admin2 = [] }
            if row.admin1 == row.own { row.admin1 = [] }
        }
        return row
    }

    private static func country(_ code: [UInt8]) -> [UInt8] {
        code.count == 2 ? Array(String(decoding: code, as: UTF8.self).uppercased().utf8) : []
    }
}

extension ArraySlice<UInt8> {
    /// Without the blanks at both ends.
    var trimmed: ArraySlice<UInt8> {
        var part = self
        while part.first == 0x20 { part.removeFirst() }
        while part.last == 0x20 { part.removeLast() }
        return part
    }
}
