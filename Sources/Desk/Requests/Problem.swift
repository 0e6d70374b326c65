import HTTPTypes
import Reading
import Record

/// Why a request is not answered, as RFC 9457 tells it: a kind by name, a status, a sentence that says what to do.
///
/// The sentence holds no text of a report.
package struct Problem: Error, Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case badRequest = "bad-request"
        case unknownFilter = "unknown-filter"
        case badValue = "bad-value"
        case badCursor = "bad-cursor"
        case badJSON = "bad-json"
        case unauthorized
        case forbidden
        case csrf
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case conflict
        case tooLarge = "too-large"
        case unsupportedType = "unsupported-type"
        case unprocessable
        case tooManyRequests = "too-many-requests"
        case `internal`
        case busy
    }

    package var kind: Kind
    package var detail: String
    package var headers: [HTTPField.Name: String] = [:]

    package init(_ kind: Kind, _ detail: String, headers: [HTTPField.Name: String] = [:]) {
        self.kind = kind
        self.detail = detail
        self.headers = headers
    }
}

extension Problem.Kind {
    package var status: Int {
        switch self {
        case .badRequest, .unknownFilter, .badValue, .badCursor, .badJSON: 400
        case .unauthorized: 401
        case .forbidden, .csrf: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .conflict: 409
        case .tooLarge: 413
        case .unsupportedType: 415
        case .unprocessable: 422
        case .tooManyRequests: 429
        case .internal: 500
        case .busy: 503
        }
    }

    var title: String {
        switch self {
        case .badRequest: "Request not understood"
        case .unknownFilter: "Unknown filter"
        case .badValue: "Value not understood"
        case .badCursor: "Unknown place in a list"
        case .badJSON: "JSON not understood"
        case .unauthorized: "Nobody is logged in"
        case .forbidden: "Not allowed"
        case .csrf: "The page's own mark is missing"
        case .notFound: "Not there"
        case .methodNotAllowed: "Method not allowed"
        case .conflict: "In conflict with what is there"
        case .tooLarge: "Too large"
        case .unsupportedType: "Content type not taken"
        case .unprocessable: "Cannot be done"
        case .tooManyRequests: "Too many tries"
        case .internal: "The server failed"
        case .busy: "Too much at once"
        }
    }
}

extension Problem {
    var json: [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.field("type", "/problems/" + kind.rawValue)
            $0.field("title", kind.title)
            $0.field("status", kind.status)
            $0.field("detail", detail)
        }
        return json.bytes
    }

    static func notFound(_ name: String) -> Problem { Problem(.notFound, "\(name) is not in the record") }

    /// What of another room went wrong, as a problem.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as CorrectionError: self.init(.unprocessable, error.description)
        case RecordError.unknown(let name): self = .notFound(name)
        case RecordError.busy, RecordError.diskFull:
            self.init(.busy, "the record cannot be written now; try again in a while", headers: [.retryAfter: "10"])
        case is CancellationError: self.init(.busy, "the server is stopping", headers: [.retryAfter: "5"])
        default: self.init(.internal, "the record could not be asked; the server's log says why")
        }
    }
}
