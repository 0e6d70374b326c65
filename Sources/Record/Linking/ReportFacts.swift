import Encoder
import Reading

/// What linking knows of one reading: values out of the tables, nothing of the text.
struct ReportFacts: Hashable, Sendable {
    var reading: Int64
    var report: Int64
    var outlet: String?
    var title: String?
    /// First day of publication, counted from 1970.
    var published: Int?
    var fingerprint: Fingerprint
    var credits: [String]
    /// In order of the text.
    var events: [EventFacts] = []
    var statements: [StatementFacts] = []
    var offers: [OfferTold] = []
    /// All places that it names, by name.
    var places: [PlaceFacts] = []
}

struct PlaceFacts: Hashable, Sendable {
    enum Size: Sendable { case spot, country, region }

    var geonameid: Int64?
    var name: String
    /// Nil for a place that no list knows: its name tells it all the same.
    var middle: Coordinates?
    /// Kilometres.
    var radius: Double
    var size: Size
    /// Telling words of its name, and of what the report calls it.
    var named: WordBag

    init(geonameid: Int64? = nil, name: String, words: String? = nil, middle: Coordinates?, radius: Double, size: Size = .spot) {
        self.geonameid = geonameid
        self.name = name
        self.middle = middle
        self.radius = radius
        self.size = size
        // "near Koro", "outside Koro" and "Koro" have one name.
        let words = (words ?? name).split(separator: " ").filter { $0.first?.isUppercase == true }
        named = WordBag(WordFolding.stems(of: words.joined(separator: " ")) + (middle == nil ? [] : WordFolding.stems(of: name)))
    }

    /// Kilometres of radius beyond which much may happen in one place on one day.
    private static let wide = 60.0

    /// The same for one place in one report.
    var identity: Identity { geonameid.map(Identity.listed) ?? .named(named) }

    enum Identity: Hashable {
        case listed(Int64)
        case named(WordBag)
    }

    var isCountry: Bool { size == .country }
    /// Whether it is a country or a part of one, in which much may happen on a day.
    var isWide: Bool { isCountry || radius > PlaceFacts.wide }
    /// Whether even its name tells little of where a thing happened.
    var isBroad: Bool { isWide && size != .spot }

    /// Whether all words of one name stand in the other.
    func isNamed(as other: PlaceFacts) -> Bool {
        !named.isEmpty && !other.named.isEmpty && (named.isSubset(of: other.named) || other.named.isSubset(of: named))
    }
}

/// Who takes part, in the words of one report.
struct PartyFacts: Hashable, Sendable {
    /// Nil for nobody in particular ("gunmen", "a convoy").
    var actor: SourceKey?
    var kind: String?
    var stems: Set<String>
    /// "A councillor", and not several.
    var isOne = false
}

extension [PartyFacts] {
    /// Whether somebody is one of them by name.
    func names(_ somebody: SourceKey) -> Bool { contains { $0.actor?.isSame(as: somebody) ?? false } }
}

struct FigureFacts: Hashable, Sendable {
    var figure: Int64
    var kind: String
    var low: Int64?
    var high: Int64?
    var qualifier: String
    var scope: String
    var counted: Set<String>
    var isPart: Bool
    var words: String
    var statement: Int64?
    var source: SourceKey?
    var sourceKind: String?
}

/// One event of a report, as it is compared.
struct EventFacts: Hashable, Sendable {
    var event: Int64
    var reading: Int64
    var report: Int64
    /// Day of publication.
    var published: Int?
    var anchor: String
    var type: String
    var mode: String?
    var status: String
    /// First and last day told; nil where no day is told.
    var days: ClosedRange<Int>?
    /// The words that tell a time of day, or part of it.
    var timeWords: String?
    var means: String?
    var place: PlaceFacts?
    var actors: [PartyFacts] = []
    var recipients: [PartyFacts] = []
    var figures: [FigureFacts] = []
    /// Place of its sentence in the report.
    var sentence: Int = 0
    var sentenceHash: Int64?
    var words: Set<String> = []
    /// Words of its sentence between the event told before it and this one.
    var wordsBefore: Set<String> = []
    /// The words of its sentence, counted.
    var sentenceLength = 0
    /// Where in the sentence its own words begin, from 0 to 1.
    var spot = 0.0
    /// The two words before its own.
    var lead: Set<String> = []
    /// How it looks among the others of its report; nil where it was read without the context model.
    var views: Views?
    /// Statements that tell it, with their sources where known.
    var tellers: [Teller] = []

    /// Statements that deny what a teller of it says.
    var denials: [Denial] = []

    struct Views: Hashable, Sendable {
        /// The model that saw them; views of two models have nothing in common.
        var model: String
        var views: EventViews
    }

    struct Denial: Hashable, Sendable {
        var statement: Int64
        var source: SourceKey
        var content: String
    }

    struct Teller: Hashable, Sendable {
        var statement: Int64
        var source: SourceKey?
        var isMedium: Bool
        var kind: String?
    }

    /// Sets where it stands in its sentence, whose words are given in order.
    mutating func stand(in sentence: [String]) {
        words = Set(sentence)
        sentenceLength = sentence.count
        let start = WordFolding.stems(of: anchor).first.flatMap(sentence.firstIndex(of:)) ?? 0
        spot = Double(start) / Double(max(1, sentence.count))
        lead = Set(sentence[max(0, start - EventFacts.leadLength)..<start])
    }

    private static let leadLength = 2

    /// Everybody who tells it and is known.
    var sources: [SourceKey] { tellers.compactMap(\.source) }

    /// Whether who tells it did it: "we fired rockets at the base".
    var isOwnDeed: Bool { sources.contains(where: actors.names) }

    /// Whether it is told to have happened, or denied; not promised, asked, threatened.
    var isReal: Bool { !["conditional", "promised", "threatened", "requested"].contains(status) }
}

struct StatementFacts: Hashable, Sendable {
    var statement: Int64
    var reading: Int64
    var published: Int?
    var source: SourceKey?
    /// "A local official": somebody who is named further on, more often than not.
    var isIndefinite = false
    var certainty: String
    var cue = ""
    var content: String
    var words: Set<String>
    var numbers: Set<String>
    var hash: Int64
    /// Kind and number of each figure that it gives, as "killed 17".
    var figures: Set<String> = []
}
