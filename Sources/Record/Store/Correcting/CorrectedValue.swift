import Reading

/// Values that a correction may give a field: those that the reader itself gives.
enum CorrectedValue {
    static func check(_ value: String, of field: CorrectedField, in kind: ThingID.Kind) throws(CorrectionError) {
        if let allowed = allowed(field, kind) {
            guard allowed.contains(value) else {
                throw .noSuchValue(field, value, expected: "there are " + allowed.joined(separator: ", "))
            }
            return
        }
        switch field {
        case .low, .high:
            guard let number = Int(value), number >= 0 else { throw .noSuchValue(field, value, expected: "give a whole number") }
        case .date:
            guard DaySpan(value) != nil else { throw .noSuchValue(field, value, expected: "give a day as 2024-03-04, or two with .. between") }
        default: break
        }
    }

    /// Nil where any word will do, or a number.
    private static func allowed(_ field: CorrectedField, _ kind: ThingID.Kind) -> [String]? {
        switch (field, kind) {
        case (.status, .event): Event.Status.allCases.map(\.rawValue)
        case (.type, .event): PloverTypes.all
        case (.certainty, _): Statement.Certainty.allCases.map(\.rawValue)
        case (.verification, _): Statement.Verification.Status.allCases.map(\.rawValue)
        case (.kind, .figure): Figure.Kind.allCases.map(\.rawValue)
        case (.kind, .offer): Offer.Kind.allCases.map(\.rawValue)
        case (.state, .offer): Offer.State.allCases.map(\.rawValue)
        case (.relation, .control): ControlClaim.Relation.allCases.map(\.rawValue)
        default: nil
        }
    }
}

/// PLOVER 2.0's event types.
package enum PloverTypes {
    package static let all = [
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
        "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ]
}

/// A day, or days with `..` between the first and the last.
struct DaySpan: Hashable {
    var first: String
    var last: String

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
        guard (1...2).contains(parts.count), text == parts.joined(separator: ".."), parts.allSatisfy(DaySpan.isDay) else { return nil }
        first = parts[0]
        last = parts.count > 1 ? parts[1] : parts[0]
        guard first <= last else { return nil }
    }

    private static func isDay(_ text: String) -> Bool {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard numbers.count == 3, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else { return false }
        return day.description == text
    }
}
