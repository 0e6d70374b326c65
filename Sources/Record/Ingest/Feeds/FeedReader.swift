import Reading

/// One item of a feed with the elements right inside it.
struct FeedItem {
    /// An element by its names under the item, as `author/name`.
    struct Element {
        var attributes: [String: String]
        var words = GivenWords()
        /// Everything between its tags.
        var inner: Span
    }

    var span: Span
    var elements: [(path: String, element: Element)] = []
    /// Why it cannot be trusted.
    var fault: IngestFault?

    func first(_ path: String) -> Element? { elements.first { $0.path == path && $0.element.words.line != nil }?.element }
    func all(_ path: String) -> [Element] { elements.filter { $0.path == path }.map(\.element) }
}

/// What a feed says of itself.
struct FeedHead {
    var title: String?
    var language: String?
}

/// Reads RSS 2.0, RSS 1.0 and Atom: the items of a feed in their order.
///
/// Prefixes are taken by custom (`content:encoded`, `dc:creator`); one that the root itself bears is left out. What is not closed
/// spoils its item alone.
struct FeedReader {
    private struct Open {
        var name: String
        var start: Int
        /// Names under the item; nil for the item itself and what is around it.
        var path: String?
        /// Its place among the elements of the item.
        var index: Int?
    }

    private var pieces: XMLPieces
    private var open: [Open] = []
    private var prefix = ""
    private(set) var head = FeedHead()
    private var item: FeedItem?
    private var elements: [(path: String, element: FeedItem.Element)] = []
    /// Words outside items, since the last tag there.
    private var outer = GivenWords()

    private static let roots: Set<String> = ["rss", "feed", "rdf:RDF"]
    private static let items: Set<String> = ["item", "entry"]
    private static let deepest = 256

    /// Whether the text is one item without a feed around it.
    private let isLone: Bool

    init(_ text: [UInt8], isLone: Bool = false) {
        pieces = XMLPieces(text)
        self.isLone = isLone
    }

    /// The next item; nil at the end of the feed.
    mutating func next() throws(IngestFault) -> FeedItem? {
        while true {
            do throws(IngestFault) {
                guard let piece = try pieces.next() else { return try finish() }
                if let done = try take(piece) { return done }
            } catch {
                guard case .notWellFormed = error, let start = item?.span.start, let depth = itemDepth else { throw error }
                if item?.fault == nil { item?.fault = error }
                pieces.goOn(atTag: open[depth].name)
                return close(from: depth, itemEnd: max(start, pieces.at))
            }
        }
    }

    private mutating func take(_ piece: XMLPiece) throws(IngestFault) -> FeedItem? {
        switch piece {
        case .start(let tag):
            if let depth = itemDepth, Self.items.contains(own(tag.name)) {
                spoil("the item is not closed", at: open[depth].start)
                pieces.goBack(to: tag.span.start)
                return close(from: depth, itemEnd: tag.span.start)
            }
            try start(tag)
            return tag.isEmpty ? end(own(tag.name), tag.span) : nil
        case .end(let name, let span): return end(own(name), span)
        case .text(let span): words { $0.appendXML($1, span) }
        case .cdata(let span): words { $0.append($1, span) }
        }
        return nil
    }

    /// Whether XML begins as a feed does, a document type before it or not.
    static func isFeed(_ head: [UInt8]) -> Bool {
        guard let root = rootName(head) else { return false }
        return roots.contains(root) || root.hasSuffix(":feed")
    }

    /// Whether these are the bytes of one item, as the record keeps it.
    static func isItem(_ bytes: [UInt8]) -> Bool {
        guard let root = rootName(Array(bytes.prefix(1 << 12))) else { return false }
        return items.contains(root.split(separator: ":").last.map(String.init) ?? "")
    }

    private static func rootName(_ head: [UInt8]) -> String? {
        var at = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var depth = 0
        while at < head.count {
            let byte = head[at]
            let next = at + 1 < head.count ? head[at + 1] : UInt8(ascii: "?")
            if depth == 0, byte == UInt8(ascii: "<"), next != UInt8(ascii: "?"), next != UInt8(ascii: "!") {
                let name = head[(at + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
                return String(decoding: name, as: UTF8.self)
            }
            guard depth > 0 || byte <= 0x20 || byte == UInt8(ascii: "<") else { return nil }
            if byte == UInt8(ascii: "<") { depth += 1 }
            if byte == UInt8(ascii: ">") { depth -= 1 }
            at += 1
        }
        return nil
    }

    // MARK: Elements

    private var itemDepth: Int? { item == nil ? nil : open.lastIndex { $0.path == nil && Self.items.contains($0.name) } }

    private func own(_ written: String) -> String {
        !prefix.isEmpty && written.hasPrefix(prefix) ? String(written.dropFirst(prefix.count)) : written
    }

    private mutating func start(_ tag: XMLPiece.Tag) throws(IngestFault) {
        guard open.count < Self.deepest else { throw pieces.fault("elements are nested too deep") }
        if isLone, open.isEmpty, let colon = tag.name.lastIndex(of: ":") { prefix = String(tag.name[...colon]) }
        if open.isEmpty, !isLone {
            if tag.name.hasSuffix(":feed") { prefix = String(tag.name.dropLast(4)) }
            guard Self.roots.contains(own(tag.name)) else { throw .noFeed }
            head.language = tag.attributes["xml:lang"]
        }
        let name = own(tag.name)
        var opened = Open(name: name, start: tag.span.start)
        if item != nil {
            let path = (open.last?.path).map { $0 + "/" + name } ?? name
            opened.path = path
            opened.index = elements.count
            elements.append((path, FeedItem.Element(attributes: tag.attributes, inner: Span(tag.span.end, tag.span.end))))
        } else if Self.items.contains(name) {
            item = FeedItem(span: tag.span)
        }
        outer = GivenWords()
        open.append(opened)
    }

    private mutating func end(_ name: String, _ span: Span) -> FeedItem? {
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            spoil("</\(name.prefix(40))> ends what did not begin", at: span.start)
            return nil
        }
        if place < open.count - 1, let last = open.last { spoil("<\(last.name.prefix(40))> is not closed", at: last.start) }
        guard let depth = itemDepth, place <= depth else {
            if item == nil { tellFeed(place) }
            for closed in open[place...] {
                if let index = closed.index { elements[index].element.inner.end = max(span.start, elements[index].element.inner.start) }
            }
            open.removeSubrange(place...)
            return nil
        }
        return close(from: place, itemEnd: place == depth ? span.end : span.start)
    }

    /// Ends the item and what is open from `place` on.
    private mutating func close(from place: Int, itemEnd: Int) -> FeedItem? {
        guard var done = item else { return nil }
        done.span.end = itemEnd
        done.elements = elements
        open.removeSubrange(place...)
        item = nil
        elements = []
        return done
    }

    private mutating func spoil(_ reason: String, at offset: Int) {
        guard item != nil, item?.fault == nil else { return }
        item?.fault = .notWellFormed(line: pieces.line(at: offset), reason: reason)
    }

    private mutating func words(_ append: (inout GivenWords, [UInt8]) -> Void) {
        if let index = open.last?.index {
            append(&elements[index].element.words, pieces.text)
        } else if item == nil {
            append(&outer, pieces.text)
        }
    }

    private mutating func tellFeed(_ place: Int) {
        let name = open[place].name
        let parent = place > 0 ? open[place - 1].name : ""
        if parent == "channel" || parent == "feed" {
            if name == "title", head.title == nil { head.title = outer.line }
            if name == "language", head.language == nil { head.language = outer.line }
        }
        outer = GivenWords()
    }

    private mutating func finish() throws(IngestFault) -> FeedItem? {
        if let depth = itemDepth {
            spoil("the item breaks off", at: open[depth].start)
            return close(from: 0, itemEnd: pieces.at)
        }
        if let last = open.last {
            open = []
            throw .notWellFormed(line: pieces.line(at: last.start), reason: "the feed breaks off")
        }
        return nil
    }
}
