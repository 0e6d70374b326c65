import NIOCore
import NIOHTTP1
import NIOSSL
import Record

extension WebFault {
    /// What an error of the network comes to.
    enum Kind {
        case told(WebFault)
        case closedUncleanly
        case security(String)
        case broken(String)
        case system(String)

        init(_ error: any Error) {
            switch error {
            case let fault as WebFault: self = .told(fault)
            case NIOSSLError.uncleanShutdown: self = .closedUncleanly
            case NIOSSLError.handshakeFailed(let inner): self = .security(Kind.words(of: inner))
            case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
                self = .security("nobody whom this system trusts has signed it")
            case let error as NIOSSLExtraError:
                self = .security(error == .failedToValidateHostname ? "it is of another host" : error.description)
            case let error as HTTPParserError: self = error == .invalidEOFState ? .system("cut short") : .broken("\(error)")
            case let error as IOError: self = .system(error.description)
            default: self = .system("\(error)")
            }
        }

        private static func words(of error: BoringSSLError) -> String {
            let words = "\(error)"
            if words.contains("CERTIFICATE_VERIFY_FAILED") {
                return "nobody whom this system trusts has signed it, or its time is over"
            }
            return "the two could not agree how to speak (\(words.prefix(160)))"
        }
    }

    /// An error once the connection was there.
    init(_ error: any Error, host: String) {
        switch Kind(error) {
        case .told(let fault): self = fault
        case .closedUncleanly: self = .brokenOff(host: host)
        case .security(let reason): self = .certificate(host: host, reason: reason)
        case .broken(let reason): self = .brokenAnswer(host: host, reason: reason)
        case .system: self = .brokenOff(host: host)
        }
    }

    /// An error before it was there.
    init(connecting error: any Error, host: String, _ patience: WebClient.Patience) {
        switch error {
        case ChannelError.connectTimeout: self = .tooSlow(host: host, .connecting, seconds: patience.connecting)
        case let error as IOError: self = .cannotConnect(host: host, reason: error.plainWords)
        default: self = .cannotConnect(host: host, reason: "\(error)")
        }
    }
}

extension IOError {
    /// Without the number and the name of the system's call.
    fileprivate var plainWords: String {
        switch errnoCode {
        case ECONNREFUSED: "nothing there takes connections"
        case EHOSTUNREACH, ENETUNREACH: "there is no way to it from here"
        case ECONNRESET: "it hung up"
        default: description
        }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
