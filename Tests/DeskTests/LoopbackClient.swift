import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Speaks HTTP to a server on this machine, byte by byte as a test wants it: no cookie, no packing and no header that nobody named.
struct LoopbackClient {
    struct Reply: Sendable {
        var status: Int
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }

        var rows: [[String: Any]] { json["rows"] as? [[String: Any]] ?? [] }
    }

    enum Fault: Error { case noConnection, noAnswer }

    let port: Int

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Reply { try await send("GET", path, headers) }

    func post(_ path: String, _ body: String, type: String = "application/json", _ headers: [String: String] = [:]) async throws
        -> Reply
    {
        try await send("POST", path, headers.merging(["Content-Type": type]) { own, _ in own }, Array(body.utf8))
    }

    func send(_ method: String, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8]? = nil) async throws -> Reply {
        var lines = ["\(method) \(path) HTTP/1.1", "Connection: close"]
        if headers["Host"] == nil { lines.append("Host: 127.0.0.1:\(port)") }
        for (name, value) in headers { lines.append("\(name): \(value)") }
        if let body, headers["Content-Length"] == nil { lines.append("Content-Length: \(body.count)") }
        let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? [])
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        try LoopbackClient.reply(LoopbackClient.exchange(port, request, until: { _ in false }), method)
                    })
            }
        }
    }

    /// What a stream says until it has said some words, or ten seconds are over.
    func listen(_ path: String, until words: String, _ headers: [String: String] = [:]) async throws -> String {
        let lines = ["GET \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)"] + headers.map { "\($0.key): \($0.value)" }
        let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        String(
                            decoding: try LoopbackClient.exchange(port, request) {
                                String(decoding: $0, as: UTF8.self).contains(words)
                            }, as: UTF8.self)
                    })
            }
        }
    }

    private static func exchange(_ port: Int, _ request: [UInt8], until isEnough: ([UInt8]) -> Bool) throws -> [UInt8] {
        #if canImport(Glibc)
            let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let handle = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(handle) }
        var patience = timeval(tv_sec: 300, tv_usec: 0)
        setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Fault.noConnection }
        var sent = 0
        while sent < request.count {
            let count = request[sent...].withUnsafeBytes {
                Foundation.send(handle, $0.baseAddress, min($0.count, 1 << 16), Int32(MSG_NOSIGNAL))
            }
            // A server that has heard enough closes early, and its answer is there to read.
            guard count > 0 else { break }
            sent += count
        }
        var received: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while !isEnough(received) {
            let count = recv(handle, &room, room.count, 0)
            guard count > 0 else { break }
            received += room[..<count]
        }
        return received
    }

    private static func reply(_ bytes: [UInt8], _ method: String) throws -> Reply {
        guard let end = (0..<max(0, bytes.count - 3)).first(where: { bytes[$0...].starts(with: [13, 10, 13, 10]) }) else {
            throw Fault.noAnswer
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { throw Fault.noAnswer }
        let rest = Array(bytes[(end + 4)...])
        let body = headers["transfer-encoding"] == "chunked" ? unchunked(rest) : rest
        return Reply(status: status, headers: headers, body: method == "HEAD" ? rest : body)
    }

    private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
        var body: [UInt8] = []
        var at = 0
        while let line = bytes[at...].firstIndex(of: 13),
            let size = Int(String(decoding: bytes[at..<line], as: UTF8.self), radix: 16), size > 0,
            line + 2 + size <= bytes.count
        {
            body += bytes[(line + 2)..<(line + 2 + size)]
            at = line + 4 + size
            guard at < bytes.count else { break }
        }
        return body
    }
}
