import HTTPTypes
import Record
import Synchronization

/// Who asks, and what they may.
final class Access: Sendable {
    let people: PeopleStore
    let settings: DeskSettings
    let sessions: Sessions
    let limit: LoginLimit
    /// Whether there are users, and until when that is believed.
    private let known = Mutex<(hasUsers: Bool, until: Int64)>((false, 0))
    private static let belief: Int64 = 1000

    init(people: PeopleStore, settings: DeskSettings, clock: RecordClock = .system) {
        self.people = people
        self.settings = settings
        sessions = Sessions(people: people)
        limit = LoginLimit(clock: clock)
    }

    /// Asked of the file once a second at most; where it cannot be asked, nobody is let in.
    var hasUsers: Bool {
        let now = people.now.milliseconds
        return known.withLock { known in
            if now < known.until { return known.hasUsers }
            known = ((try? people.hasPeople()) ?? true, now + Access.belief)
            return known.hasUsers
        }
    }

    /// The address at the other end, or the one that the TLS in front of the desk tells.
    func address(of ask: Ask) -> String {
        guard settings.isBehindTLS, let told = ask.header("X-Forwarded-For")?.split(separator: ",").last else {
            return ask.address
        }
        return String(told.trimming { $0 == " " }.prefix(64))
    }

    /// Who can be told without a look into the file; nil where one is needed.
    func visitorAtHand(_ ask: Ask) throws -> Visitor? {
        guard hasUsers else {
            guard settings.isLoopback else {
                throw Problem(.unauthorized, "the desk has no users; add one with rapporteur users add")
            }
            return Visitor(name: settings.localUser, role: .admin, way: .local)
        }
        return ask.headers[.authorization] == nil && cookie(ask) == nil ? .nobody : nil
    }

    /// By token or cookie; a token that does not stand is told, a cookie that does not is nobody's.
    func visitor(_ ask: Ask) throws -> Visitor {
        if let header = ask.headers[.authorization] { return try bearer(header) }
        guard let secret = cookie(ask), let session = try sessions.find(secret), let person = try people.person(session.name),
            let role = Role(rawValue: person.role)
        else { return .nobody }
        return Visitor(name: person.name, role: role, way: .session(csrf: session.csrf))
    }

    private func bearer(_ header: String) throws -> Visitor {
        let refused = Problem(
            .unauthorized, "this token is unknown, expired or taken back; make another one at the desk",
            headers: [.wwwAuthenticate: "Bearer"])
        guard header.lowercased().hasPrefix("bearer ") else {
            throw Problem(.unauthorized, "Authorization takes Bearer and a token", headers: [.wwwAuthenticate: "Bearer"])
        }
        let secret = header.dropFirst(7).trimming { $0 == " " }
        guard let (token, owner) = try people.token(hash: Secrets.hash(String(secret))), token.expires > people.now,
            let own = Role(rawValue: token.role), let most = Role(rawValue: owner)
        else { throw refused }
        return Visitor(name: token.person, role: min(own, most), way: .token)
    }

    func check(_ ask: Ask, _ endpoint: Endpoint) throws {
        guard let needed = endpoint.role else { return }
        guard let role = ask.visitor.role else {
            throw Problem(.unauthorized, "log in first, or show a token", headers: [.wwwAuthenticate: "Bearer"])
        }
        guard role >= needed else {
            throw Problem(.forbidden, "this takes the role \(needed.rawValue); you are \(role.rawValue)")
        }
        try checkMark(ask, endpoint)
    }

    /// What changes something by a cookie must bear the mark that only our page can read.
    func checkMark(_ ask: Ask, _ endpoint: Endpoint) throws {
        guard endpoint.method != .get, case .session(let csrf) = ask.visitor.way else { return }
        guard let shown = ask.header("X-CSRF-Token"), Secrets.areAlike(shown, csrf) else {
            throw Problem(.csrf, "send the header X-CSRF-Token with the value that GET \(EndpointTable.prefix)/session gives")
        }
    }

    /// Sees whether sealed names are asked for, and by whom.
    func unseal(_ ask: inout Ask, _ endpoint: Endpoint) throws {
        guard endpoint.parameters.contains(Endpoint.sealed), let words = try ask.query.value(Endpoint.sealed) else { return }
        guard words == "show" else {
            throw Problem(.badValue, "sealed takes show, which gives the names of sealed sources and is logged")
        }
        guard (ask.visitor.role ?? .reader) >= .analyst else {
            throw Problem(.forbidden, "sealed names are shown to analysts and admins")
        }
        ask.showsSealed = true
    }

    static let cookieName = "rapporteur"

    func cookie(_ ask: Ask) -> String? {
        for part in (ask.headers[.cookie] ?? "").split(separator: ";") {
            let words = part.trimming { $0 == " " }
            if words.hasPrefix(Access.cookieName + "=") { return String(words.dropFirst(Access.cookieName.count + 1)) }
        }
        return nil
    }

    func setCookie(_ secret: String?) -> String {
        let life = secret == nil ? "; Max-Age=0" : ""
        return
            "\(Access.cookieName)=\(secret ?? ""); Path=/; HttpOnly; SameSite=Strict\(settings.isBehindTLS ? "; Secure" : "")\(life)"
    }
}
