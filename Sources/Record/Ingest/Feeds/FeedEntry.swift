import Crypto
import Reading

/// One item of a feed on its way to a report.
struct FeedEntry {
    private let item: FeedItem
    private let words: FeedWords
    private let source: FeedSource
    private let text: RecordSource
    private let head: FeedHead

    init(_ item: FeedItem, of head: FeedHead, in text: RecordSource, from source: FeedSource) {
        self.item = item
        self.text = text
        self.source = source
        self.head = head
        words = FeedWords(item, text: text.text)
    }

    /// The name that its feed gave it, or its address, or else a hash; a hash stands for a name of unheard-of length, too.
    var key: String {
        guard let name = words.name ?? words.link else { return FeedEntry.hex(digest) }
        return name.utf8.count <= FeedEntry.longestKey ? name : FeedEntry.hex(SHA256.hash(data: Array(name.utf8)))
    }

    /// The page that it leads to, as written.
    var link: String? { words.link }

    /// The day of publication that its feed tells, as `2024-03-04`.
    var published: String? {
        let date = words.records(place: InputPlace(path: source.path), feed: head).first?.head.published
        return date.flatMap { $0.start == $0.end ? $0.start.description : nil }
    }

    /// SHA-256 of its title and words, which stay when a counter of readers in it goes up.
    var digest: [UInt8] {
        var hash = SHA256()
        hash.update(data: Array((words.title ?? "").utf8))
        for body in words.bodies {
            hash.update(data: [0])
            hash.update(data: body.words.bytes)
        }
        return Array(hash.finalize())
    }

    /// The report that it is, or why it is none.
    func arrival(at place: InputPlace) -> Arrival {
        if let fault = item.fault { return Arrival(place, fault) }
        for given in words.records(place: place, feed: head) {
            var given = given
            given.head.outlet = source.outlet ?? given.head.outlet
            let outcome = Result { () throws(TextError) in try source.texts.report(of: given, in: text) }
            // A picture alone: the next element may have words.
            if case .failure(let error) = outcome, error.fault == .recordWithoutText { continue }
            return Arrival(outcome, fetch: source.fetch)
        }
        return Arrival(place, .itemWithoutText)
    }

    private static let longestKey = 500

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The byte of the feed's text at which it ends.
    var end: Int { item.span.end }
}
