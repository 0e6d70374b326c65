import Reading
import Record
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everybody who listens to what happens at the desk.
final class Streams: Sendable {
    enum News: Sendable {
        /// The record was written by anybody.
        case record(Int64)
        case importing(ReadingQueue.Progress)
        /// New rows of a kept search, as they go out.
        case match(search: String, json: [UInt8])
    }

    private struct Listener {
        var searches: Set<String>
        var continuation: AsyncStream<News>.Continuation
    }

    /// Connections at a time; each costs a socket.
    private static let most = 200
    /// News that wait for one who reads slowly; older ones are dropped, for the record can be asked.
    private static let waiting = 256

    private let listeners = Mutex<[UUID: Listener]>([:])

    var count: Int { listeners.withLock { $0.count } }

    /// - Parameter searches: those alone, if there are any.
    func listen(to searches: Set<String>) throws(Problem) -> AsyncStream<News> {
        let id = UUID()
        let (stream, continuation) = AsyncStream.makeStream(of: News.self, bufferingPolicy: .bufferingNewest(Streams.waiting))
        let isTaken = listeners.withLock { listeners in
            guard listeners.count < Streams.most else { return false }
            listeners[id] = Listener(searches: searches, continuation: continuation)
            return true
        }
        guard isTaken else {
            throw Problem(.busy, "\(Streams.most) listen already; try again later", headers: [.retryAfter: "60"])
        }
        continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0[id] = nil } }
        return stream
    }

    func send(_ news: News) {
        for listener in listeners.withLock({ Array($0.values) }) {
            if case .match(let search, _) = news, !listener.searches.isEmpty, !listener.searches.contains(search) { continue }
            listener.continuation.yield(news)
        }
    }

    func stop() {
        let all = listeners.withLock { listeners in
            defer { listeners = [:] }
            return Array(listeners.values)
        }
        for listener in all { listener.continuation.finish() }
    }
}

extension Streams.News {
    /// As server-sent events write it.
    var event: [UInt8] {
        var json = JSONWriter()
        switch self {
        case .record(let version):
            json.object { $0.field("version", String(version)) }
            return Streams.News.event("record", json.bytes)
        case .importing(let progress):
            json.object {
                $0.field("id", progress.importing.description)
                $0.field("state", progress.state.rawValue)
                $0.field("progress", object: { ProgressJSON.write(progress, to: &$0) })
            }
            return Streams.News.event("import", json.bytes)
        case .match(_, let bytes): return Streams.News.event("match", bytes)
        }
    }

    static func event(_ name: String, _ json: [UInt8]) -> [UInt8] {
        Array("event: \(name)\ndata: ".utf8) + json + Array("\n\n".utf8)
    }
}
