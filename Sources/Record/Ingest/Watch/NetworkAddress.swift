#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An address of a machine, version 4 or 6 of the internet's protocol.
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four bytes or sixteen.
    package let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Nil for words that are no address.
    package init?(_ written: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, written, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
        } else if inet_pton(AF_INET6, written, &six) == 1 {
            bytes = withUnsafeBytes(of: six) { Array($0) }
        } else {
            return nil
        }
    }

    package var description: String {
        var text = [CChar](repeating: 0, count: 64)
        guard inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether it may be a machine of the open internet: not this machine, not a network of somebody's own, not one set apart
    /// (the registries of RFC 6890 and its followers).
    package var isPublic: Bool {
        if let inner = embedded { return inner.isPublic }
        // Of version 6 one eighth has been given out, and parts of that set apart.
        guard bytes.count == 4 || Block("2000::", 3).holds(bytes) else { return false }
        let apart = bytes.count == 4 ? Self.apartOfFour : Self.apartOfSix
        return !apart.contains { $0.holds(bytes) }
    }

    /// The address of version 4 that one of version 6 leads to.
    private var embedded: NetworkAddress? {
        guard bytes.count == 16 else { return nil }
        if Block("::ffff:0:0", 96).holds(bytes) || Block("64:ff9b::", 96).holds(bytes) {
            return NetworkAddress(bytes: Array(bytes[12...]))
        }
        if Block("2002::", 16).holds(bytes) { return NetworkAddress(bytes: Array(bytes[2..<6])) }
        return nil
    }

    private struct Block {
        var start: [UInt8]
        var width: Int

        init(_ start: String, _ width: Int) {
            self.start = NetworkAddress(start)?.bytes ?? []
            self.width = width
        }

        func holds(_ bytes: [UInt8]) -> Bool {
            guard bytes.count == start.count else { return false }
            return (0..<width).allSatisfy { bit in
                let mask = UInt8(0x80) >> UInt8(bit % 8)
                return bytes[bit / 8] & mask == start[bit / 8] & mask
            }
        }
    }

    private static let apartOfFour = [
        Block("0.0.0.0", 8), Block("10.0.0.0", 8), Block("100.64.0.0", 10), Block("127.0.0.0", 8), Block("169.254.0.0", 16),
        Block("172.16.0.0", 12), Block("192.0.0.0", 24), Block("192.0.2.0", 24), Block("192.88.99.0", 24),
        Block("192.168.0.0", 16),
        Block("198.18.0.0", 15), Block("198.51.100.0", 24), Block("203.0.113.0", 24), Block("224.0.0.0", 4),
        Block("240.0.0.0", 4),
    ]

    private static let apartOfSix = [Block("2001::", 23), Block("2001:db8::", 32), Block("3fff::", 20)]
}

extension NetworkAddress {
    /// All addresses of a name, in the order in which the system would try them.
    package static func all(of name: String) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: [NetworkAddress] = []
        var entry = list
        while let here = entry {
            entry = here.pointee.ai_next
            guard let address = here.pointee.ai_addr else { continue }
            let bytes: [UInt8]
            switch Int32(address.pointee.sa_family) {
            case AF_INET:
                bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    withUnsafeBytes(of: $0.pointee.sin_addr) { Array($0) }
                }
            case AF_INET6:
                bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                    withUnsafeBytes(of: $0.pointee.sin6_addr) { Array($0) }
                }
            default: continue
            }
            let found = NetworkAddress(bytes: bytes)
            if !addresses.contains(found) { addresses.append(found) }
        }
        return addresses
    }
}
