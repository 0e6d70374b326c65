import Reading

/// Events of organised violence as rows of UCDP GED (version 24.1): 49 columns.
///
/// UCDP counts events with at least one death; the others stay out. Its ids of conflicts, dyads and cells are its own and stay empty.
package struct UCDPTable: EventWriter {
    package init() {}

    private static let header = TableRow.commaSeparated([
        "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
        "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id",
        "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
        "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
        "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
        "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
    ])

    package var head: [UInt8] { Self.header }

    package func row(_ event: EventRow) -> [UInt8] {
        let deaths = event.tolls.filter { $0.kind == .killed && ($0.low ?? $0.high ?? 0) > 0 }
        guard event.isToldAsDone, event.type == "ASSAULT", let day = event.day, !deaths.isEmpty else { return [] }
        let low = deaths.compactMap { $0.low ?? $0.high }.min() ?? 0
        let high = deaths.compactMap { $0.high ?? $0.low }.max() ?? low
        return TableRow.commaSeparated(sides(event, day) + source(event) + place(event) + [
            event.tellers.isEmpty ? "1" : "2", datePrecision(event), event.start ?? day, event.end ?? day,
        ] + self.deaths(event, best: low) + ["\(low)", "\(high)", "\(low)", "", ""])
    }

    private func sides(_ event: EventRow, _ day: String) -> [String] {
        let (a, b) = (event.actors.first, event.recipients.first)
        let isOneSided = b?.kind == .civilians || b?.kind == .people
        let kinds = [a?.kind, b?.kind]
        let isState = kinds.contains { $0 == .military || $0 == .police || $0 == .government || $0 == .state }
        let type = isOneSided ? "3" : isState ? "1" : "2"
        let sideB = isOneSided ? "Civilians" : b?.name ?? ""
        let dyad = [a?.name ?? "", sideB].filter { !$0.isEmpty }.joined(separator: " - ")
        return [
            event.globalID, "", String(day.prefix(4)), "", "Clear", type, "", "", "", "", "", dyad, "", "", a?.name ?? "", "", "", sideB,
        ]
    }

    private func source(_ event: EventRow) -> [String] {
        let report = event.report
        let article = [report.outlet, report.published, report.title].compactMap(\.self).map { "\"\($0)\"" }.joined(separator: ",")
        return [
            "\(max(1, event.tellers.count))", article, report.outlet ?? "", report.published ?? "", report.title ?? "",
            event.tellers.joined(separator: "; "),
        ]
    }

    private func place(_ event: EventRow) -> [String] {
        let place = event.place
        let point = place?.latitude.flatMap { latitude in
            place?.longitude.map { (FixedDecimal.cell(latitude, 5), FixedDecimal.cell($0, 5)) }
        }
        return [
            place.map(wherePrecision) ?? "6", place?.name ?? "", place?.words ?? "", place?.admin1 ?? "", place?.admin2 ?? "",
            point?.0 ?? "", point?.1 ?? "", point.map { "POINT (\($0.1) \($0.0))" } ?? "", "", place?.country ?? "", "", "",
        ]
    }

    /// 1 exact, 2 within about 25 km, 3 a second-level division, 4 a first-level one, 6 a country.
    private func wherePrecision(_ place: EventRow.Location) -> String {
        switch Place.Precision(rawValue: place.precision) ?? .unknown {
        case .point, .town: "1"
        case .near, .line: "2"
        case .district: "3"
        case .region: "4"
        case .country, .unknown: "6"
        }
    }

    /// 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more.
    private func datePrecision(_ event: EventRow) -> String {
        guard event.start != nil, let grain = event.grain.flatMap({ TimeExpression.Grain(rawValue: $0) }) else { return "5" }
        switch grain {
        case .minute, .hour, .partOfDay, .day: return "1"
        case .weekend: return "2"
        case .week: return "3"
        case .month: return "4"
        default: return "5"
        }
    }

    /// Deaths suffered by each side; those whose side is not told are unknown.
    private func deaths(_ event: EventRow, best: Int) -> [String] {
        var (a, b, civilians, unknown) = (0, 0, 0, 0)
        for toll in event.tolls where toll.kind == .killed {
            let number = toll.low ?? toll.high ?? 0
            if let side = toll.side, event.actors.contains(where: { $0.actor == side }) {
                a = max(a, number)
            } else if let side = toll.side, let party = event.recipients.first(where: { $0.actor == side }) {
                if party.kind == .civilians || party.kind == .people { civilians = max(civilians, number) } else { b = max(b, number) }
            } else {
                unknown = max(unknown, number)
            }
        }
        if a + b + civilians > 0 { unknown = max(0, best - a - b - civilians) }
        return [a, b, civilians, unknown].map(String.init)
    }
}
