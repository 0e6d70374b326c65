#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a page's head and marks say of its report: title, outlet, author, address, language, day of publication.
struct HTMLMetadata {
    private(set) var title: String?
    private(set) var outlet: String?
    private(set) var author: String?
    private(set) var url: String?
    private(set) var language: String?
    private(set) var published: PublishedDate?
    private(set) var doubts: [Doubt] = []

    private let tree: HTMLTree
    private let bytes: [UInt8]
    private var meta: [String: String] = [:]

    /// The title is only the page's `title` element, which often names the site; a heading of the text is better.
    private(set) var isTitleWeak = false

    init(tree: HTMLTree, bytes: [UInt8], linkedData: [Span], words: FrameWords) {
        self.tree = tree
        self.bytes = bytes
        collectMeta()
        let linked = LinkedData(bytes: bytes, blocks: linkedData)
        outlet = linked.outlet ?? first("og:site_name", "application-name", "publisher", "dc.publisher", "citation_publisher")
        author =
            linked.author ?? personal(
                first("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author"))
            ?? marked("itemprop", "author") ?? marked("rel", "author")
        url = linked.url ?? first("og:url") ?? canonical() ?? first("twitter:url")
        language =
            linked.language ?? attribute("lang", of: "html") ?? first("og:locale", "language", "content-language", "dc.language")
        title = linked.title ?? first("og:title", "twitter:title", "dc.title", "headline").map(withoutOutlet) ?? onlyHeading()
        if title == nil {
            title = pageTitle()
            isTitleWeak = true
        }
        findDate(linked.published, words: words)
    }

    /// `meta` elements by name, property or itemprop; the first of each name counts.
    private mutating func collectMeta() {
        for node in tree.nodes {
            guard let tag = node.tag, tag.name == "meta", let content = tag.value("content").flatMap(PageField.clean) else {
                continue
            }
            for key in ["property", "name", "itemprop", "http-equiv"] {
                guard let name = tag.value(key) else { continue }
                let lowered = String(decoding: name.map(\.lowered), as: UTF8.self)
                if meta[lowered] == nil { meta[lowered] = content }
            }
        }
    }

    private func first(_ names: String...) -> String? {
        for name in names {
            if let value = meta[name] { return value }
        }
        return nil
    }

    /// An author field that holds an address names nobody.
    private func personal(_ value: String?) -> String? {
        value.flatMap {
            $0.hasPrefix("http") || $0.hasPrefix("/") || $0.hasPrefix("@")
                ? nil : $0.hasPrefix("By ") ? String($0.dropFirst(3)) : $0
        }
    }
}

// MARK: - Elements

extension HTMLMetadata {
    private func attribute(_ name: String, of element: String) -> String? {
        tree.nodes.first { $0.name == element }?.tag?.value(name).flatMap(PageField.clean)
    }

    private func canonical() -> String? {
        tree.nodes.first { $0.name == "link" && $0.tag?.value("rel") == Array("canonical".utf8) }?.tag?.value("href").flatMap(
            PageField.clean)
    }

    /// The words of the first element whose attribute is that value.
    private func marked(_ attribute: String, _ value: String) -> String? {
        guard
            let node = tree.nodes.firstIndex(where: {
                $0.name != "meta" && $0.name != "link" && $0.tag?.value(attribute) == Array(value.utf8)
            })
        else { return nil }
        return words(of: node)
    }

    private func words(of node: Int) -> String? {
        var all: [UInt8] = []
        for index in node..<tree.nodes[node].end {
            guard case .text(let span) = tree.nodes[index].kind, all.count < 2000 else { continue }
            all += HTMLText(bytes, span).text
        }
        return PageField.clean(all)
    }

    /// The main heading, when the page has exactly one.
    private func onlyHeading() -> String? {
        let headings = tree.nodes.indices.filter { tree.nodes[$0].name == "h1" }
        return headings.count == 1 ? words(of: headings[0]) : nil
    }

    /// The title element, without the outlet's name after the last bar or dash.
    private func pageTitle() -> String? {
        guard let node = tree.nodes.firstIndex(where: { $0.name == "title" }), let whole = words(of: node) else { return nil }
        return HTMLMetadata.cut(whole) { $0 == outlet || $0.utf8.count <= 32 }
    }

    private func withoutOutlet(_ title: String) -> String { HTMLMetadata.cut(title) { $0 == outlet } }

    /// A title without its last part, where that is what `isOutlet` says.
    private static func cut(_ title: String, isOutlet: (String) -> Bool) -> String {
        for separator in [" | ", " — ", " – ", " - ", " :: ", " » ", " « "] {
            guard let at = title.range(of: separator, options: .backwards) else { continue }
            if isOutlet(String(title[at.upperBound...])) { return String(title[..<at.lowerBound]) }
        }
        return title
    }
}

// MARK: - Date

extension HTMLMetadata {
    private static let dateNames = [
        "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish_date",
        "publish-date",
        "published_time", "publication_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued",
        "parsely-pub-date",
        "sailthru.date", "citation_publication_date", "citation_date", "article.published", "originalpublicationdate",
        "displaydate", "cxenseparse:recs:publishtime",
    ]

    /// The first source that tells a day; where another of the first rank tells a different one, a doubt.
    private mutating func findDate(_ linked: String?, words: FrameWords) {
        var told = [linked].compactMap(\.self)
        told += Self.dateNames.compactMap { meta[$0] }
        told += times()
        let days = told.compactMap { HTMLMetadata.date($0)?.published(.metadata) }
        published = days.first ?? namedDate(words) ?? url.flatMap(HTMLMetadata.dateOfAddress)
        if let first = days.first, let other = days.dropFirst().first(where: { abs($0.start.number - first.start.number) > 1 }),
            days.count > 1,
            other.grain == .day, first.grain == .day, linked != nil || meta[Self.dateNames[0]] != nil
        {
            doubts.append(
                Doubt(.publicationDateUncertain, "The page names \(first.start) and \(other.start) as its day of publication."))
        }
    }

    static func date(_ written: String) -> WrittenDate? {
        let bytes = Array(written.utf8)
        return DateReading.date(in: bytes, bytes.trimmed(Span(0, bytes.count)))
    }

    /// `time` elements marked as the publication's; else the first one that is in an article's head.
    private func times() -> [String] {
        let all = tree.nodes.filter { $0.name == "time" }.compactMap(\.tag)
        let marked = all.filter { tag in
            tag.value("pubdate") != nil
                || tag.value("itemprop").map { String(decoding: $0, as: UTF8.self).lowercased() == "datepublished" } ?? false
        }
        let chosen = marked.isEmpty ? Array(all.prefix(1)) : Array(marked.prefix(1))
        return chosen.compactMap { $0.value("datetime").flatMap(PageField.clean) }
    }

    /// The first short element whose class says it holds a date and that does.
    private func namedDate(_ frame: FrameWords) -> PublishedDate? {
        for index in tree.nodes.indices where tree.nodes[index].end - index <= 6 {
            guard let tag = tree.nodes[index].tag, let name = tag.value("class"), frame.kinds(in: name).contains(.date),
                let written = words(of: index), let date = HTMLMetadata.date(written)?.published(.metadata)
            else { continue }
            return date
        }
        return nil
    }

    /// `…/2016/01/05/…` or `…/2016-01-05-…` in an address.
    static func dateOfAddress(_ url: String) -> PublishedDate? {
        let bytes = Array(url.utf8)
        var at = 0
        while at + 10 <= bytes.count {
            defer { at += 1 }
            guard bytes[at] == 0x2F, bytes[at + 1].isDigit else { continue }
            let end = min(bytes.count, at + 11)
            if let date = DateReading.date(in: bytes, Span(at + 1, end)), case .day = date.value,
                end == bytes.count || !bytes[date.span.end < bytes.count ? date.span.end : end - 1].isDigit
            {
                return date.published(.address)
            }
        }
        return nil
    }
}
