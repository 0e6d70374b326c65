/// A page rewritten for libxml2: each tag carries a number instead of its attributes, each stretch of words is one
/// letter, so that libxml2 opens what words open, and an instruction with a number.
struct HTMLSource {
    /// libxml2 gives up on pages nested deeper than 256.
    private static let deepest = 180

    private(set) var bytes: [UInt8] = []
    private(set) var tags: [HTMLTag] = []
    private(set) var texts: [Span] = []
    private var open: [String] = []

    init(_ pieces: [HTMLPiece]) {
        for piece in pieces {
            switch piece {
            case .text(let span, let isBlank):
                append(isBlank ? "<?r \(texts.count)>" : "w<?r \(texts.count)>")
                texts.append(span)
            case .start(let tag): start(tag)
            case .end(let name): end(name)
            case .linkedData: break
            }
        }
    }

    private mutating func append(_ string: String) { bytes.append(contentsOf: string.utf8) }

    private mutating func start(_ tag: HTMLTag) {
        guard HTMLSource.isPlain(tag.name), !["script", "style"].contains(tag.name) else { return }
        closeImplied(by: tag.name)
        if !HTMLElements.void.contains(tag.name) {
            guard open.count < Self.deepest else { return }
            open.append(tag.name)
        }
        append("<\(tag.name) n=\"\(tags.count)\">")
        tags.append(tag)
    }

    private mutating func end(_ name: String) {
        guard let index = open.lastIndex(of: name) else { return }
        open.removeSubrange(index...)
        append("</\(name)>")
    }

    /// Keeps the count of open elements near libxml2's, which closes a paragraph where a block begins, and an item where
    /// the next one does.
    private mutating func closeImplied(by name: String) {
        guard let last = open.last else { return }
        let isRepeated = last == name && HTMLElements.selfClosing.contains(name)
        if isRepeated || (last == "p" && HTMLElements.block.contains(name)) { end(last) }
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D }
    }
}
