import HTTPTypes
import Reading
import Record

/// Logging in and out, and tokens for scripts.
enum SessionRoutes {
    private static let longestLife = 366

    static let all: [Endpoint] = [
        .get("/session", nil, kept: false) { ask, desk in .object { write(ask.visitor, desk, to: &$0) } },
        Endpoint(
            method: .post, path: "/session", role: nil, body: .json, handler: .waiting { ask, desk in try await begin(ask, desk) }
        ),
        Endpoint(
            method: .delete, path: "/session", role: .reader,
            handler: .asking { ask, desk in
                if let secret = desk.access.cookie(ask) { try desk.access.sessions.end(secret) }
                var answer = Answer.empty
                answer.headers[.setCookie] = desk.access.setCookie(nil)
                return answer
            }),
        .get("/tokens", kept: false) { ask, desk in
            .list(try desk.people.tokens(of: ask.visitor.name), next: nil) { write($1, to: &$0) }
        },
        .put(.post, "/tokens", .reader) { ask, desk in
            guard case .session = ask.visitor.way else {
                throw Problem(.forbidden, "tokens are made by somebody who has logged in; a desk without users needs none")
            }
            let body = try JSONBody.value(TokenBody.self, of: ask.body)
            let own = ask.visitor.role ?? .reader
            guard let role = Role(rawValue: body.role ?? own.rawValue), role <= own else {
                throw Problem(
                    .unprocessable, "role is one of \(Role.allCases.filter { $0 <= own }.map(\.rawValue).joined(separator: ", "))"
                )
            }
            let days = body.days ?? 90
            guard (1...longestLife).contains(days) else { throw Problem(.unprocessable, "days is from 1 to \(longestLife)") }
            guard !body.name.isEmpty, body.name.count <= 100 else {
                throw Problem(.unprocessable, "name says what the token is for, in at most 100 characters")
            }
            let secret = "rap_" + Secrets.fresh()
            let expires = Moment(milliseconds: desk.people.now.milliseconds + Int64(days) * 86_400_000)
            let token = try desk.people.addToken(
                body.name, of: ask.visitor.name, role: role.rawValue, hash: Secrets.hash(secret), expires: expires)
            try desk.store.note("made token \(token.number) as \(role.rawValue)", by: ask.visitor.name)
            var answer = Answer.object {
                write(token, to: &$0)
                $0.field("token", secret)
            }
            answer.status = .created
            return answer
        },
        .put(.delete, "/tokens/{number}", .reader, body: nil) { ask, desk in
            guard let number = Int64(ask.captured["number"] ?? "") else { throw Problem(.notFound, "tokens have numbers") }
            try desk.people.removeToken(number, of: ask.visitor.name)
            try desk.store.note("took back token \(number)", by: ask.visitor.name)
            return .empty
        },
    ]

    private static func begin(_ ask: Ask, _ desk: Desk) async throws -> Answer {
        let body = try JSONBody.value(LoginBody.self, of: ask.body)
        guard desk.access.hasUsers else {
            throw Problem(.conflict, "this desk has no users; everybody on this machine is its admin")
        }
        let keys = ["name \(body.name.lowercased().prefix(200))", "address \(ask.address)"]
        if let seconds = desk.access.limit.begin(keys) {
            throw Problem(
                .tooManyRequests, "too many wrong passwords; try again in \(seconds) s", headers: [.retryAfter: "\(seconds)"])
        }
        let person = try await desk.pool.run { try desk.people.person(body.name) }
        let isRight = try await desk.passwordPool.run { PasswordHash.holds(person?.hash ?? PasswordHash.ofNobody, body.password) }
        guard isRight, let person, let role = Role(rawValue: person.role) else {
            throw Problem(.unauthorized, "name or password is wrong")
        }
        desk.access.limit.succeeded(keys)
        let (secret, csrf) = try await desk.pool.run {
            let secret = try desk.access.sessions.begin(person.name)
            try desk.store.note("logged in", by: person.name)
            return (secret, Sessions.mark(of: secret))
        }
        var answer = Answer.object { write(Visitor(name: person.name, role: role, way: .session(csrf: csrf)), desk, to: &$0) }
        answer.headers[.setCookie] = desk.access.setCookie(secret)
        return answer
    }

    private static func write(_ visitor: Visitor, _ desk: Desk, to json: inout JSONWriter) {
        var csrf: String?
        if case .session(let mark) = visitor.way { csrf = mark }
        json.field("user", visitor.role == nil ? nil : visitor.name)
        json.field("role", visitor.role?.rawValue)
        json.field("csrf", csrf)
        json.field("users", desk.access.hasUsers)
    }

    private static func write(_ token: StoredToken, to json: inout JSONWriter) {
        json.field("number", Int(token.number))
        json.field("name", token.name)
        json.field("role", token.role)
        json.field("made", token.made.description)
        json.field("expires", token.expires.description)
    }
}

private struct LoginBody: Decodable {
    var name: String
    var password: String
}

private struct TokenBody: Decodable {
    var name: String
    var role: String?
    var days: Int?
}
