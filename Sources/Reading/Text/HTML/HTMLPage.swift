/// A page of HTML to text, blocks and head.
struct HTMLPage {
    private(set) var text: [UInt8]
    /// From the text to the page's source in UTF-8.
    private(set) var offsets: OffsetMap
    private(set) var parts: PageParts
    private(set) var metadata: HTMLMetadata

    /// - Parameter bytes: the page's source in UTF-8.
    init(_ bytes: [UInt8], lexicon: PageLexicon) {
        let pieces = HTMLScanner(bytes).pieces
        let tree = HTMLTree(pieces)
        let linked = pieces.compactMap { piece -> Span? in
            if case .linkedData(let span) = piece { return span }
            return nil
        }
        metadata = HTMLMetadata(tree: tree, bytes: bytes, linkedData: linked, words: lexicon.frame)
        let main = MainText(tree: tree, bytes: bytes, words: lexicon.frame)
        var setter = HTMLSetter(main: main, bytes: bytes)
        if let container = main.container() { setter.set(container, title: metadata.title) }
        let builder = setter.finished()
        text = builder.text
        offsets = builder.offsets
        var parts = PageParts()
        parts.published = metadata.published
        self.parts = PageLayout.parts(of: text, paragraphs: builder.paragraphs, lexicon: lexicon, parts: parts)
    }

    /// The encoding that a page declares in its first kilobyte.
    static func declaredEncoding(_ bytes: [UInt8]) -> TextEncoding? {
        let head = Array(bytes.prefix(2048))
        for mark in ["charset=", "encoding="] {
            guard let at = head.first(Array(mark.utf8), in: 0..<head.count) else { continue }
            let rest = head[(at + mark.utf8.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
            let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
            return TextEncoding(label: String(decoding: name, as: UTF8.self))
        }
        return nil
    }
}
