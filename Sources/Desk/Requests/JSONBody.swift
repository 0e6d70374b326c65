#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Bodies in JSON.
enum JSONBody {
    /// The value of a body; of what does not fit the place is told, not the words.
    static func value<Value: Decodable>(_ type: Value.Type, of bytes: [UInt8]) throws(Problem) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw Problem(.badJSON, sentence(error))
        } catch {
            throw Problem(.badJSON, "the body is no JSON")
        }
    }

    private static func sentence(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "the body lacks “\(key.stringValue)”"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "“\(path(context))” is of another kind than it must be"
        // A number beyond all is told as no JSON, too, without its place.
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "the body is no JSON, or a number of it is too large" : "“\(path(context))” cannot be so"
        @unknown default: "the body is not as it must be"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.isEmpty
            ? "the body" : context.codingPath.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ".")
    }
}

/// Whether bytes are JSON at all, before they are put in a line to be read.
enum JSONCheck {
    private enum Report: Decodable {
        case one, many

        init(from decoder: any Decoder) throws {
            if (try? decoder.container(keyedBy: Key.self)) != nil {
                self = .one
            } else {
                _ = try decoder.unkeyedContainer()
                self = .many
            }
        }
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int?
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    static func check(_ bytes: [UInt8]) throws(Problem) {
        do {
            _ = try JSONBody.value(Report.self, of: bytes)
        } catch {
            throw Problem(.badJSON, "the body is no JSON object or array of reports; each has at least “text”")
        }
    }
}
