import HTTPTypes
import Record

/// One request, as the routes see it.
package struct Ask: Sendable {
    /// What stands in the place of `{id}` and `{name}` in the route's path.
    var captured: [String: String] = [:]
    var query: Query
    var headers: HTTPFields
    var body: [UInt8] = []
    var visitor: Visitor
    /// Who is at the other end, for the limit on logins.
    var address: String

    /// Names of sealed sources were asked for, by somebody who may see them.
    var showsSealed = false
}

extension Ask {
    func thing(_ kinds: ThingID.Kind...) throws(Problem) -> ThingID {
        let words = captured["id"] ?? ""
        guard let id = ThingID(words), kinds.isEmpty || kinds.contains(id.kind) else {
            let expected =
                kinds.isEmpty ? "a letter and a number, as v7" : kinds.map { "\($0.rawValue)12" }.joined(separator: " or ")
            throw Problem(.notFound, "“\(words.prefix(60))” names nothing here; names are \(expected)")
        }
        return id
    }

    /// The part of a list that is asked for.
    func page(limit most: Int = 1000, otherwise: Int = 50) throws(Problem) -> PageRequest {
        let limit = try query.number("limit", in: 1...most, otherwise: otherwise)
        guard let after = try query.value("after") else { return PageRequest(limit: limit) }
        guard let cursor = PageRequest.Cursor(after), cursor.isPlausible else {
            throw Problem(
                .badCursor, "after is a place that the page before told as next; ask for the list without it to begin again")
        }
        return PageRequest(limit: limit, after: cursor)
    }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

/// The names of a page's parameters.
enum PageNames {
    static let all = ["limit", "after"]
}
