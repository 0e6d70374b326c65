/// A doubt with the words it rests on.
package struct FoundDoubt: Hashable, Sendable {
    package var kind: Doubt.Kind
    /// Nil where the doubt is about the whole report.
    package var words: FoundWords?
    /// The line where the words begin, from 1.
    package var line: Int?
    package var about: Doubt.Subject?
    /// One sentence for people.
    package var reason: String

    package init(_ kind: Doubt.Kind, words: FoundWords? = nil, line: Int? = nil, about: Doubt.Subject? = nil, reason: String) {
        self.kind = kind
        self.words = words
        self.line = line
        self.about = about
        self.reason = reason
    }

    func write(to json: inout JSONWriter) {
        json.field("kind", kind.rawValue)
        json.field("span", words?.span)
        json.field("text", words?.text)
        json.field("about", about?.id)
        json.field("reason", reason)
        json.field("line", line)
    }
}

extension Doubt.Subject {
    package var id: String {
        switch self {
        case .entity(let id): id.rawValue
        case .statement(let id): id.rawValue
        case .place(let id): id.rawValue
        case .time(let id): id.rawValue
        case .event(let id): id.rawValue
        }
    }
}
