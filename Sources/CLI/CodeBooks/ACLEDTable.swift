import Reading

/// Events as rows of ACLED's table; events that ACLED does not code stay out.
struct ACLEDTable {
    static let header = TableRow.commaSeparated([
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
        "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
        "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
        "notes", "fatalities", "tags", "timestamp",
    ])

    let report: CodedReport
    let states: ACLEDStates?

    var bytes: [UInt8] {
        report.events.flatMap { event in event.event.acled.map { TableRow.commaSeparated(row(of: event, $0)) } ?? [] }
    }

    private func row(of found: FoundEvent, _ acled: Event.ACLED) -> [String] {
        let date = report.date(of: found)
        let place = report.place(of: found)?.place
        let state = place?.country.flatMap { states?[$0] }
        // Actors 1 and 2 are not doer and sufferer: where only one side is known, it is the first.
        let (first, second) = found.actors.isEmpty ? (found.recipients, []) : (found.actors, found.recipients)
        let inters = [inter(first, acled), inter(second, acled)]
        let isTargeting = inter(found.recipients, acled) == "Civilians" && Self.violent.contains(acled.eventType)
        return [
            (place?.country ?? "") + report.id(of: found), date?.day.description ?? "", date.map { "\($0.day.year)" } ?? "",
            date.map { timePrecision($0.isTold, $0.grain) } ?? "", disorder(acled), acled.eventType, acled.subEventType,
            first.first.map(report.name) ?? "", others(first), inters[0], second.first.map(report.name) ?? "", others(second),
            inters[1], interaction(inters, isAlone: second.isEmpty), isTargeting ? "Civilian targeting" : "", state?.number ?? "",
            state?.region ?? "", state?.name ?? place?.country ?? "", place?.admin1 ?? "", place?.admin2 ?? "", "",
            place?.name ?? "",
            place?.latitude.map { "\($0)" } ?? "", place?.longitude.map { "\($0)" } ?? "", place.map(geoPrecision) ?? "",
            report.finding.report.head.outlet ?? "", "", "\(found.anchor.text) (\(report.teller(of: found)))",
            "\(fatalities(of: found))", "", "",
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

    private func others(_ participants: [FoundEvent.Participant]) -> String {
        participants.dropFirst().map(report.name).joined(separator: "; ")
    }

    private func disorder(_ acled: Event.ACLED) -> String {
        switch acled.eventType {
        case "Riots" where acled.subEventType == "Mob violence": "Political violence"
        case "Protests", "Riots": "Demonstrations"
        case "Strategic developments": "Strategic developments"
        default: "Political violence"
        }
    }

    private func inter(_ participants: [FoundEvent.Participant], _ acled: Event.ACLED) -> String {
        guard let entity = participants.first.flatMap(report.entity) else { return "" }
        switch entity.kind {
        case .military, .police, .government, .state: return "State forces"
        case .armedGroup: return "Rebel group"
        case .international: return "External/Other forces"
        default: break
        }
        switch acled.eventType {
        case "Protests": return "Protesters"
        case "Riots": return "Rioters"
        default: return entity.kind == .civilians || entity.kind == .people ? "Civilians" : ""
        }
    }

    /// 1 a day, 2 a week, 3 a month or no time told.
    private func timePrecision(_ isTold: Bool, _ grain: TimeExpression.Grain) -> String {
        guard isTold else { return "3" }
        switch grain {
        case .minute, .hour, .partOfDay, .day: return "1"
        case .weekend, .week: return "2"
        default: return "3"
        }
    }

    /// 1 the town itself, 2 near it or an area, 3 a region.
    private func geoPrecision(_ place: Place) -> String {
        switch place.precision {
        case .point, .town: "1"
        case .near, .line, .district: "2"
        case .region, .country, .unknown: "3"
        }
    }

    /// The lowest number told; 3 for some or many, 12 for dozens, 100 for hundreds, 0 where none is told.
    private func fatalities(of found: FoundEvent) -> Int {
        report.figures(of: found).filter { $0.kind == .killed }.map { figure in
            switch figure.qualifier {
            case .dozens: 12
            case .hundreds: 100
            case .thousands: 1000
            case .many, .some: figure.low ?? 3
            case .none: 0
            default: figure.low ?? figure.high ?? 0
            }
        }.min() ?? 0
    }
}
