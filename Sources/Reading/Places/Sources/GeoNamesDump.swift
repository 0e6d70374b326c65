/// The lines of a GeoNames dump (`AF.txt`, `allCountries.txt`): nineteen columns between tabs, no head line.
enum GeoNamesDump {
    private static let columns = 19

    /// Whether a first line is one of a dump's.
    static func isLine(_ line: UnsafeRawBufferPointer) -> Bool {
        let fields = line.fields()
        return fields.count == columns && Int(fields[0].text) != nil && fields[4].decimal != nil && fields[5].decimal != nil
    }

    /// Nil for a line that is none of a dump's.
    static func row(_ line: UnsafeRawBufferPointer) -> PlaceRow? {
        let fields = line.fields()
        guard fields.count == columns, let latitude = fields[4].decimal, let longitude = fields[5].decimal else { return nil }
        var names = [Array(fields[1])]
        for field in [fields[2]] + fields[3].fields(by: UInt8(ascii: ",")) where !field.isEmpty { names.append(Array(field)) }
        var row = PlaceRow(names: names, latitude: latitude, longitude: longitude)
        row.id = UInt32(fields[0].text) ?? 0
        row.population = Int(fields[14].text) ?? 0
        row.country = Array(fields[8])
        let code = fields[7].text
        row.feature = PlaceFeature.number(of: code, class: fields[6].first)
        guard row.country.count == 2, !fields[10].isEmpty else { return row }
        let point = [UInt8(ascii: ".")]
        let admin1 = row.country + point + fields[10], admin2 = admin1 + point + fields[11]
        row.admin1 = admin1
        if !fields[11].isEmpty { row.admin2 = admin2 }
        if code == "ADM1" { row.own = admin1 }
        if code == "ADM2", !fields[11].isEmpty { row.own = admin2 }
        return row
    }
}
