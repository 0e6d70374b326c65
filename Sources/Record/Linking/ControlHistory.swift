import Reading

/// A claim of control with all that is needed to weigh it against others.
struct ControlTold: Hashable, Sendable {
    typealias Relation = Reading.ControlClaim.Relation

    struct Place: Hashable, Sendable {
        var name: String
        var geonameid: Int64?
        var latitude: Double?
        var longitude: Double?
    }

    var control: ThingID
    var reading: Int64
    var statement: ThingID?
    var place: Place
    var source: SourceKey?
    var holder: SourceKey?
    var from: SourceKey?
    var relation: Relation
    var isNegated: Bool
    var at: String?
    var published: String?
    var words: String

    /// "Our units hold the pass", "Brod is ours": whoever speaks is the holder.
    private var isOfTheirOwn: Bool { !Set(WordFolding.words(of: words)).isDisjoint(with: ["we", "our", "ours", "us"]) }

    /// What it says of who holds the place: somebody does, somebody does not, or nothing certain.
    var verdict: ControlVerdict {
        let holder = holder ?? (isOfTheirOwn ? source : nil)
        return switch (relation, isNegated) {
        case (.holds, false), (.captured, false): holder.map(ControlVerdict.holds) ?? from.map(ControlVerdict.lost) ?? .unknown
        case (.lost, true): holder.map(ControlVerdict.holds) ?? .unknown
        case (.captured, true), (.entered, true): from.map(ControlVerdict.holds) ?? holder.map(ControlVerdict.lost) ?? .unknown
        case (.holds, true), (.lost, false): holder.map(ControlVerdict.lost) ?? .unknown
        case (.contested, false): .contested
        default: .unknown
        }
    }
}

enum ControlVerdict: Hashable, Sendable {
    case holds(SourceKey)
    case lost(SourceKey)
    case contested
    case unknown

    /// Whether both cannot be true of one day.
    func opposes(_ other: ControlVerdict) -> Bool {
        switch (self, other) {
        case (.holds(let a), .holds(let b)): !a.isSame(as: b)
        case (.holds(let a), .lost(let b)), (.lost(let a), .holds(let b)): a.isSame(as: b)
        default: false
        }
    }
}

/// Who holds a place, as each side claims it.
enum ControlHistory {
    /// One standing for each place, by name; claims are given up to the day that is asked, in order.
    static func standings(of told: [ControlTold]) -> [ControlAt] {
        var places: [(place: ControlTold.Place, told: [ControlTold])] = []
        var index = PlaceNumbers()
        for claim in told where claim.verdict != .unknown {
            if let known = index.number(of: claim.place) {
                places[known].told.append(claim)
            } else {
                index.add(claim.place, places.count)
                places.append((claim.place, [claim]))
            }
        }
        return places.map { standing(of: $0.told, at: $0.place) }.sorted { ($0.place, $0.geonameid ?? 0) < ($1.place, $1.geonameid ?? 0) }
    }

    private static func standing(of told: [ControlTold], at place: ControlTold.Place) -> ControlAt {
        let latest = latestOfEach(told)
        let quarrel = latest.contains { one in latest.contains { one.verdict.opposes($0.verdict) } } || latest.contains { $0.verdict == .contested }
        let holders = latest.compactMap { claim -> SourceKey? in if case .holds(let holder) = claim.verdict { holder } else { nil } }
        let holder = quarrel ? nil : holders.distinct.first
        let isConfirmed = !quarrel && latest.contains { confirms($0, among: latest) }
        let status: ControlAt.Status = quarrel ? .contested : isConfirmed ? .confirmed : .claimed
        return ControlAt(
            place: place.name, geonameid: place.geonameid, latitude: place.latitude, longitude: place.longitude, status: status, holder: holder, claims: latest.map(\.claim),
            reasons: [reason(status, holder)])
    }

    /// What a source said last stands for it.
    static func latestOfEach(_ told: [ControlTold]) -> [ControlTold] {
        var latest: [ControlTold] = []
        for claim in told.reversed() where claim.verdict != .unknown {
            let isOlder = latest.contains { newer in
                switch (newer.source, claim.source) {
                case (nil, nil): true
                case (let a?, let b?): a.isSame(as: b)
                default: false
                }
            }
            if !isOlder { latest.append(claim) }
        }
        return latest.reversed()
    }

    /// A side that says it lost the place, or a third party that says who has it.
    private static func confirms(_ claim: ControlTold, among all: [ControlTold]) -> Bool {
        switch claim.verdict {
        case .lost(let loser): claim.source.map(loser.isSame(as:)) ?? false
        case .holds(let holder):
            claim.source.map { !holder.isSame(as: $0) && claim.from.map($0.isSame(as:)) != true } ?? (all.count > 1)
        default: false
        }
    }

    private static func reason(_ status: ControlAt.Status, _ holder: SourceKey?) -> String {
        let name = holder.map { " by " + $0.name } ?? ""
        return switch status {
        case .contested: "the latest claims of the sides exclude each other"
        case .confirmed: "held\(name) as a third party or the side that lost it says"
        case .claimed: "held\(name) as the holder alone claims"
        }
    }
}

/// Finds the first of many places that is the same as another, without looking at all of them.
private struct PlaceNumbers {
    private var ofID: [Int64: Int] = [:]
    private var ofName: [[String]: Int] = [:]
    private var ofNameWithoutID: [[String]: Int] = [:]

    mutating func add(_ place: ControlTold.Place, _ number: Int) {
        let name = WordFolding.words(of: place.name)
        if ofName[name] == nil { ofName[name] = number }
        if let id = place.geonameid {
            ofID[id] = number
        } else if ofNameWithoutID[name] == nil {
            ofNameWithoutID[name] = number
        }
    }

    func number(of place: ControlTold.Place) -> Int? {
        let name = WordFolding.words(of: place.name)
        guard let id = place.geonameid else { return ofName[name] }
        return [ofID[id], ofNameWithoutID[name]].compactMap(\.self).min()
    }
}

extension ControlTold {
    fileprivate var claim: ControlAt.Claim {
        let holder: SourceKey? = if case .holds(let holder) = verdict { holder } else { nil }
        return ControlAt.Claim(
            control: control, statement: statement, source: source, holder: holder, relation: relation.rawValue, isNegated: isNegated,
            at: at, words: words)
    }
}

extension ControlTold.Place {
    /// One id, or one name where one of them has none.
    func isSame(as other: ControlTold.Place) -> Bool {
        if let geonameid, let theirs = other.geonameid { return geonameid == theirs }
        return WordFolding.words(of: name) == WordFolding.words(of: other.name)
    }
}
