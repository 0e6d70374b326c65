import Record

extension DeskServer {
    /// Refuses to listen where others could come in without a name, or hear passwords.
    package static func checkAddress(_ settings: DeskSettings, people: PeopleStore) throws {
        guard !settings.isLoopback else { return }
        guard try people.hasPeople() else { throw AddressFault.noUsers(settings.host) }
        guard settings.isBehindTLS else { throw AddressFault.noTLS(settings.host) }
    }
}

package enum AddressFault: Error, Hashable, CustomStringConvertible {
    case noUsers(String)
    case noTLS(String)

    package var description: String {
        switch self {
        case .noUsers(let host): "\(host) is seen by other machines, and the desk has no users; add one with rapporteur users add"
        case .noTLS(let host):
            "\(host) is seen by other machines; put a server that speaks TLS in front of the desk and say so with --behind-tls"
        }
    }
}

extension DeskSettings {
    /// As it stands in an address.
    package var shownHost: String { host.contains(":") ? "[\(host)]" : host }

    package static func isTileAddress(_ address: String) -> Bool {
        var settings = DeskSettings()
        settings.tiles = address
        return settings.tileOrigin != nil && ["{z}", "{x}", "{y}"].allSatisfy(address.contains)
    }
}
