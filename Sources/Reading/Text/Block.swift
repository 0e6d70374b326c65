/// A paragraph, heading or other piece of a report's page.
///
/// Blocks stand in order, do not overlap, and cover every part of the text that is not blank; a sentence never
/// crosses from one into another.
package struct Block: Hashable, Sendable {
    package enum Role: String, Codable, Sendable, CaseIterable {
        case heading, body, caption, credit, byline, dateline, date
        /// What the page says of itself and nobody reads: `ID: …`, "Read more: …", a repeated page number.
        case furniture
    }

    /// The words, without the blanks around them.
    package var span: Span
    package var role: Role
    /// Index of the heading block inside the text that it stands under; nil for what stands under the title alone.
    package var section: Int?

    package init(span: Span, role: Role, section: Int? = nil) {
        self.span = span
        self.role = role
        self.section = section
    }
}
