/// A paragraph, heading or other piece of a report's page.
///
/// Blocks stand in order, do not overlap, and cover every part of the text that is not blank; a sentence never
/// crosses from one into another.
package struct Block: Hashable, Sendable {
    package enum Role: String, Codable, Sendable, CaseIterable {
        case heading, body, caption, credit, byline, dateline, date
    }

    /// The words, without the blanks around them.
    package var span: Span
    package var role: Role
    /// Index of the heading block it stands under; nil before the first.
    package var section: Int?

    package init(span: Span, role: Role, section: Int? = nil) {
        self.span = span
        self.role = role
        self.section = section
    }
}
