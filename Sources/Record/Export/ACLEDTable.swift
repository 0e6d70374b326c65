import Reading

/// Events as rows of ACLED's table; events that ACLED does not code stay out.
package struct ACLEDTable: EventWriter {
    package static let header = TableRow.commaSeparated([
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
        "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
        "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
        "notes", "fatalities", "tags", "timestamp",
    ])

    private let states: ACLEDStates?

    /// - Parameter states: names, numbers and regions of states; without them the columns have codes or nothing.
    package init(states: ACLEDStates?) { self.states = states }

    package var head: [UInt8] { Self.header }

    package func row(_ event: EventRow) -> [UInt8] {
        guard event.isToldAsDone, let type = event.acledEvent, let subType = event.acledSubEvent else { return [] }
        return TableRow.commaSeparated(values(of: event, type, subType))
    }

    private func values(of event: EventRow, _ type: String, _ subType: String) -> [String] {
        let place = event.place
        let state = place?.country.flatMap { states?[$0] }
        // Actors 1 and 2 are not doer and sufferer: where only one side is known, it is the first.
        let (first, second) = event.actors.isEmpty ? (event.recipients, []) : (event.actors, event.recipients)
        let inters = [inter(first, type), inter(second, type)]
        let isTargeting = inter(event.recipients, type) == "Civilians" && Self.violent.contains(type)
        return [
            (place?.country ?? "") + event.globalID, event.day ?? "", event.day.map { String($0.prefix(4)) } ?? "",
            event.day == nil ? "" : timePrecision(event), disorder(type, subType), type, subType, first.first?.name ?? "",
            others(first), inters[0], second.first?.name ?? "", others(second), inters[1],
            interaction(inters, isAlone: second.isEmpty), isTargeting ? "Civilian targeting" : "", state?.number ?? "",
            state?.region ?? "", state?.name ?? place?.country ?? "", place?.admin1 ?? "", place?.admin2 ?? "", "",
            place?.name ?? "", place?.latitude.map { "\($0)" } ?? "", place?.longitude.map { "\($0)" } ?? "",
            place.map(geoPrecision) ?? "", event.report.outlet ?? "", "", "\(event.words) (\(event.standing))",
            "\(fatalities(of: event))", "", "",
        ]
    }

    /// In the order of ACLED's numbers.
    private static let inters = [
        "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
        "External/Other forces",
    ]

    /// "State forces-Rebel group" whoever acts, "Rebel group only" of one side; nothing where a side is there and its kind is not known.
    private func interaction(_ inters: [String], isAlone: Bool) -> String {
        let known = Self.inters.flatMap { inter in inters.filter { $0 == inter } }
        if known.count == 2 { return known.joined(separator: "-") }
        return isAlone && known.count == 1 ? known[0] + " only" : ""
    }

    private static let violent: Set<String> = ["Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"]

    private func others(_ parties: [EventRow.Party]) -> String { parties.dropFirst().map(\.name).joined(separator: "; ") }

    private func disorder(_ type: String, _ subType: String) -> String {
        switch type {
        case "Riots" where subType == "Mob violence": "Political violence"
        case "Protests", "Riots": "Demonstrations"
        case "Strategic developments": "Strategic developments"
        default: "Political violence"
        }
    }

    private func inter(_ parties: [EventRow.Party], _ type: String) -> String {
        guard let kind = parties.first?.kind else { return "" }
        switch kind {
        case .military, .police, .government, .state: return "State forces"
        case .armedGroup: return "Rebel group"
        case .international: return "External/Other forces"
        default: break
        }
        switch type {
        case "Protests": return "Protesters"
        case "Riots": return "Rioters"
        default: return kind == .civilians || kind == .people ? "Civilians" : ""
        }
    }

    /// 1 a day, 2 a week, 3 a month or no time told.
    private func timePrecision(_ event: EventRow) -> String {
        guard event.start != nil, let grain = event.grain.flatMap({ TimeExpression.Grain(rawValue: $0) }) else { return "3" }
        switch grain {
        case .minute, .hour, .partOfDay, .day: return "1"
        case .weekend, .week: return "2"
        default: return "3"
        }
    }

    /// 1 the town itself, 2 near it or an area, 3 a region.
    private func geoPrecision(_ place: EventRow.Location) -> String {
        switch Place.Precision(rawValue: place.precision) ?? .unknown {
        case .point, .town: "1"
        case .near, .line, .district: "2"
        case .region, .country, .unknown: "3"
        }
    }

    /// The lowest number told; 3 for some or many, 12 for dozens, 100 for hundreds, 0 where none is told.
    private func fatalities(of event: EventRow) -> Int {
        event.tolls.filter { $0.kind == .killed }.map { toll in
            switch toll.qualifier {
            case .dozens: 12
            case .hundreds: 100
            case .thousands: 1000
            case .many, .some: toll.low ?? 3
            case .none: 0
            default: toll.low ?? toll.high ?? 0
            }
        }.min() ?? 0
    }
}
