import Reading
import Record

/// What people say of what was read: corrections, seals, the log.
enum CorrectionRoutes {
    static let all: [Endpoint] = [
        .put(.post, "/corrections", .analyst) { ask, desk in
            let body = try JSONBody.value(CorrectionBody.self, of: ask.body)
            let numbers = try body.keep(by: ask.visitor.name, desk)
            var answer = Answer.object { json in
                json.field("corrections", objects: numbers) { CorrectionJSON.write($1, to: &$0) }
            }
            answer.status = .created
            return answer
        },
        .get("/corrections", .reader, ["thing", "limit"]) { ask, desk in
            let limit = try ask.query.number("limit", in: 1...1000, otherwise: 100)
            var thing: ThingID?
            if let words = try ask.query.value("thing") {
                guard let id = ThingID(words) else { throw Problem(.badValue, "thing is the name of one, as v7") }
                thing = id
            }
            return .list(try desk.store.corrections(of: thing, limit: limit), next: nil) { CorrectionJSON.write($1, to: &$0) }
        },
        .get("/log", .analyst, ["limit"]) { ask, desk in
            let limit = try ask.query.number("limit", in: 1...1000, otherwise: 100)
            return .list(try desk.store.log(limit: limit), next: nil) {
                $0.field("number", Int($1.number))
                $0.field("at", $1.at.description)
                $0.field("by", $1.by)
                $0.field("what", $1.what)
            }
        },
        .get("/seals", .admin) { ask, desk in
            .list(try desk.store.redactions(), next: nil) { SealJSON.write($1, to: &$0) }
        },
        .put(.put, "/seals/{id}", .admin) { ask, desk in
            let actor = try ask.thing(.actor)
            let body = try JSONBody.value(SealBody.self, of: ask.body)
            let label = body.label.map { $0.filter { !$0.isNewline } }
            let seal = try desk.store.seal(
                actor, label: label.flatMap { $0.isEmpty ? nil : $0 }, reason: body.reason, by: ask.visitor.name)
            return .object { SealJSON.write(seal, to: &$0) }
        },
        .put(.delete, "/seals/{id}", .admin, body: nil) { ask, desk in
            try desk.store.unseal(try ask.thing(.actor), by: ask.visitor.name)
            return .empty
        },
    ]
}

private struct SealBody: Decodable {
    var label: String?
    var reason: String?
}

/// A step of correcting, as it is posted.
struct CorrectionBody: Decodable {
    var action: String
    var things: [String]?
    var fields: [String: String]?
    var place: String?
    var into: String?
    var from: String?
    var corrections: [Int64]?
    var reason: String?

    /// Things or corrections of one step.
    private static let most = 1000
    static let actions = ["accept", "reject", "edit", "move", "merge", "split", "undo"]

    /// - Returns: the corrections that were made, or taken back.
    func keep(by person: String, _ desk: Desk) throws -> [StoredCorrection] {
        if action == "undo" {
            let numbers = corrections ?? []
            guard (1...CorrectionBody.most).contains(numbers.count) else {
                throw Problem(.unprocessable, "corrections lists the numbers of those to take back")
            }
            try desk.store.undoCorrections(numbers, by: person)
            return try desk.store.corrections(numbered: numbers)
        }
        let things = try named()
        let made = try things.flatMap { thing in try actions(desk).map { Correction(thing, $0, reason: reason, by: person) } }
        return try desk.store.corrections(numbered: try desk.store.correct(made))
    }

    private func named() throws(Problem) -> [ThingID] {
        let words = things ?? []
        guard (1...CorrectionBody.most).contains(words.count) else {
            throw Problem(
                .unprocessable, "things lists the names of what is corrected, as [\"v7\"]; at most \(CorrectionBody.most)")
        }
        var ids: [ThingID] = []
        for word in words { ids.append(try thing(word, "things")) }
        return ids
    }

    private func thing(_ words: String?, _ field: String) throws(Problem) -> ThingID {
        guard let id = words.flatMap({ ThingID($0) }) else {
            throw Problem(.unprocessable, "\(field) holds no name of a thing, as v7")
        }
        return id
    }

    private func actions(_ desk: Desk) throws -> [Correction.Action] {
        switch action {
        case "accept": return [.accept]
        case "reject": return [.reject]
        case "merge": return [.merge(into: try thing(into, "into"))]
        case "split": return [.split(from: try from.map { try thing($0, "from") })]
        case "move":
            guard let place, !place.isEmpty else {
                throw Problem(.unprocessable, "place is where it happened: a name, or a point as 35.3,69.5")
            }
            return [.move(to: try desk.names.point(place))]
        case "edit":
            guard let fields, !fields.isEmpty else {
                throw Problem(.unprocessable, "fields holds what is otherwise, as {\"type\": \"COERCE\"}")
            }
            return try fields.sorted { $0.key < $1.key }.map { name, value in
                guard let field = CorrectedField(rawValue: name) else {
                    throw Problem(
                        .unprocessable,
                        "no field is called so; there are \(CorrectedField.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                return .edit(field, to: value)
            }
        default: throw Problem(.unprocessable, "action is one of \(CorrectionBody.actions.joined(separator: ", "))")
        }
    }
}

enum CorrectionJSON {
    static func write(_ stored: StoredCorrection, to json: inout JSONWriter) {
        let correction = stored.correction
        json.field("number", Int(stored.number))
        json.field("thing", correction.thing.description)
        json.field("action", correction.action.name)
        json.field("words", correction.action.words(old: stored.old))
        json.field("by", correction.by)
        json.field("made", stored.made.description)
        json.field("ended", stored.ended?.description)
        json.field("reason", correction.reason)
    }
}

enum SealJSON {
    /// Without the name: the list is shown on a screen.
    static func write(_ seal: Redaction, to json: inout JSONWriter) {
        json.field("actor", seal.actor.description)
        json.field("label", seal.label)
        json.field("reason", seal.reason)
        json.field("by", seal.by)
        json.field("made", seal.made.description)
    }
}
