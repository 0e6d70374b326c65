import Reading

/// An item of a feed that is to be remembered.
struct SeenItem: Hashable, Sendable {
    var key: String
    var digest: [UInt8]
    /// Its page, where that is to be fetched.
    var link: String?
    var published: String?
}

/// What a visit to a feed brought.
struct FeedVisit: Sendable {
    var ending: FeedState.Ending
    var arrivals: [Arrival] = []
    var items: [SeenItem] = []
    /// Items that were seen before.
    var known = 0
    /// Where the feed lives from now on.
    var moved: WebAddress?
}

/// What the page of an item brought.
enum PageVisit: Sendable {
    case read([Arrival])
    case failed(WebFault)
}

/// Visits feeds and the pages that they lead to, and makes reports of what comes.
struct FeedReading: Sendable {
    private static let feedTypes = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
    private static let pageTypes = "text/html, application/xhtml+xml, text/plain;q=0.8, application/pdf;q=0.5, */*;q=0.1"
    private static let pages: Set<String> = ["text/html", "application/xhtml+xml", "text/plain", "application/pdf"]
    /// A site that says no is asked again the next day.
    private static let robotsWait = 86_400

    let visitor: Visitor
    let texts: ReportReader
    private var store: RecordStore { visitor.store }

    init(visitor: Visitor, texts: ReportReader) {
        self.visitor = visitor
        self.texts = texts
    }

    /// The place of an item: its feed, and its name there.
    static func place(_ key: String, in feed: FeedList.Feed) -> InputPlace {
        InputPlace(path: feed.address.description + "#" + key)
    }

    /// Nil where the watch is stopping and nothing was asked.
    func visit(_ feed: FeedList.Feed, _ state: FeedState) async throws(RecordError) -> FeedVisit? {
        let visited: Visitor.Visited
        do throws(WebFault) {
            visited = try await visitor.get(
                feed.address, accept: Self.feedTypes, state.validators, allowsPrivate: feed.allowsPrivate)
        } catch {
            switch error {
            case .stopped: return nil
            case .hostWaits(_, let until): return FeedVisit(ending: .postponed(until))
            case .robots: return failed(feed, error.sentence, wait: Self.robotsWait)
            default: return failed(feed, error.sentence)
            }
        }
        switch visited.answer.status {
        case 200...299:
            var visit = try read(visited, feed, state)
            visit.moved = visited.moved
            return visit
        case 304 where state.validators != nil: return FeedVisit(ending: .unchanged)
        case 410:
            var visit = failed(feed, WebFault.status(410).sentence)
            visit.ending = .gone(WebFault.status(410).sentence)
            return visit
        case let status: return failed(feed, WebFault.status(status).sentence, wait: visited.answer.retryAfter(now: store.now))
        }
    }

    private func failed(_ feed: FeedList.Feed, _ reason: String, wait: Int? = nil) -> FeedVisit {
        FeedVisit(
            ending: .failed(reason, wait: wait), arrivals: [.failed(InputPlace(path: feed.address.description), reason: reason)])
    }

    // MARK: Items

    private func read(_ visited: Visitor.Visited, _ feed: FeedList.Feed, _ state: FeedState) throws(RecordError) -> FeedVisit {
        var source = FeedSource(path: feed.address.description, texts: texts)
        source.fetch = Fetch(url: visited.address.description, at: store.now)
        source.declared = visited.answer.charset
        source.outlet = feed.outlet
        var entries: [FeedEntry] = []
        let fault: String?
        do {
            let body = try visited.answer.body(limit: Visitor.bodyLimit)
            if let page = FeedReading.pageInstead(body) { return failed(feed, page) }
            try source.entries(in: body) { entries.append($0) }
            fault = nil
        } catch {
            fault = FeedReading.sentence(error)
        }
        var visit = fault.map { failed(feed, $0) } ?? FeedVisit(ending: .read(FeedReading.validators(visited)))
        // The latest stands first in a feed, and comes last into the record. What came before a fault is kept.
        try take(entries.reversed(), from: visited.address, feed, state, &visit)
        return visit
    }

    private func take(
        _ entries: [FeedEntry], from base: WebAddress, _ feed: FeedList.Feed, _ state: FeedState, _ visit: inout FeedVisit
    ) throws(RecordError) {
        let named = entries.map { (entry: $0, item: SeenItem(key: $0.key, digest: $0.digest)) }
        let seen = try store.seen(named.map(\.item.key), in: state.number)
        for (entry, item) in named {
            let isKnown = feed.words == .page ? seen[item.key] != nil : seen[item.key] == item.digest
            guard !isKnown else {
                visit.known += 1
                continue
            }
            var item = item
            let place = FeedReading.place(item.key, in: feed)
            if feed.words == .page, let link = entry.link {
                do throws(WebFault) {
                    item.link = try WebAddress(link, from: base).description
                    item.published = entry.published
                } catch {
                    visit.arrivals.append(.failed(place, reason: error.sentence))
                }
            } else {
                visit.arrivals.append(entry.arrival(at: place))
            }
            visit.items.append(item)
        }
    }

    private static func validators(_ visited: Visitor.Visited) -> Visitor.Validators? {
        // They will be sent back, so nothing odd may stand in them.
        func plain(_ name: String) -> String? {
            visited.answer.head[name].flatMap {
                $0.utf8.count <= 1000 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? $0 : nil
            }
        }
        let (etag, modified) = (plain("etag"), plain("last-modified"))
        guard etag != nil || modified != nil else { return nil }
        return Visitor.Validators(address: visited.address, etag: etag, modified: modified)
    }

    /// Says so where a page for people came in the place of a feed.
    private static func pageInstead(_ body: [UInt8]) -> String? {
        let head = body.prefix(1 << 12)
        guard !FeedReader.isFeed(Array(head)) else { return nil }
        let words = String(decoding: head, as: UTF8.self).lowercased()
        return words.contains("<html") || words.contains("<!doctype html")
            ? "this is a page for people and no feed; look there for the address of its RSS or Atom feed" : nil
    }

    // MARK: Pages

    func page(_ awaited: AwaitedPage, of feed: FeedList.Feed) async -> PageVisit {
        let visited: Visitor.Visited
        do throws(WebFault) {
            visited = try await visitor.get(WebAddress(awaited.link), accept: Self.pageTypes, allowsPrivate: feed.allowsPrivate)
        } catch {
            return .failed(error)
        }
        guard (200...299).contains(visited.answer.status) else { return .failed(.status(visited.answer.status)) }
        let place = FeedReading.place(awaited.key, in: feed)
        let kind = visited.answer.type?.kind ?? "text/html"
        guard Self.pages.contains(kind) else {
            return .read([.failed(place, reason: "\(awaited.link): this is \(kind.prefix(60)), which is not read as a page")])
        }
        do {
            return .read(reports(in: try visited.answer.body(limit: Visitor.bodyLimit), kind, visited, awaited, feed))
        } catch {
            return .read([.failed(place, reason: "\(awaited.link): \(FeedReading.sentence(error))")])
        }
    }

    /// Why what came cannot be read.
    private static func sentence(_ error: any Error) -> String {
        switch error {
        case IngestFault.tooLarge(let limit): WebFault.tooLarge(limit: limit).sentence
        case let fault as IngestFault: fault.sentence
        case let error as TextError: error.fault.sentence
        default: "\(error)"
        }
    }

    private func reports(
        in body: [UInt8], _ kind: String, _ visited: Visitor.Visited, _ awaited: AwaitedPage, _ feed: FeedList.Feed
    ) -> [Arrival] {
        var texts = texts
        texts.hints.format = kind == "application/pdf" ? .pdf : kind == "text/plain" ? .plain : .html
        texts.hints.declared = visited.answer.charset
        let place = FeedReading.place(awaited.key, in: feed)
        let fetch = Fetch(url: visited.address.description, at: store.now)
        return texts.reports(in: body, path: place.path).map { outcome in
            switch outcome {
            case .failure(let error): return .failed(place, reason: "\(awaited.link): \(error.fault.sentence)")
            case .success(var report):
                report.place = place
                report.head.url = report.head.url ?? visited.address.description
                report.head.outlet = feed.outlet ?? report.head.outlet
                report.head.published = report.head.published ?? FeedReading.day(awaited.published, place)
                return .report(report, bytes: body, fetch)
            }
        }
    }

    /// The day that the feed told of an item.
    private static func day(_ written: String?, _ place: InputPlace) -> PublishedDate? {
        var given = GivenRecord(place: place, span: Span(0, 0), words: GivenWords())
        return written.map { given.takeDate(Array($0.utf8)) } == true ? given.head.published : nil
    }
}
