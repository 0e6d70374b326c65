import Reading

extension GivenWords {
    /// Adds characters as they stand.
    mutating func append(_ text: [UInt8], _ span: Span) {
        bytes += text[span.range]
        offsets.append(characters: span.count, textWidth: 1, origin: span.start, originWidth: 1)
    }

    /// Adds characters with the entities of XML undone; a name that XML does not know stays as it is written.
    mutating func appendXML(_ text: [UInt8], _ span: Span) {
        var at = span.start
        while at < span.end {
            let stop = text[at..<span.end].firstIndex(of: UInt8(ascii: "&")) ?? span.end
            if stop > at { append(text, Span(at, stop)) }
            guard stop < span.end else { return }
            if let (scalar, width) = XMLEntity.scalar(text, stop, span.end) {
                let character = Array(String(Character(scalar)).utf8)
                bytes += character
                offsets.append(characters: 1, textWidth: character.count, origin: stop, originWidth: width)
                at = stop + width
            } else {
                append(text, Span(stop, stop + 1))
                at = stop + 1
            }
        }
    }

    /// Whether the words are written as a page is: a tag or an entity of HTML stands in them.
    var areMarkup: Bool {
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "<"), place + 1 < bytes.count {
                let next = bytes[place + 1]
                if next == UInt8(ascii: "/") || (next | 0x20) &- 0x61 < 26 { return true }
            } else if byte == UInt8(ascii: "&"), bytes[place...].prefix(10).dropFirst(2).contains(UInt8(ascii: ";")) {
                return true
            }
        }
        return false
    }

    /// Whether they are parted by the tags of paragraphs, which nobody writes in plain words.
    var havePageTags: Bool {
        let marks = ["</p>", "<br", "</div>"].map { Array($0.utf8) }
        return bytes.indices.contains { place in
            bytes[place] == UInt8(ascii: "<") && marks.contains { bytes[place...].starts(with: $0, by: { $0 | 0x20 == $1 | 0x20 }) }
        }
    }
}

/// The entities that XML knows without a document type.
private enum XMLEntity {
    private static let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    static func scalar(_ text: [UInt8], _ start: Int, _ limit: Int) -> (Unicode.Scalar, width: Int)? {
        guard let end = text[start..<min(limit, start + 12)].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: text[(start + 1)..<end], as: UTF8.self)
        let width = end + 1 - start
        if let scalar = named[name] { return (scalar, width) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { ($0.value == 0 ? "\u{FFFD}" : $0, width) }
    }
}
