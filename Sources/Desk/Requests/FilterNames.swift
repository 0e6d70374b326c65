import Reading
import Record

/// The filters of the lists: names and meanings of the command line.
struct FilterNames {
    static let fields: [StaticString] = [
        "since", "until", "near", "radius", "country", "admin1", "admin2", "place", "actor", "source", "type", "status",
        "certainty",
        "sources", "outlet", "report", "words", "as-of", "rejected",
    ]
    static let all = fields.map { "\($0)" }
    /// Of lists whose rows are not told by several.
    static let ofOne = all.filter { $0 != "sources" }
    /// Of doubts, which lie in reports.
    static let ofReports = ["since", "until", "outlet", "report", "words", "as-of"]

    /// Filters of these names may be given several times.
    static let repeated: Set<String> = ["type", "status", "certainty"]

    private let gazetteer: Gazetteer
    private let states: ACLEDStates

    init(_ gazetteer: Gazetteer, _ states: ACLEDStates) {
        self.gazetteer = gazetteer
        self.states = states
    }

    func filter(_ query: Query) throws(Problem) -> Filter {
        var filter = Filter()
        filter.from = try day("since", query)?.first.description
        filter.to = try day("until", query)?.last.description
        filter.near = try circle(query)
        filter.country = try country(query)
        filter.admin2 = try query.value("admin2")
        filter.admin1 = try query.value("admin1")
        filter.place = try query.value("place")
        filter.actor = try query.value("actor")
        filter.source = try query.value("source")
        filter.types = query.values("type").filter { !$0.isEmpty }
        filter.statuses = query.values("status").filter { !$0.isEmpty }
        filter.certainties = try certainties(query)
        filter.sources = try query.value("sources") == nil ? nil : query.number("sources", in: 1...1000, otherwise: 1)
        filter.outlet = try query.value("outlet")
        filter.report = try report(query)
        filter.words = try words("words", query)
        filter.asOf = try moment(query)
        filter.withRejected = try query.flag("rejected")
        return filter
    }

    /// Words to look for, in the language of the store.
    func words(_ name: String, _ query: Query) throws(Problem) -> String? {
        guard let text = try query.value(name) else { return nil }
        guard let words = SearchWords.query(text) else { throw Problem(.badValue, "\(name) has no word to look for") }
        return words
    }

    func moment(_ query: Query) throws(Problem) -> Moment? {
        guard let text = try query.value("as-of") else { return nil }
        guard let moment = Moment(asked: text) else {
            throw Problem(.badValue, "as-of is a day as 2024-03-04 or a moment as 2024-03-04T17:00:00Z")
        }
        return moment
    }

    func day(_ name: String, _ query: Query) throws(Problem) -> AskedDays? {
        guard let text = try query.value(name) else { return nil }
        guard let days = AskedDays(text) else {
            throw Problem(.badValue, "\(name) is a day, month or year as 2024-03-04, 2024-03 or 2024")
        }
        return days
    }

    /// By its name or its code.
    func country(_ query: Query) throws(Problem) -> String? {
        guard let words = try query.value("country") else { return nil }
        guard let code = states.code(of: words) else {
            throw Problem(.badValue, "no country is called so; give its ISO 3166 alpha-3 code, as AFG")
        }
        return code
    }

    private func certainties(_ query: Query) throws(Problem) -> [String] {
        let values = query.values("certainty").filter { !$0.isEmpty }
        let known = Statement.Certainty.allCases.map(\.rawValue)
        guard values.allSatisfy(known.contains) else {
            throw Problem(.badValue, "certainty is one of \(known.joined(separator: ", "))")
        }
        return values
    }

    private func report(_ query: Query) throws(Problem) -> ThingID? {
        guard let text = try query.value("report") else { return nil }
        guard let id = ThingID(text), id.kind == .report else { throw Problem(.badValue, "report is the name of one, as r12") }
        return id
    }

    private func circle(_ query: Query) throws(Problem) -> Filter.Circle? {
        let radius = try query.value("radius")
        guard let words = try query.value("near") else {
            guard radius == nil else { throw Problem(.badValue, "radius tells how far from near, which is not given") }
            return nil
        }
        let kilometres = radius.map { Double($0) ?? 0 } ?? 50
        guard kilometres > 0, kilometres <= 20_040 else {
            throw Problem(.badValue, "radius is more than 0 and at most 20040 kilometres")
        }
        let place = try point(words)
        return Filter.Circle(latitude: place.latitude, longitude: place.longitude, kilometres: kilometres)
    }

    /// Two numbers as 35.3,69.5, or a place of the gazetteer by name.
    func point(_ words: String) throws(Problem) -> PlaceByHand {
        guard let place = PlaceByHand(words: words, gazetteer) else {
            throw Problem(.badValue, "no place is called so; give its point as latitude,longitude")
        }
        return place
    }
}
