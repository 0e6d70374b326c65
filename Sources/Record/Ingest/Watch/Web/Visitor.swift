import Reading

/// Fetches as a guest should: within what robots.txt allows, one request at a time a host, along redirects of which every
/// hop is looked at anew.
struct Visitor: Sendable {
    /// What a server told of what it sent last, to ask whether it is another by now.
    struct Validators: Hashable, Sendable {
        /// What answered, behind all redirects; nobody else is shown them.
        var address: WebAddress
        var etag: String?
        var modified: String?
    }

    struct Visited: Sendable {
        var answer: WebAnswer
        /// What answered.
        var address: WebAddress
        /// Where everybody should go from now on, where the server said so.
        var moved: WebAddress?
    }

    /// What of an answer is taken, in bytes as sent and unpacked.
    static let sentLimit = 16 << 20
    static let bodyLimit = 32 << 20

    private static let hops = 5
    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]
    /// Parts of robots.txt beyond this are not looked at (RFC 9309 asks for that much at least).
    private static let robotsLimit = 512 << 10
    private static let robotsLife: Int64 = 24 * 3_600_000

    let fetch: WebFetch
    let courtesy: Courtesy
    let store: RecordStore
    /// Seconds between two requests to one host.
    let pause: Int
    let contact: String?

    /// The answer behind the redirects, whatever its status.
    func get(_ start: WebAddress, accept: String, _ validators: Validators? = nil, allowsPrivate: Bool) async throws(WebFault)
        -> Visited
    {
        var address = start
        var moved: WebAddress? = start
        for _ in 0...Visitor.hops {
            let rules = try await robots(of: address, allowsPrivate: allowsPrivate)
            guard rules.allows(address.target) else { throw .robots(host: address.host) }
            var fields = fields(accept: accept)
            if let validators, validators.address == address {
                if let etag = validators.etag { fields.append(("If-None-Match", etag)) }
                if let modified = validators.modified { fields.append(("If-Modified-Since", modified)) }
            }
            let request = WebRequest(address: address, fields: fields, allowsPrivate: allowsPrivate, limit: Visitor.sentLimit)
            let answer = try await turn(request, pause: max(pause, rules.delay ?? 0))
            guard Visitor.redirects.contains(answer.status) else {
                return Visited(answer: answer, address: address, moved: moved == start ? nil : moved)
            }
            guard let location = answer.head["location"] else { throw .redirectNowhere }
            address = try WebAddress(location, from: address)
            // A chain that is for good up to here goes on being so.
            if [301, 308].contains(answer.status), moved != nil { moved = address } else { moved = nil }
        }
        throw .tooManyRedirects(Visitor.hops)
    }

    private func fields(accept: String) -> [(name: String, value: String)] {
        let contact = contact.map { " (\($0))" } ?? ""
        return [
            ("User-Agent", RobotsRules.agent + "/" + EngineVersions.program + contact), ("Accept", accept),
            ("Accept-Encoding", "gzip, deflate"),
        ]
    }

    /// One request, in its turn.
    private func turn(_ request: WebRequest, pause: Int) async throws(WebFault) -> WebAnswer {
        let host = request.address.host
        try await courtesy.enter(host)
        let outcome: Result<WebAnswer, WebFault>
        do throws(WebFault) { outcome = .success(try await fetch(request)) } catch { outcome = .failure(error) }
        if case .success(let answer) = outcome, [429, 503].contains(answer.status), let wait = answer.retryAfter(now: store.now) {
            await courtesy.close(host, seconds: wait)
        }
        await courtesy.leave(host, pause: pause)
        return try outcome.get()
    }

    // MARK: robots.txt

    /// What a site allows, as it said within the last day.
    private func robots(of address: WebAddress, allowsPrivate: Bool) async throws(WebFault) -> RobotsRules {
        if let known = try kept(address.origin) { return RobotsRules(known) }
        let words = try await robotsWords(of: address, allowsPrivate: allowsPrivate)
        do { try store.keepRobots(words, of: address.origin) } catch {
            throw .robotsUnknown(host: address.host, reason: "\(error)")
        }
        return RobotsRules(words)
    }

    private func kept(_ origin: String) throws(WebFault) -> String? {
        let oldest = Moment(milliseconds: store.now.milliseconds - Visitor.robotsLife)
        do { return try store.robots(of: origin, since: oldest) } catch { throw .robotsUnknown(host: origin, reason: "\(error)") }
    }

    /// A site without the file allows everything; one that cannot give it now is left alone (RFC 9309, 2.3.1).
    private func robotsWords(of address: WebAddress, allowsPrivate: Bool) async throws(WebFault) -> String {
        var at = try WebAddress(address.origin + "/robots.txt")
        for _ in 0...Visitor.hops {
            let request = WebRequest(
                address: at, fields: fields(accept: "text/plain"), allowsPrivate: allowsPrivate, limit: Visitor.sentLimit)
            let answer = try await turn(request, pause: pause)
            switch answer.status {
            case 200...299:
                guard let body = try? answer.body(limit: Visitor.bodyLimit) else {
                    throw unknown(address, "it cannot be unpacked")
                }
                return String(decoding: body.prefix(Visitor.robotsLimit), as: UTF8.self)
            case _ where Visitor.redirects.contains(answer.status):
                guard let location = answer.head["location"] else { return "" }
                at = try WebAddress(location, from: at)
            case 429: throw unknown(address, WebFault.status(429).sentence)
            case 400...499: return ""
            default: throw unknown(address, WebFault.status(answer.status).sentence)
            }
        }
        return ""
    }

    private func unknown(_ address: WebAddress, _ reason: String) -> WebFault {
        .robotsUnknown(host: address.host, reason: reason)
    }
}
