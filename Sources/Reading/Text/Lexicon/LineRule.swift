/// One rule of `line-rules.txt`: what a line of a page is by its words.
package struct LineRule: Sendable {
    package enum Role: String, Sendable {
        case credit, caption, furniture
    }

    package struct Example: Sendable {
        package var text: String
        package var matches: Bool
        package var line: Int
    }

    package var name: String
    package var role: Role
    package var words: Int
    package var examples: [Example] = []
    var begins: [[UInt8]] = []
    var ends: [[UInt8]] = []
    var holds: [[UInt8]] = []

    package func matches(_ line: String) -> Bool {
        let bytes = Array(line.utf8)
        return FoldedLine(bytes, Span(0, bytes.count)).map(matches) ?? false
    }

    func matches(_ line: FoldedLine) -> Bool {
        guard line.wordCount <= words else { return false }
        return begins.contains { line.begins(with: $0) } || ends.contains { line.ends(with: $0) }
            || holds.contains { line.holds($0) }
    }
}

/// A short line made equal to how rules are written: small letters, straight quotes, no brackets or stars before it.
struct FoldedLine {
    /// Lines longer than this are prose and match no rule.
    static let limit = 700

    private(set) var bytes: [UInt8] = []
    private(set) var wordCount = 0

    /// Nil for a line too long to be anything but prose.
    init?(_ text: [UInt8], _ span: Span) {
        guard span.count <= FoldedLine.limit else { return nil }
        var at = span.start
        while at < span.end {
            let scalar = text.scalar(at: at)
            append(scalar, text[at..<min(at + scalar.width, span.end)])
            at += scalar.width
        }
        while bytes.last == 0x20 { bytes.removeLast() }
        wordCount = bytes.isEmpty ? 0 : bytes.split(separator: 0x20).count
    }

    private mutating func append(_ scalar: TextScalar, _ slice: ArraySlice<UInt8>) {
        switch scalar.value {
        case 0x2018, 0x2019: bytes.append(0x27)
        case 0x201C, 0x201D: bytes.append(0x22)
        case 0x09...0x0D, 0x20, 0xA0:
            if !bytes.isEmpty, bytes.last != 0x20 { bytes.append(0x20) }
        case 0x28, 0x5B, 0x2A, 0x5F, 0x2022:
            if !bytes.isEmpty { bytes.append(contentsOf: slice) }
        default: bytes.append(contentsOf: slice.map(\.lowered))
        }
    }

    func begins(with phrase: [UInt8]) -> Bool {
        bytes.starts(with: phrase) && isBoundary(before: phrase.count, after: phrase)
    }

    func ends(with phrase: [UInt8]) -> Bool {
        bytes.count >= phrase.count && bytes[(bytes.count - phrase.count)...].elementsEqual(phrase)
            && (bytes.count == phrase.count || !phrase[0].isLetter || !bytes[bytes.count - phrase.count - 1].isLetter)
    }

    func holds(_ phrase: [UInt8]) -> Bool {
        var from = 0
        while let at = bytes.first(phrase, in: from..<bytes.count) {
            let starts = at == 0 || !phrase[0].isLetter || !bytes[at - 1].isLetter
            if starts, isBoundary(before: at + phrase.count, after: phrase) { return true }
            from = at + 1
        }
        return false
    }

    /// Whether a word ends at `offset`, where `phrase` does.
    private func isBoundary(before offset: Int, after phrase: [UInt8]) -> Bool {
        guard offset < bytes.count, let last = phrase.last, last.isLetter else { return true }
        return !bytes[offset].isLetter && !bytes[offset].isDigit && bytes[offset] < 0x80
    }
}
