/// What somebody says of a thing that the machine found.
package struct Correction: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        /// It is so.
        case accept
        /// It is not in the text; it leaves the lists.
        case reject
        /// A field of it is otherwise.
        case edit(CorrectedField, to: String)
        /// It happened elsewhere.
        case move(to: PlaceByHand)
        /// Two actors are one, or two events of one report; two events of two reports, or two occurrences, are kept as joined.
        case merge(into: ThingID)
        /// Two reports tell one event, which is one occurrence.
        case join(with: ThingID)
        /// A statement does not tell an event; an event is not one with others, or with all that stand in its occurrence.
        case split(from: ThingID?)
        /// An event is not what these tell.
        case part(from: [ThingID])
    }

    package var thing: ThingID
    package var action: Action
    package var reason: String?
    package var by: String

    package init(_ thing: ThingID, _ action: Action, reason: String? = nil, by: String) {
        self.thing = thing
        self.action = action
        self.reason = reason
        self.by = by
    }
}

/// A correction as the record holds it.
package struct StoredCorrection: Hashable, Sendable {
    package var number: Int64
    package var correction: Correction
    /// What the field was.
    package var old: String?
    package var made: Moment
    package var ended: Moment?
}

/// The fields that people may put right, by the kind of thing that has them.
package enum CorrectedField: String, CaseIterable, Sendable {
    case type, mode, status, date, certainty, verification, low, high, kind, state, relation

    package static func fields(of kind: ThingID.Kind) -> [CorrectedField] {
        switch kind {
        case .event: [.type, .mode, .status, .date]
        case .statement: [.certainty, .verification]
        case .figure: [.low, .high, .kind]
        case .offer: [.kind, .state]
        case .control: [.relation, .date]
        default: []
        }
    }
}

/// A place that somebody gives, from the gazetteer or as a point.
package struct PlaceByHand: Hashable, Sendable {
    package var name: String
    package var geonameid: Int?
    package var feature: String?
    package var country: String?
    package var admin1: String?
    package var admin2: String?
    package var latitude: Double
    package var longitude: Double

    package init(name: String, latitude: Double, longitude: Double) {
        self.name = name
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// A correction that cannot be made.
package enum CorrectionError: Error, Hashable, Sendable, CustomStringConvertible {
    case noSuchField(ThingID, String)
    case noSuchValue(CorrectedField, String, expected: String)
    case cannotMerge(ThingID, ThingID)
    case isMerged(ThingID, into: ThingID)
    case hasMerged(ThingID, ThingID)
    case cannotSplit(ThingID, from: ThingID?)
    case standsAlone(ThingID)
    case tellsSeveral(ThingID, [ThingID])
    case isNotLinked(ThingID)
    case cannotMove(ThingID)
    case cannotCorrect(ThingID)

    package var description: String {
        switch self {
        case .noSuchField(let id, let name):
            "\(id) has no field “\(name)” to correct; there are "
                + CorrectedField.fields(of: id.kind).map(\.rawValue).joined(separator: ", ")
        case .noSuchValue(let field, let value, let expected): "“\(value)” is no \(field.rawValue); \(expected)"
        case .cannotMerge(let a, let b): "\(a) and \(b) cannot be merged: two actors can, two events, or two occurrences"
        case .isMerged(let id, let into): "\(id) was merged into \(into): name that one"
        case .hasMerged(let id, let other): "\(other) was merged into \(id): merge the other way round, or take that back first"
        case .cannotSplit(let id, let other?):
            "\(id) cannot be split off \(other): a statement can be split off an event that it tells, an event off its occurrence"
        case .cannotSplit(let id, nil): "\(id) cannot be split off: a statement can, and an event"
        case .standsAlone(let id): "\(id) is one with nothing else"
        case .tellsSeveral(let id, let events):
            "\(id) tells \(events.map(\.description).joined(separator: ", ")): say from which it is to be split off"
        case .isNotLinked(let id): "\(id) is not linked yet: run rapporteur link first"
        case .cannotMove(let id): "\(id) lies nowhere: events and claims of control do"
        case .cannotCorrect(let id): "\(id) is nothing that can be accepted, rejected or edited"
        }
    }
}

extension Correction.Action {
    /// As a list tells it.
    ///
    /// - Parameter old: what an edited field was.
    package func words(old: String?) -> String {
        switch self {
        case .accept: "accepted"
        case .reject: "rejected"
        case .edit(let field, let value): "\(field.rawValue) \(old ?? "not told") → \(value)"
        case .move(let place): "moved to \(place.name) (\(place.latitude), \(place.longitude))"
        case .merge(let into): "merged into \(into)"
        case .join(let other): "one with \(other)"
        case .split(let other): "split off \(other.map(\.description) ?? "what it was in")"
        case .part(let others): "not one with \(others.map(\.description).joined(separator: ", "))"
        }
    }

    /// Its name.
    package var name: String {
        switch self {
        case .accept: "accept"
        case .reject: "reject"
        case .edit: "edit"
        case .move: "move"
        case .merge: "merge"
        case .join: "join"
        case .split: "split"
        case .part: "part"
        }
    }
}
