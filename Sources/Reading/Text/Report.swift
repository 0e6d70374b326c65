/// One report as it was given to us: its text, its page, and what its head says of itself.
///
/// The room turns bytes into this value and knows nothing of sentences. `text` is the decoded main text in UTF-8, no
/// byte-order mark, line ends as they were; `offsets` leads every byte of it back to the original.
package struct Report: Sendable {
    /// SHA-256 of the original bytes in hexadecimal; for a line of JSON Lines, of that line.
    package struct ID: Hashable, Sendable, Codable, RawRepresentable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    /// A name of whom the report was taken from or helped by: "Reuters", "With inputs from …".
    package struct Credit: Hashable, Sendable {
        package var text: String
        package var span: Span
        package init(text: String, span: Span) {
            self.text = text
            self.span = span
        }
    }

    /// What the report's head, metadata or record says; nil is "not told".
    package struct Head: Hashable, Sendable {
        /// The name the maker gave it: the `id` of a record, the `ID:` of a head line.
        package var name: String?
        package var url: String?
        package var title: String?
        package var outlet: String?
        package var author: String?
        /// A language code as `en`; from the record or page, otherwise as detected.
        package var language: String?
        package var published: PublishedDate?
        /// The place words of the dateline, in the text.
        package var dateline: Span?

        package init() {}
    }

    package var id: ID
    package var place: InputPlace
    /// Where in the file the original bytes begin, those that `id` is the hash of and that `offsets` leads to: 0 for a
    /// whole file, the first byte of its line or element for a record among others.
    package var base = 0
    package var head: Head
    package var credits: [Credit]
    package var text: [UInt8]
    package var offsets: OffsetMap
    /// What `offsets` leads to; for a PDF the text that was taken out of it.
    package var original: Original
    package var blocks: [Block]
    package var doubts: [Doubt]

    package init(id: ID, path: String, text: [UInt8], offsets: OffsetMap, blocks: [Block]) {
        self.id = id
        self.place = InputPlace(path: path)
        self.head = Head()
        self.credits = []
        self.text = text
        self.offsets = offsets
        self.original = Original(text[...])
        self.blocks = blocks
        self.doubts = []
    }

    package var path: String { place.path }

    /// What was taken out of an original that has no text of its own (PDF).
    package var extracted: ArraySlice<UInt8>? {
        doubts.contains { $0.kind == .spansIntoExtractedText } ? original.bytes : nil
    }

    /// The words of a span, for showing; not for per-token work.
    package func words(_ span: Span) -> String {
        guard span.start >= 0, span.start <= span.end, span.end <= text.count else { return "" }
        return String(decoding: text[span.range], as: UTF8.self)
    }
}
