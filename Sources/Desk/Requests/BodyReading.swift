import HTTPTypes
import Hummingbird
import NIOCore

/// Takes the body of a request, if it is of a kind and size that its route takes.
struct BodyReading {
    private let rule: Endpoint.BodyRule

    init(_ rule: Endpoint.BodyRule) { self.rule = rule }

    func body(of request: Request) async throws -> [UInt8] {
        let told = BodyReading.type(request.headers[.contentType])
        guard let told, rule.types.contains(told) else {
            throw Problem(.unsupportedType, "name the body's kind in Content-Type: \(rule.types.joined(separator: ", "))")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > rule.most { throw tooLarge }
        do {
            let buffer = try await request.body.collect(upTo: rule.most)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch let error as HTTPError where error.status == .contentTooLarge {
            throw tooLarge
        }
    }

    private var tooLarge: Problem {
        let size = rule.most >= 1 << 20 ? "\(rule.most >> 20) MB" : "\(rule.most >> 10) kB"
        return Problem(.tooLarge, "the body may be \(size) at most; send less at a time", headers: [.connection: "close"])
    }

    /// Without what stands behind the kind, as the charset.
    static func type(_ header: String?) -> String? {
        header.map { String($0.prefix { $0 != ";" }).filter { !$0.isWhitespace }.lowercased() }
    }
}
