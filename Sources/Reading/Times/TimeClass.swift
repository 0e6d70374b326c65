/// The kinds of words that the rules of time ask for by `{name}`: sections of `Data/lexicons/times/words.txt`, and what digits
/// spell.
enum TimeClass: String, CaseIterable, Sendable {
    case month, weekday, weekdays, unit, units, frequency, part, season, number, scale, vague, ordinal, decade, prefix, ahead,
        fixed, arrange, grant, aim, feast, happening
    /// Months of the two Hijri calendars: rarer words that are names too.
    case solar
    case lunar
    case since = "bound.since"
    case until = "bound.until"
    case openModal = "open-modal"
    case calledOff = "called-off"
    case aheadClause = "clause.ahead"
    /// Written in digits: a year 1000–2199, a year of a Hijri calendar, a day and a number of a month, an hour, a clock, a clock
    /// with a colon and two digits on both sides.
    case year, hijri, dayno, monthno, hour, clocktime, colonclock, isodate

    /// Sections of the lexicon of words.
    static let written: [TimeClass] = [
        .month, .solar, .lunar, .weekday, .weekdays, .unit, .units, .frequency, .part, .season, .number, .scale, .vague, .ordinal,
        .decade, .prefix, .ahead, .fixed, .arrange, .grant, .aim, .openModal, .since, .until,
        .happening, .calledOff, .aheadClause,
    ]

    /// Whether the tree is asked for them and no rule: their words begin no expression.
    var isOfTree: Bool {
        switch self {
        case .ahead, .fixed, .arrange, .grant, .aim, .openModal, .since, .until, .happening, .calledOff, .aheadClause: true
        default: false
        }
    }

    /// Classes whose words need a capital letter ("may", "march", "tir").
    var needsCapital: Bool {
        switch self {
        case .month, .solar, .lunar, .weekday, .weekdays, .feast: true
        default: false
        }
    }
}

/// A unit of time.
enum TimeUnit: Int, CaseIterable, Sendable {
    case second, minute, hour, day, weekend, week, fortnight, month, quarter, year, decade, century

    init?(name: String) {
        guard let unit = TimeUnit.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = unit
    }
}

/// Parts of the day as TIMEX3 writes them.
enum PartOfDay: String, CaseIterable, Sendable { case MO, MI, AF, EV, NI, DT }

/// Seasons as TIMEX3 writes them.
enum Season: String, CaseIterable, Sendable { case SP, SU, FA, WI }

/// A word, or several, that belong to a class: found at some piece and ending before `end`.
struct TimeEntry: Hashable, Sendable {
    var kind: TimeClass
    var value: Int
    var end: Int
}
