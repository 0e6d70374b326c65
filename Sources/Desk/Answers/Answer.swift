import HTTPTypes
import Hummingbird
import Reading
import Record

/// What a route answers.
package struct Answer: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// Written piece by piece; the writer is given to it and closed behind it.
        case stream(@Sendable (inout AnswerWriter) async throws -> Void)
    }

    var status: HTTPResponse.Status = .ok
    var type: String? = AnswerType.json
    var body: Body
    var headers: [HTTPField.Name: String] = [:]
    /// The bytes by gzip, where somebody packed them already.
    var packed: [UInt8]?
}

enum AnswerType {
    static let json = "application/json"
    static let problem = "application/problem+json"
    static let text = "text/plain; charset=utf-8"
    static let events = "text/event-stream"
}

extension Answer {
    static func json(_ bytes: [UInt8]) -> Answer { Answer(body: .bytes(bytes)) }

    static func object(_ fields: (inout JSONWriter) -> Void) -> Answer {
        var json = JSONWriter()
        json.object(fields)
        return .json(json.bytes)
    }

    static func problem(_ problem: Problem) -> Answer {
        Answer(
            status: HTTPResponse.Status(code: problem.kind.status), type: AnswerType.problem, body: .bytes(problem.json),
            headers: problem.headers)
    }

    static let empty = Answer(status: .noContent, type: nil, body: .bytes([]))

    /// A list as the command line's `--format json` prints it.
    static func list(_ rows: [some ListedRow], next: PageRequest.Cursor?) -> Answer {
        list(rows, next: next) { ListedTables.write($1, to: &$0) }
    }

    static func list<Row>(_ rows: [Row], next: PageRequest.Cursor?, _ write: (inout JSONWriter, Row) -> Void) -> Answer {
        object {
            $0.field("rows", objects: rows, write)
            $0.field("next", next?.description)
        }
    }
}

/// Takes the pieces of an answer that streams.
struct AnswerWriter {
    private var writer: any ResponseBodyWriter
    private let gzip: GzipStream?

    init(_ writer: any ResponseBodyWriter, gzip: GzipStream?) {
        self.writer = writer
        self.gzip = gzip
    }

    mutating func write(_ bytes: [UInt8]) async throws {
        let packed = gzip.map { $0.packed(bytes) } ?? bytes
        if !packed.isEmpty { try await writer.write(ByteBuffer(bytes: packed)) }
    }

    mutating func finish() async throws {
        if let gzip { try await writer.write(ByteBuffer(bytes: gzip.finished())) }
        try await writer.finish(nil)
    }
}
