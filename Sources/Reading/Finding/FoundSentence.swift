/// A sentence with its part in the page.
package struct FoundSentence: Hashable, Sendable {
    /// The contract's four; bylines, date lines, datelines and what nobody reads count as credit.
    package enum Role: String, Sendable, CaseIterable { case heading, body, caption, credit }

    package var span: Span
    package var role: Role
    /// Index in `sentences` of the first sentence of the heading it stands under.
    package var section: Int?

    package init(span: Span, role: Role, section: Int? = nil) {
        self.span = span
        self.role = role
        self.section = section
    }

    func write(to json: inout JSONWriter) {
        json.field("span", span)
        json.field("role", role.rawValue)
        json.field("section", section)
    }
}

extension FoundSentence.Role {
    init(_ role: Block.Role) {
        switch role {
        case .heading: self = .heading
        case .body: self = .body
        case .caption: self = .caption
        case .credit, .byline, .dateline, .date, .furniture: self = .credit
        }
    }
}
