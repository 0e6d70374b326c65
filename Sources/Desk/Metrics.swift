import Record
import Synchronization

/// What the server counts, as Prometheus reads it. No name, no query, no word of a report.
final class Metrics: Sendable {
    static let type = "text/plain; version=0.0.4; charset=utf-8"

    private struct Key: Hashable, Comparable {
        var route: String
        var method: String
        var status: Int

        static func < (a: Key, b: Key) -> Bool { (a.route, a.method, a.status) < (b.route, b.method, b.status) }
    }

    private struct Timing {
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
        var count = 0
        var sum = 0.0
    }

    private struct Counts {
        var requests: [Key: Int] = [:]
        var timings: [String: Timing] = [:]
    }

    private static let bounds = [0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5]
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "DELETE"]

    private let counts = Mutex(Counts())

    func note(route: String, method: String, status: Int, seconds: Double) {
        // A name that anybody can make up is no label.
        let key = Key(route: route, method: Metrics.methods.contains(method) ? method : "other", status: status)
        counts.withLock { counts in
            counts.requests[key, default: 0] += 1
            var timing = counts.timings[route] ?? Timing()
            for (index, bound) in Metrics.bounds.enumerated() where seconds <= bound { timing.buckets[index] += 1 }
            timing.count += 1
            timing.sum += seconds
            counts.timings[route] = timing
        }
    }

    func text(_ desk: Desk) -> String {
        let counts = counts.withLock { $0 }
        var text =
            "# HELP rapporteur_requests_total Requests by route, method and status.\n# TYPE rapporteur_requests_total counter\n"
        for (key, count) in counts.requests.sorted(by: { $0.key < $1.key }) {
            text +=
                "rapporteur_requests_total{route=\"\(key.route)\",method=\"\(key.method)\",status=\"\(key.status)\"} \(count)\n"
        }
        text += "# HELP rapporteur_request_seconds Seconds to an answer, by route.\n# TYPE rapporteur_request_seconds histogram\n"
        for (route, timing) in counts.timings.sorted(by: { $0.key < $1.key }) {
            for (bound, count) in zip(Metrics.bounds, timing.buckets) {
                text += "rapporteur_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)\n"
            }
            text += "rapporteur_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(timing.count)\n"
            text += "rapporteur_request_seconds_sum{route=\"\(route)\"} \(timing.sum)\n"
            text += "rapporteur_request_seconds_count{route=\"\(route)\"} \(timing.count)\n"
        }
        text += Metrics.one("reports_read_total", "counter", "Reports read since the start.", desk.queue.read)
        text += Metrics.one("imports_waiting", "gauge", "Imports that wait or are being read.", desk.queue.waiting)
        text += Metrics.one("listeners", "gauge", "Connections to the stream.", desk.streams.count)
        return text
    }

    private static func one(_ name: String, _ type: String, _ help: String, _ value: Int) -> String {
        "# HELP rapporteur_\(name) \(help)\n# TYPE rapporteur_\(name) \(type)\nrapporteur_\(name) \(value)\n"
    }
}
