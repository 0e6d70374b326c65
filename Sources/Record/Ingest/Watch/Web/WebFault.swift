/// Why something could not be fetched, said so that a user can mend it.
package enum WebFault: Error, Hashable, Sendable {
    package enum Wait: String, Sendable { case connecting, reading, whole }

    case address(String)
    case scheme(String)
    case user(String)
    case noSuchHost(String)
    /// The host's name leads to a machine of somebody's own network.
    case privateAddress(host: String, NetworkAddress)
    case cannotConnect(host: String, reason: String)
    case certificate(host: String, reason: String)
    case tooSlow(host: String, Wait, seconds: Int)
    case tooLarge(limit: Int)
    case brokenOff(host: String)
    case brokenAnswer(host: String, reason: String)
    case tooManyRedirects(Int)
    case redirectNowhere
    case robots(host: String)
    case robotsUnknown(host: String, reason: String)
    case status(Int)
    /// The host asked to be left alone until then.
    case hostWaits(host: String, until: Moment)
    case stopped

    package var sentence: String {
        switch self {
        case .address(let written): "“\(written.prefix(200))” is no address of the web; one begins with https:// or http://"
        case .scheme(let scheme): "only http and https are fetched, not \(scheme.prefix(20))"
        case .user(let host): "the address of \(host) names a user or password, which is not supported; take it out"
        case .noSuchHost(let host): "the name \(host) leads to no machine; check it, and that this machine is online"
        case .privateAddress(let host, let address):
            host == address.description
                ? "\(host) lies on this machine or in a network of somebody's own; allow_private = true in its [[feed]] allows it"
                : "\(host) leads to \(address), on this machine or in a network of somebody's own; allow_private = true in its [[feed]] allows it"
        case .cannotConnect(let host, let reason): "no connection to \(host): \(reason)"
        case .certificate(let host, let reason): "the certificate of \(host) cannot be trusted: \(reason)"
        case .tooSlow(let host, .connecting, let seconds): "\(host) did not answer within \(seconds) seconds"
        case .tooSlow(let host, .reading, let seconds): "\(host) sent nothing for \(seconds) seconds"
        case .tooSlow(let host, .whole, let seconds): "\(host) had not sent everything after \(seconds) seconds"
        case .tooLarge(let limit): "it is, or unpacks to, more than the \(limit) bytes that are taken at once"
        case .brokenOff(let host): "\(host) broke off in the middle of its answer"
        case .brokenAnswer(let host, let reason): "the answer of \(host) is no HTTP: \(reason)"
        case .tooManyRedirects(let limit): "it redirects more than \(limit) times"
        case .redirectNowhere: "it redirects, but does not say where"
        case .robots(let host): "robots.txt of \(host) does not allow it; ask those who run the site"
        case .robotsUnknown(let host, let reason): "whether \(host) allows it cannot be seen, for its robots.txt fails: \(reason)"
        case .status(let status): WebFault.sentence(ofStatus: status)
        case .hostWaits(let host, let until): "\(host) asked to be left alone until \(until)"
        case .stopped: "stopped"
        }
    }

    private static func sentence(ofStatus status: Int) -> String {
        switch status {
        case 401, 403, 407: "the server refuses it (HTTP \(status))"
        case 404: "it is not there (HTTP 404); check the address"
        case 410: "it is gone for good (HTTP 410); take it out of the list"
        case 429: "the server asks for fewer requests (HTTP 429)"
        case 500...599: "the server has a trouble of its own (HTTP \(status))"
        default: "the server answered HTTP \(status)"
        }
    }
}
