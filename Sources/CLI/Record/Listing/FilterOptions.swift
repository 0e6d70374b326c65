import ArgumentParser
import Reading
import Record

/// What is asked for. Every part that is given must hold; parts that may be given several times hold if one does.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Not before this day, as 2024-03-04; of a year or month its first day.", valueName: "day"))
    var since: DayOption?

    @Option(help: ArgumentHelp("Not after this day; of a year or month its last day.", valueName: "day"))
    var until: DayOption?

    @Option(
        help: ArgumentHelp(
            "Around a point, as 35.3,69.5, or a place of the gazetteer by name; --radius tells how far.", valueName: "point-or-name"))
    var near: String?

    @Option(help: ArgumentHelp("Kilometres around --near.", valueName: "km"))
    var radius = 50.0

    @Option(help: ArgumentHelp("In this country, by its name or ISO 3166 alpha-3 as AFG.", valueName: "country"))
    var country: String?

    @Option(help: ArgumentHelp("In this first-level division: a province, a state.", valueName: "name"))
    var admin1: String?

    @Option(help: ArgumentHelp("In this second-level division: a district, a county.", valueName: "name"))
    var admin2: String?

    @Option(help: ArgumentHelp("At a place of this name.", valueName: "name"))
    var place: String?

    @Option(help: ArgumentHelp("Who does it or to whom it is done: a name or part of one, or a12.", valueName: "actor"))
    var actor: String?

    @Option(help: ArgumentHelp("Who says it.", valueName: "actor"))
    var source: String?

    @Option(
        help: ArgumentHelp(
            "Of this type, several times for several: of events PLOVER's, as ASSAULT; of offers ceasefire and so on; of control the relation.",
            valueName: "type"))
    var type: [String] = []

    @Option(help: ArgumentHelp("With this status, several times for several: of events reported, claimed and so on; of offers the state.", valueName: "status"))
    var status: [String] = []

    @Option(help: ArgumentHelp("Said with this certainty, several times for several.", valueName: "certainty"))
    var certainty: [String] = []

    @Option(
        help: ArgumentHelp(
            "Told by at least so many independent sources (rapporteur link): events, statements that tell one, occurrences.",
            valueName: "number"))
    var sources: Int?

    @Option(help: ArgumentHelp("In reports of this outlet.", valueName: "name"))
    var outlet: String?

    @Option(help: ArgumentHelp("In this report, as r12.", valueName: "id"))
    var report: ThingOption?

    @Option(help: ArgumentHelp("Where these words stand; \"in quotation marks\" side by side, an asterisk for any ending.", valueName: "words"))
    var words: String?

    @Option(help: ArgumentHelp("The record as it stood at the end of that day, or at that moment (2024-03-04T12:00:00Z).", valueName: "moment"))
    var asOf: MomentOption?

    @Flag(help: "Things that people rejected, too.") var rejected = false

    func validate() throws {
        guard radius > 0, radius <= 20_040 else { throw ValidationError("--radius must be more than 0 and at most 20040 kilometres.") }
        for certainty in certainty where Statement.Certainty(rawValue: certainty) == nil {
            throw ValidationError(
                "“\(certainty)” is no certainty; there are \(Statement.Certainty.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        if let sources, sources < 1 { throw ValidationError("--sources must be 1 or more.") }
        if let words, SearchWords.query(words) == nil { throw ValidationError("--words has no word to look for.") }
    }

    func filter(_ data: DataOptions) throws -> Filter {
        var filter = Filter()
        filter.from = since?.first.description
        filter.to = until?.last.description
        filter.near = try near.map { words in
            let point = try PlaceByHand(words, data)
            return Filter.Circle(latitude: point.latitude, longitude: point.longitude, kilometres: radius)
        }
        filter.country = try country.map { try CountryCode($0, data).code }
        filter.admin1 = admin1
        filter.admin2 = admin2
        filter.place = place
        filter.actor = actor
        filter.source = source
        filter.types = type
        filter.statuses = status
        filter.certainties = certainty
        filter.sources = sources
        filter.outlet = outlet
        filter.report = report?.id
        filter.words = words.flatMap(SearchWords.query)
        filter.asOf = asOf?.moment
        filter.withRejected = rejected
        return filter
    }
}

/// The lists that filters are for.
enum AskedList: String {
    case events, claims, offers, control, occurrences, sources, search

    /// What cannot be asked of a list is refused; it would be asked in vain.
    func check(_ filters: FilterOptions) throws {
        if filters.sources != nil, ![.events, .claims, .occurrences].contains(self) {
            throw ValidationError("--sources is asked of events, claims and occurrences; \(rawValue) are not told by several.")
        }
        if !filters.status.isEmpty, self == .control {
            throw ValidationError("Claims of control have no status; --certainty tells how surely they are put.")
        }
    }
}

/// A country on the command line.
struct CountryCode {
    /// ISO 3166 alpha-3.
    let code: String

    init(_ words: String, _ data: DataOptions) throws {
        if ACLEDStates.isCode(words) {
            code = words.uppercased()
            return
        }
        guard let named = try opening({ try ACLEDStates(data: try data.directory()) }).code(of: words) else {
            throw ValidationError("No country is called “\(words)”; give its ISO 3166 alpha-3 code, as AFG.")
        }
        code = named
    }
}

/// A thing of the record on the command line.
struct ThingOption: ExpressibleByArgument {
    var id: ThingID

    init?(argument: String) {
        guard let id = ThingID(argument) else { return nil }
        self.id = id
    }
}
