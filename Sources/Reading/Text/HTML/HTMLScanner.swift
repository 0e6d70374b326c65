/// A piece of a page's source: where tags, words and scripts stand, byte for byte.
///
/// libxml2 tells the tree but not where its words stood, so this scanner walks the source as browsers do (HTML
/// standard, section 13.2.5, without its rarer states) and keeps the places.
enum HTMLPiece {
    /// Characters between tags, entities and all.
    case text(Span, isBlank: Bool)
    case start(HTMLTag)
    case end(name: String)
    /// The inside of `<script type="application/ld+json">`.
    case linkedData(Span)
}

struct HTMLTag {
    struct Attribute {
        var name: String
        /// Entities resolved.
        var value: [UInt8]
    }

    var name: String
    var attributes: [Attribute]

    func value(_ name: String) -> [UInt8]? { attributes.first { $0.name == name }?.value }
}

struct HTMLScanner {
    /// Attributes beyond these many in one tag are passed over.
    private static let attributeLimit = 24
    private static let valueLimit = 4096

    private let bytes: [UInt8]
    private var at = 0
    private(set) var pieces: [HTMLPiece] = []

    /// - Parameter bytes: valid UTF-8.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while at < bytes.count { scan() }
    }

    private mutating func scan() {
        let start = at
        while at < bytes.count, !startsMarkup(at) { at += 1 }
        if at > start { add(Span(start, at)) }
        if at < bytes.count { markup() }
    }

    private mutating func add(_ text: Span) {
        pieces.append(.text(text, isBlank: bytes[text.range].allSatisfy(\.isBlank)))
    }

    /// A `<` that a letter, `/`, `!` or `?` follows; any other is a character.
    private func startsMarkup(_ offset: Int) -> Bool {
        guard bytes[offset] == 0x3C, offset + 1 < bytes.count else { return false }
        let next = bytes[offset + 1]
        if next == 0x2F { return offset + 2 < bytes.count && (bytes[offset + 2].isLetter || bytes[offset + 2] == 0x3E) }
        return next.isLetter || next == 0x21 || next == 0x3F
    }

    private mutating func markup() {
        let next = bytes[at + 1]
        if next == 0x21 || next == 0x3F { return declaration() }
        let isEnd = next == 0x2F
        at += isEnd ? 2 : 1
        let name = tagName()
        let attributes = attributes()
        if isEnd {
            if !name.isEmpty { pieces.append(.end(name: name)) }
            return
        }
        let tag = HTMLTag(name: name, attributes: attributes)
        pieces.append(.start(tag))
        rawText(of: tag)
    }

    /// Comments, document types, processing instructions and CDATA sections.
    private mutating func declaration() {
        if bytes.holds(Array("<!--".utf8), at: at) {
            let end = bytes.first(Array("-->".utf8), in: min(at + 4, bytes.count)..<bytes.count)
            let isEmpty = bytes.holds(Array("<!-->".utf8), at: at)
            at = isEmpty ? at + 5 : end.map { $0 + 3 } ?? bytes.count
        } else if bytes.holds(Array("<![cdata[".utf8), at: at) {
            let end = bytes.first(Array("]]>".utf8), in: (at + 9)..<bytes.count) ?? bytes.count
            add(Span(at + 9, end))
            at = min(end + 3, bytes.count)
        } else {
            at = bytes[at...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
        }
    }

    private mutating func tagName() -> String {
        let start = at
        while at < bytes.count, !bytes[at].isBlank, bytes[at] != 0x2F, bytes[at] != 0x3E { at += 1 }
        return String(decoding: bytes[start..<min(at, start + 40)].map(\.lowered), as: UTF8.self)
    }

    /// Elements whose inside is no markup: their words end at their own end tag only.
    private mutating func rawText(of tag: HTMLTag) {
        guard ["script", "style", "title", "textarea", "xmp", "noembed", "iframe"].contains(tag.name) else { return }
        let closing = Array("</\(tag.name)".utf8)
        var from = at
        var end = bytes.count
        while let found = bytes.first(closing, in: from..<bytes.count) {
            let after = found + closing.count
            if after >= bytes.count || bytes[after].isBlank || bytes[after] == 0x3E || bytes[after] == 0x2F {
                end = found
                break
            }
            from = found + 1
        }
        let inside = Span(at, end)
        at = end
        if tag.name == "title" || tag.name == "textarea" { add(inside) }
        if tag.name == "script", let type = tag.value("type"), type.starts(with: Array("application/ld+json".utf8)) {
            pieces.append(.linkedData(inside))
        }
    }
}

extension HTMLScanner {
    private mutating func attributes() -> [HTMLTag.Attribute] {
        var attributes: [HTMLTag.Attribute] = []
        while at < bytes.count {
            while at < bytes.count, bytes[at].isBlank || bytes[at] == 0x2F { at += 1 }
            guard at < bytes.count else { break }
            if bytes[at] == 0x3E {
                at += 1
                break
            }
            let name = attributeName()
            let value = attributeValue()
            if attributes.count < Self.attributeLimit, !attributes.contains(where: { $0.name == name }) {
                attributes.append(HTMLTag.Attribute(name: name, value: value))
            }
        }
        return attributes
    }

    private mutating func attributeName() -> String {
        let start = at
        at += 1
        while at < bytes.count, !bytes[at].isBlank, bytes[at] != 0x2F, bytes[at] != 0x3E, bytes[at] != 0x3D { at += 1 }
        return String(decoding: bytes[start..<min(at, start + 40)].map(\.lowered), as: UTF8.self)
    }

    private mutating func attributeValue() -> [UInt8] {
        while at < bytes.count, bytes[at].isBlank { at += 1 }
        guard at < bytes.count, bytes[at] == 0x3D else { return [] }
        at += 1
        while at < bytes.count, bytes[at].isBlank { at += 1 }
        guard at < bytes.count else { return [] }
        let quote = bytes[at]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { at += 1 }
        let start = at
        while at < bytes.count, isQuoted ? bytes[at] != quote : !bytes[at].isBlank && bytes[at] != 0x3E { at += 1 }
        let end = at
        if isQuoted, at < bytes.count { at += 1 }
        return HTMLText(bytes, Span(start, min(end, start + Self.valueLimit))).text
    }
}
