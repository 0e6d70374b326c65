import Reading

/// One piece of XML and where it stands.
enum XMLPiece {
    struct Tag {
        var name: String
        var attributes: [String: String] = [:]
        var span: Span
        /// `<link/>`: it is its own end.
        var isEmpty = false
    }

    case start(Tag)
    case end(name: String, span: Span)
    /// Characters as written, entities and all.
    case text(Span)
    /// What stands between `<![CDATA[` and `]]>`.
    case cdata(Span)
}

/// Cuts XML into tags and words that know their places.
///
/// It knows the five entities of XML and character numbers, and no others: a document type is refused on sight, so that nothing
/// can be fetched or grow. libxml2 tells no places of words, and spans must lead into the item as it was written.
struct XMLPieces {
    let text: [UInt8]
    private(set) var at = 0
    private static let longestTag = 1 << 16

    init(_ text: [UInt8]) { self.text = text }

    /// The next piece; nil at the end.
    mutating func next() throws(IngestFault) -> XMLPiece? {
        while at < text.count {
            guard text[at] == UInt8(ascii: "<") else {
                let start = at
                at = text[at...].firstIndex(of: UInt8(ascii: "<")) ?? text.count
                return .text(Span(start, at))
            }
            if holds("<![CDATA[") {
                let start = at + 9
                let end = try find("]]>", from: start, "a stretch of characters is not closed")
                at = end + 3
                return .cdata(Span(start, end))
            }
            if holds("<!--") {
                at = try find("-->", from: at + 4, "a remark is not closed") + 3
            } else if holds("<?") {
                at = try find("?>", from: at + 2, "an instruction is not closed") + 2
            } else if holds("<!") {
                throw .documentType
            } else {
                return try tag()
            }
        }
        return nil
    }

    func line(at offset: Int) -> Int { text[..<min(offset, text.count)].count { $0 == 0x0A } + 1 }

    mutating func goBack(to offset: Int) { at = offset }

    /// Passes over what is broken, up to the next tag of that name.
    mutating func goOn(atTag name: String) {
        let mark = Array(("<" + name).utf8)
        at = min(at + 1, text.count)
        while let place = text[at...].firstIndex(of: UInt8(ascii: "<")) {
            at = place
            if text[at...].starts(with: mark) { return }
            at += 1
        }
        at = text.count
    }

    private func holds(_ mark: StaticString) -> Bool {
        mark.withUTF8Buffer { mark in
            at + mark.count <= text.count && zip(mark, text[at..<(at + mark.count)]).allSatisfy { $0 == $1 }
        }
    }

    private func find(_ mark: StaticString, from start: Int, _ reason: String) throws(IngestFault) -> Int {
        let found = mark.withUTF8Buffer { mark -> Int? in
            var place = start
            while place + mark.count <= text.count {
                guard let first = text[place...].firstIndex(of: mark[0]), first + mark.count <= text.count else { return nil }
                if zip(mark, text[first..<(first + mark.count)]).allSatisfy({ $0 == $1 }) { return first }
                place = first + 1
            }
            return nil
        }
        guard let found else { throw fault(reason) }
        return found
    }

    func fault(_ reason: String) -> IngestFault { .notWellFormed(line: line(at: at), reason: reason) }

    // MARK: Tags

    private mutating func tag() throws(IngestFault) -> XMLPiece {
        let start = at
        let isEnd = start + 1 < text.count && text[start + 1] == UInt8(ascii: "/")
        at += isEnd ? 2 : 1
        let name = try readName("a tag has no name")
        var tag = XMLPiece.Tag(name: name, span: Span(start, start))
        while true {
            skipBlanks()
            guard at < text.count, at - start < Self.longestTag else {
                at = start
                throw fault("a tag is not closed")
            }
            if text[at] == UInt8(ascii: ">") { break }
            if text[at] == UInt8(ascii: "/"), at + 1 < text.count, text[at + 1] == UInt8(ascii: ">") {
                tag.isEmpty = true
                at += 1
                break
            }
            let attribute = try readName("a tag is broken")
            tag.attributes[attribute] = try value()
        }
        at += 1
        tag.span = Span(start, at)
        return isEnd ? .end(name: name, span: tag.span) : .start(tag)
    }

    private mutating func readName(_ reason: String) throws(IngestFault) -> String {
        let start = at
        while at < text.count, !XMLPieces.endsName(text[at]) { at += 1 }
        guard at > start else { throw fault(reason) }
        return String(decoding: text[start..<at], as: UTF8.self)
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "\"")].contains(byte)
    }

    private mutating func value() throws(IngestFault) -> String {
        skipBlanks()
        guard at < text.count, text[at] == UInt8(ascii: "=") else { throw fault("an attribute has no value") }
        at += 1
        skipBlanks()
        guard at < text.count, text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'"),
            let end = text[(at + 1)...].firstIndex(of: text[at])
        else { throw fault("the value of an attribute is not in quotes") }
        defer { at = end + 1 }
        var words = GivenWords()
        words.appendXML(text, Span(at + 1, end))
        return String(decoding: words.bytes, as: UTF8.self)
    }

    private mutating func skipBlanks() {
        while at < text.count, text[at] == 0x20 || (0x09...0x0D).contains(text[at]) { at += 1 }
    }
}
