/// What a page's JSON-LD says of its article (schema.org).
struct LinkedData {
    private(set) var title: String?
    private(set) var published: String?
    private(set) var author: String?
    private(set) var outlet: String?
    private(set) var url: String?
    private(set) var language: String?
    /// How near the type found is to a news article; 0 for none.
    private var rank = 0

    /// Blocks that are no JSON are passed over.
    init(bytes: [UInt8], blocks: [Span]) {
        for block in blocks.prefix(32) {
            let inside = bytes.trimmed(block)
            guard let value = try? JSONParser.value(in: bytes, inside) else { continue }
            read(value, bytes: bytes, depth: 0)
        }
    }

    private mutating func read(_ value: JSONValue, bytes: [UInt8], depth: Int) {
        guard depth < 6 else { return }
        switch value {
        case .array(let elements):
            for element in elements.prefix(200) { read(element, bytes: bytes, depth: depth + 1) }
        case .object:
            take(value, bytes: bytes)
            for name in ["@graph", "mainEntity", "hasPart"] {
                if let inner = value[name] { read(inner, bytes: bytes, depth: depth + 1) }
            }
        case .null, .bool, .number, .string: break
        }
    }

    private mutating func take(_ object: JSONValue, bytes: [UInt8]) {
        let rank = LinkedData.rank(object["@type"], bytes)
        guard rank > self.rank else { return }
        self.rank = rank
        func text(_ name: String) -> String? { LinkedData.text(object[name], bytes) }
        title = text("headline") ?? text("name") ?? title
        published = text("datePublished") ?? published
        author = LinkedData.names(object["author"] ?? object["creator"], bytes) ?? author
        outlet = LinkedData.names(object["publisher"], bytes) ?? outlet
        url = text("url") ?? LinkedData.text(object["mainEntityOfPage"]?["@id"] ?? object["mainEntityOfPage"], bytes) ?? url
        language = text("inLanguage") ?? language
    }

    private static func rank(_ type: JSONValue?, _ bytes: [UInt8]) -> Int {
        guard let type else { return 0 }
        let names = (type.elements.isEmpty ? [type] : type.elements).compactMap { text($0, bytes) }
        if names.contains(where: { $0.hasSuffix("NewsArticle") }) { return 3 }
        if names.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }) { return 2 }
        return names.contains("WebPage") ? 1 : 0
    }

    private static func text(_ value: JSONValue?, _ bytes: [UInt8]) -> String? {
        guard case .string(let span)? = value else { return nil }
        let written = JSONString(bytes, span)
        // Some pages escape their JSON as if it were HTML.
        let plain = HTMLText(written.text, Span(0, written.text.count)).text
        return PageField.clean(plain)
    }

    /// A name, an object with a name, or a list of either.
    private static func names(_ value: JSONValue?, _ bytes: [UInt8]) -> String? {
        guard let value else { return nil }
        if let plain = text(value, bytes) { return plain }
        if case .object = value { return text(value["name"], bytes) }
        let names = value.elements.prefix(12).compactMap { text($0, bytes) ?? text($0["name"], bytes) }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}

/// A field of metadata as it is shown: one line, no blanks at its ends, of bounded length.
enum PageField {
    static func clean(_ bytes: [UInt8]) -> String? {
        let span = bytes.trimmed(Span(0, bytes.count))
        guard !span.isEmpty, span.count <= 2000 else { return nil }
        let words = bytes[span.range].split(whereSeparator: \.isBlank)
        let line = Array(words.joined(separator: [0x20]))
        return String(decoding: line, as: UTF8.self)
    }
}
