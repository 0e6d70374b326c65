import Reading

/// A feed (RSS or Atom): an item is a report, kept as it was written in the feed.
struct FeedSource {
    /// The file, or the address that the feed was fetched from.
    let path: String
    let texts: ReportReader
    /// For a feed that was fetched: when and where from.
    var fetch = Fetch.untold
    /// The encoding that the web server named.
    var declared: TextEncoding?
    /// The outlet, where the desk names it otherwise than the feed.
    var outlet: String?

    func arrivals(in bytes: [UInt8], each: (Arrival, Int) throws -> Void) throws {
        let file = InputPlace(path: path)
        var number = 0
        do {
            try entries(in: bytes) { entry in
                number += 1
                try each(entry.arrival(at: InputPlace(path: path, element: number)), min(bytes.count, entry.end))
            }
        } catch let fault as IngestFault {
            try each(Arrival(file, fault), bytes.count)
        } catch let error as TextError {
            try each(.failed(error.place, reason: error.fault.sentence), bytes.count)
        }
    }

    /// The items in their order; what is wrong with the feed itself is thrown when all before it has been handed on.
    func entries(in bytes: [UInt8], each: (FeedEntry) throws -> Void) throws {
        guard !bytes.isEmpty else { throw IngestFault.empty }
        let source = try RecordSource(
            bytes, as: texts.hints.encoding, declared: declared ?? FeedSource.declaredEncoding(bytes),
            place: InputPlace(path: path))
        var reader = FeedReader(source.text)
        while let item = try reader.next() { try each(FeedEntry(item, of: reader.head, in: source, from: self)) }
    }

    /// The report of one item without its feed, as the record keeps it.
    func arrival(ofLone bytes: [UInt8], at place: InputPlace) throws -> Arrival {
        let source = try RecordSource(bytes, as: texts.hints.encoding, declared: declared, place: place)
        var reader = FeedReader(source.text, isLone: true)
        guard let item = try reader.next() else { throw IngestFault.empty }
        return FeedEntry(item, of: reader.head, in: source, from: self).arrival(at: place)
    }

    /// The encoding that the XML declaration names.
    private static func declaredEncoding(_ bytes: [UInt8]) -> TextEncoding? {
        let line = String(decoding: bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        guard line.hasPrefix("<?xml"), let match = line.firstMatch(of: #/encoding\s*=\s*["']([^"']+)["']/#) else { return nil }
        return TextEncoding(label: String(match.1))
    }
}

/// What the elements of an item tell of a report, in RSS and Atom alike.
struct FeedWords {
    private let item: FeedItem
    private let text: [UInt8]

    init(_ item: FeedItem, text: [UInt8]) {
        self.item = item
        self.text = text
    }

    /// What the item may be read as, its fullest words first; none for an item without words.
    func records(place: InputPlace, feed: FeedHead) -> [GivenRecord] {
        bodies.map { body in record(of: body, place: place, feed: feed) }
    }

    private func record(of body: Body, place: InputPlace, feed: FeedHead) -> GivenRecord {
        var given = GivenRecord(place: place, span: item.span, words: body.words, form: body.isMarkup ? .html : .plain)
        given.head.name = name
        given.head.title = body.isTitle ? nil : title
        given.head.url = link
        given.head.author = line("dc:creator", "author/name", "author")
        given.head.outlet = line("source/title", "source", "dc:publisher") ?? feed.title
        given.head.language = line("dc:language") ?? feed.language
        let date = ["pubDate", "published", "dc:date", "updated"].lazy.compactMap { item.first($0) }.first
        if let date, !given.takeDate(date.words.bytes) { given.doubtDate() }
        return given
    }

    /// What the feed calls it, for good.
    var name: String? { line("guid", "id", "dc:identifier") }

    struct Body {
        var words: GivenWords
        var isMarkup: Bool
        var isTitle = false
    }

    /// The words of an item by their fulness; a flash has its title alone.
    var bodies: [Body] {
        var bodies: [Body] = []
        for path in ["content:encoded", "content", "description", "summary"] {
            for element in item.all(path) {
                if element.attributes["type"] == "xhtml" {
                    var words = GivenWords()
                    words.append(text, element.inner)
                    bodies.append(Body(words: words, isMarkup: true))
                } else {
                    bodies.append(Body(words: element.words, isMarkup: isMarkup(element)))
                }
            }
        }
        if let title = item.first("title") { bodies.append(Body(words: title.words, isMarkup: isMarkup(title), isTitle: true)) }
        return bodies.filter { $0.words.bytes.contains { $0 > 0x20 } }
    }

    private func isMarkup(_ element: FeedItem.Element) -> Bool {
        switch element.attributes["type"] {
        case "html", "text/html": true
        case "text", "text/plain": false
        default: element.words.areMarkup
        }
    }

    /// A title may be written as a page is.
    var title: String? {
        guard let element = item.first("title") else { return line("dc:title") }
        guard element.attributes["type"] != "text", element.words.areMarkup else { return element.words.line }
        var words = GivenWords()
        var isTag = false
        for byte in element.words.bytes {
            if byte == UInt8(ascii: "<") { isTag = true }
            if !isTag { words.bytes.append(byte) }
            if byte == UInt8(ascii: ">") { isTag = false }
        }
        var plain = GivenWords()
        plain.appendXML(words.bytes, Span(0, words.bytes.count))
        return plain.line
    }

    var link: String? {
        let links = item.all("link")
        let page = links.first { $0.attributes["href"] != nil && ["alternate", nil].contains($0.attributes["rel"]) }
        if let address = page?.attributes["href"] { return address }
        if let written = links.lazy.compactMap(\.words.line).first { return written }
        guard let guid = item.first("guid"), guid.attributes["isPermaLink"] != "false" else { return nil }
        return guid.words.line.flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    private func line(_ paths: String...) -> String? { paths.lazy.compactMap { item.first($0)?.words.line }.first }
}
