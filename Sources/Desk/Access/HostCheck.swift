import HTTPTypes

/// Keeps pages of others from speaking to the desk through a visitor's browser.
struct HostCheck {
    private let settings: DeskSettings
    private let hasUsers: Bool

    init(_ settings: DeskSettings, hasUsers: Bool) {
        self.settings = settings
        self.hasUsers = hasUsers
    }

    /// A desk without users answers to the names of this machine alone, for a foreign name may be made to lead here; and what changes
    /// something comes from the desk's own page or from no page.
    func check(_ headers: HTTPFields, authority: String?, method: HTTPRequest.Method) throws(Problem) {
        let host = authority ?? ""
        if !hasUsers {
            let name = HostCheck.name(of: host)
            guard DeskSettings.isLoopback(name) || name == settings.host else {
                throw Problem(.forbidden, "a desk without users answers to localhost alone")
            }
        }
        guard method != .get, method != .head else { return }
        let isForeign =
            HTTPField.Name("Sec-Fetch-Site").flatMap { headers[$0] }.map { $0 == "cross-site" || $0 == "same-site" } ?? false
        let origin = headers[.origin]
        guard !isForeign, origin.map({ HostCheck.host(of: $0) == host.lowercased() }) ?? true else {
            throw Problem(.forbidden, "the request comes from a page that is not the desk's")
        }
    }

    /// Without the port.
    private static func name(of host: String) -> String {
        let host = host.lowercased()
        if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
        return String(host.prefix { $0 != ":" })
    }

    private static func host(of origin: String) -> String {
        let origin = origin.lowercased()
        guard let scheme = origin.firstRange(of: "://") else { return origin }
        return String(origin[scheme.upperBound...])
    }
}
