import Reading

/// Events as rows of POLECAT's table: 40 columns, several values joined by "; ", "None" where nothing is known.
struct PolecatTable {
    static let header = TableRow.tabbed([
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
        "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
        "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
        "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude",
        "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
        "Story Organizations", "Story Locations", "Language", "Version",
    ])

    let report: CodedReport

    var bytes: [UInt8] { report.events.flatMap { TableRow.tabbed(row(of: $0)) } }

    private func row(of found: FoundEvent) -> [String] {
        let plover = found.event.plover
        let head = report.finding.report.head
        return [
            report.id(of: found), report.date(of: found)?.day.description ?? "", plover.type, plover.mode ?? "",
            "\(plover.scale)", "\(plover.quad)", plover.contexts.joined(separator: "; "),
        ] + side(found.actors) + side(found.recipients) + location(report.place(of: found)) + [
            head.outlet ?? "", head.published?.start.description ?? "", joined(report.names(of: [.person])),
            joined(report.names(of: Self.organisations)), joined(report.finding.places.map(\.words.text)), head.language ?? "",
            report.finding.engine.version,
        ]
    }

    private static let organisations: Set<Entity.Kind> = [
        .government, .armedGroup, .military, .police, .international, .ngo, .media, .political, .religious, .business,
    ]

    /// Name, country, COW code, primary sector, sectors, title, raw name, Wikipedia id.
    private func side(_ participants: [FoundEvent.Participant]) -> [String] {
        let entities = participants.compactMap(report.entity)
        let sectors = entities.compactMap { $0.sector?.rawValue }
        return [
            joined(participants.map(report.name)), joined(entities.compactMap(\.country)), "", sectors.first ?? "",
            joined(sectors), joined(entities.compactMap(\.role)), joined(participants.map(\.words.text)), "",
        ]
    }

    /// Place name, city, district, province, country, latitude, longitude, GeoNames id, raw name, feature type.
    private func location(_ found: FoundPlace?) -> [String] {
        guard let found else { return [String](repeating: "", count: 10) }
        let place = found.place
        let city = place.feature?.hasPrefix("PPL") == true ? place.name : nil
        return [
            place.name ?? "", city ?? "", place.admin2 ?? "", place.admin1 ?? "", place.country ?? "",
            place.latitude.map { "\($0)" } ?? "", place.longitude.map { "\($0)" } ?? "", place.geonameid.map { "\($0)" } ?? "",
            found.words.text, place.feature ?? "",
        ]
    }

    /// Each value once, in order.
    private func joined(_ values: [String]) -> String {
        var kept: [String] = []
        for value in values where !kept.contains(value) { kept.append(value) }
        return kept.joined(separator: "; ")
    }
}
