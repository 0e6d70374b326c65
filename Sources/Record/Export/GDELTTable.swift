import Reading

/// Events as rows of GDELT 2.0's event table: 61 columns, tabs, no head.
///
/// GDELT's ids are numbers: the first 15 hexadecimal digits of the event's own id, read as one. Tone is not measured and stays empty.
package struct GDELTTable: EventWriter {
    package init() {}

    package func row(_ event: EventRow) -> [UInt8] {
        guard event.isToldAsDone, let day = event.day, let code = event.cameo else { return [] }
        let digits = day.filter { $0 != "-" }
        let values =
            [number(of: event), digits, String(digits.prefix(6)), String(day.prefix(4)), fraction(of: day)] + actor(event.actors.first)
            + actor(event.recipients.first) + [
                "1", code, String(code.prefix(3)), String(code.prefix(2)), "\(event.quad)", goldstein(event),
                "1", "\(max(1, event.tellers.count))", "1", "",
            ] + noPlace + noPlace + place(event.place) + [String(digits) + "000000", event.report.url ?? ""]
        return Array((values.map(flat).joined(separator: "\t") + "\n").utf8)
    }

    private func number(of event: EventRow) -> String {
        let hex = event.report.sha256.prefix(12)
        let base = UInt64(hex, radix: 16) ?? 0
        return String(base * 1000 + (UInt64(event.local.filter(\.isNumber)) ?? 0) % 1000)
    }

    private func fraction(of day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let date = Day(year: parts[0], month: parts[1], day: parts[2]),
            let first = Day(year: parts[0], month: 1, day: 1)
        else { return "" }
        return FixedDecimal.cell(Double(parts[0]) + Double(date.number - first.number) / 365.25, 4)
    }

    /// PLOVER's scale stands in for Goldstein's.
    private func goldstein(_ event: EventRow) -> String { FixedDecimal.cell(event.scale, 1) }

    /// Code, name, country, known group, ethnic, two religions, three types.
    private func actor(_ party: EventRow.Party?) -> [String] {
        guard let party else { return [String](repeating: "", count: 10) }
        let code = (party.country ?? "") + (party.sector ?? "")
        return [code, party.name.uppercased(), party.country ?? "", "", "", "", "", party.sector ?? "", "", ""]
    }

    private var noPlace: [String] { ["0", "", "", "", "", "", "", ""] }

    /// Type (1 country, 3 or 4 city, 5 division), full name, country, ADM1, ADM2, latitude, longitude, feature.
    private func place(_ place: EventRow.Location?) -> [String] {
        guard let place, let latitude = place.latitude, let longitude = place.longitude else { return noPlace }
        let type =
            switch Place.Precision(rawValue: place.precision) ?? .unknown {
            case .country: "1"
            case .region, .district: "5"
            default: "4"
            }
        let name = [place.name, place.admin1, place.country].compactMap(\.self).joined(separator: ", ")
        return [
            type, name, place.country ?? "", place.admin1 ?? "", place.admin2 ?? "", FixedDecimal.cell(latitude, 5),
            FixedDecimal.cell(longitude, 5), place.geonameid.map(String.init) ?? "",
        ]
    }

    private func flat(_ value: String) -> String { String(value.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }
}
