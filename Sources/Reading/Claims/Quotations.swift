/// Finds what stands between quotation marks, as newspapers really set them: curly, straight, mismatched, reopened at each
/// paragraph and closed only at the last.
///
/// Whether a mark opens or closes is told by its form and, where it is straight or the wrong way round, by the blanks
/// around it. A quotation left open ends with its paragraph, unless the next paragraph reopens it.
struct Quotations {
    /// A quotation in tokens, its marks included; several ranges where it runs over paragraphs.
    struct Passage: Hashable {
        var ranges: [Range<Int>]
        var isClosed: Bool

        var first: Int { ranges.first?.lowerBound ?? 0 }
        var end: Int { ranges.last?.upperBound ?? 0 }
        func contains(_ token: Int) -> Bool { ranges.contains { $0.contains(token) } }
    }

    private enum Mark { case opening, closing, straight, none }

    /// Most words of a scare quote: a word or two set apart by the outlet.
    static let scareLimit = 2

    static func passages(of document: Document) -> [Passage] {
        var passages: [Passage] = []
        for block in blocks(of: document) {
            var open: Int?
            var isSingle = false
            let reopens = passages.last.map { !$0.isClosed && $0.end == block.lowerBound } ?? false
            for token in block {
                let (mark, single) = mark(token, in: document, from: block.lowerBound, inside: open != nil)
                if let start = open {
                    guard single == isSingle, mark == .closing || mark == .straight else { continue }
                    append(start..<token + 1, isClosed: true, to: &passages, joining: reopens && start == block.lowerBound)
                    open = nil
                } else if mark == .opening || mark == .straight {
                    (open, isSingle) = (token, single)
                }
            }
            if let start = open, !isSingle {
                append(start..<block.upperBound, isClosed: false, to: &passages, joining: reopens && start == block.lowerBound)
            }
        }
        return passages
    }

    private static func append(_ range: Range<Int>, isClosed: Bool, to passages: inout [Passage], joining: Bool) {
        if joining {
            passages[passages.count - 1].ranges.append(range)
            passages[passages.count - 1].isClosed = isClosed
        } else {
            passages.append(Passage(ranges: [range], isClosed: isClosed))
        }
    }

    /// Token ranges of the blocks that hold sentences.
    private static func blocks(of document: Document) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var last = -1
        for sentence in document.sentences {
            if sentence.block == last, let range = result.popLast() {
                result.append(range.lowerBound..<sentence.tokens.upperBound)
            } else {
                result.append(sentence.tokens)
            }
            last = sentence.block
        }
        return result
    }

    /// What a token is as a quotation mark, and whether it is a single one.
    private static func mark(_ token: Int, in document: Document, from start: Int, inside: Bool) -> (Mark, Bool) {
        let blankBefore = token == start || document.tokens.spaceAfter[token - 1]
        let blankAfter = document.tokens.spaceAfter[token]
        let bytes = document.bytes(token)
        guard bytes.count <= 3 else { return (.none, false) }
        switch String(decoding: bytes, as: UTF8.self) {
        case "“", "«", "„", "``": return (inside && !blankBefore ? .closing : .opening, false)
        case "”", "»", "''": return (!inside && blankBefore && !blankAfter ? .opening : .closing, false)
        case "\"": return (inside ? (blankBefore && !blankAfter ? .none : .closing) : .straight, false)
        case "‘": return (inside && !blankBefore ? .closing : .opening, true)
        case "’", "'", "`":
            if inside { return (!blankBefore && !isPlural(token, in: document) ? .closing : .none, true) }
            return (blankBefore && !blankAfter ? .opening : .none, true)
        default: return (.none, false)
        }
    }

    /// The apostrophe of "the rebels' camp" closes nothing: a word follows it after a blank.
    private static func isPlural(_ token: Int, in document: Document) -> Bool {
        guard token > 0, token + 1 < document.tokens.count, document.tokens.spaceAfter[token] else { return false }
        let previous = document.bytes(token - 1).last ?? 0, next = document.bytes(token + 1).first ?? 0
        return previous | 0x20 == UInt8(ascii: "s") && (0x61...0x7A).contains(next)
    }
}
