/// A stretch between quotation marks, as the newspaper set them.
package struct QuotedPassage: Hashable, Sendable {
    /// With its marks; a quotation reopened at each paragraph and closed only at the last is one passage of several spans.
    package var spans: [Span]
    /// A word or two set apart by the outlet, no speech.
    package var isScare: Bool

    package init(spans: [Span], isScare: Bool) {
        self.spans = spans
        self.isScare = isScare
    }
}
