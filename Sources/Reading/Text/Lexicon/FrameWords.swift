/// The words in classes and identifiers of HTML elements that tell the page's frame from its text.
struct FrameWords: Sendable {
    enum Kind: String, CaseIterable {
        case frame, body, caption, byline, date
    }

    private let words: [[UInt8]: Set<Kind>]

    init(_ file: LexiconFile) throws(DataError) {
        var words: [[UInt8]: Set<Kind>] = [:]
        for (key, values, line) in try file.entries() {
            guard let kind = Kind(rawValue: key) else {
                throw DataError(file: file.file, fault: .wrong(line: line, "no kind “\(key)”"))
            }
            for value in values { words[Array(value.utf8), default: []].insert(kind) }
        }
        self.words = words
    }

    /// The kinds that the parts of a class or id name: `relatedStories-box` holds `related`, `stories`, `box`.
    func kinds(in attribute: [UInt8]) -> Set<Kind> {
        var found: Set<Kind> = []
        for name in attribute.prefix(512).split(whereSeparator: \.isBlank) {
            found.formUnion(words[name.map(\.lowered)] ?? [])
            for part in FrameWords.parts(name) { found.formUnion(words[part] ?? []) }
        }
        return found
    }

    private static func parts(_ name: ArraySlice<UInt8>) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        var previous: UInt8 = 0
        for byte in name {
            if !(byte.isLetter || byte >= 0x80) || (byte.isUpperLetter && previous.isLowerLetter) { parts.append([]) }
            if byte.isLetter || byte >= 0x80 { parts[parts.count - 1].append(byte.lowered) }
            previous = byte
        }
        return parts.filter { !$0.isEmpty }
    }
}
