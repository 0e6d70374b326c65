#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The address of something on the web, by http or https.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The whole address without a fragment.
    package let description: String
    package let isSecure: Bool
    /// A name in small letters, or the address of a machine without brackets.
    package let host: String
    package let port: Int
    /// Path and query, as a request names them.
    package let target: String

    /// - Parameter base: what an address that is not whole stands in.
    package init(_ written: String, from base: WebAddress? = nil) throws(WebFault) {
        let words = written.split(whereSeparator: \.isWhitespace).joined(separator: "%20")
        let start = base.flatMap { URL(string: $0.description) }
        guard !words.isEmpty, let url = URL(string: words, relativeTo: start)?.absoluteURL, let scheme = url.scheme?.lowercased()
        else {
            throw .address(written)
        }
        guard scheme == "http" || scheme == "https" else { throw .scheme(scheme) }
        guard let host = url.host(percentEncoded: false).map(WebAddress.bare), !host.isEmpty else { throw .address(written) }
        guard url.user() == nil, url.password() == nil else { throw .user(host) }
        isSecure = scheme == "https"
        let usual = isSecure ? 443 : 80
        let port = url.port ?? usual
        guard (1...65_535).contains(port), host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .address(written) }
        self.host = host
        self.port = port
        let path = url.path(percentEncoded: true)
        target = (path.isEmpty ? "/" : path) + (url.query(percentEncoded: true).map { "?" + $0 } ?? "")
        description = scheme + "://" + WebAddress.authority(host, port, usual) + target
    }

    /// Host and, where it is not the usual one, port, as the head of a request names them.
    package var authority: String { WebAddress.authority(host, port, isSecure ? 443 : 80) }

    /// What one robots.txt speaks of.
    package var origin: String { (isSecure ? "https://" : "http://") + authority }

    private static func authority(_ host: String, _ port: Int, _ usual: Int) -> String {
        let name = host.contains(":") ? "[" + host + "]" : host
        return port == usual ? name : name + ":\(port)"
    }

    private static func bare(_ host: String) -> String {
        var name = host.lowercased()[...]
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        while name.hasSuffix(".") { name.removeLast() }
        return String(name)
    }
}
