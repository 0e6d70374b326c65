/// Events as rows of POLECAT's table: 40 columns, several values joined by "; ", "None" where nothing is known.
package struct PolecatTable: EventWriter {
    package static let header = TableRow.tabbed([
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
        "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
        "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
        "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude",
        "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
        "Story Organizations", "Story Locations", "Language", "Version",
    ])

    package init() {}

    package var head: [UInt8] { Self.header }

    package func row(_ event: EventRow) -> [UInt8] { event.isToldAsDone ? TableRow.tabbed(values(of: event)) : [] }

    private func values(of event: EventRow) -> [String] {
        [
            event.globalID, event.day ?? "", event.type, event.mode ?? "", "\(event.scale)", "\(event.quad)",
            event.contexts.joined(separator: "; "),
        ] + side(event.actors) + side(event.recipients) + location(event.place) + [
            event.report.outlet ?? "", event.report.published ?? "", joined(event.story.people), joined(event.story.organisations),
            joined(event.story.places), event.report.language ?? "", event.report.program,
        ]
    }

    /// Name, country, COW code, primary sector, sectors, title, raw name, Wikipedia id.
    private func side(_ parties: [EventRow.Party]) -> [String] {
        let sectors = parties.compactMap(\.sector)
        return [
            joined(parties.map(\.name)), joined(parties.compactMap(\.country)), "", sectors.first ?? "", joined(sectors),
            joined(parties.compactMap(\.role)), joined(parties.map(\.words)), "",
        ]
    }

    /// Place name, city, district, province, country, latitude, longitude, GeoNames id, raw name, feature type.
    private func location(_ place: EventRow.Location?) -> [String] {
        guard let place else { return [String](repeating: "", count: 10) }
        let isKnown = place.latitude != nil
        let city = place.feature?.hasPrefix("PPL") == true ? place.name : nil
        return [
            isKnown ? place.name : "", city ?? "", place.admin2 ?? "", place.admin1 ?? "", place.country ?? "",
            place.latitude.map { "\($0)" } ?? "", place.longitude.map { "\($0)" } ?? "", place.geonameid.map { "\($0)" } ?? "",
            place.words, place.feature ?? "",
        ]
    }

    /// Each value once, in order.
    private func joined(_ values: [String]) -> String {
        var kept: [String] = []
        for value in values where !kept.contains(value) { kept.append(value) }
        return kept.joined(separator: "; ")
    }
}
