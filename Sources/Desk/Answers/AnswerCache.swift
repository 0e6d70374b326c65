import Synchronization

/// Answers to questions whose answer is the same until the record changes.
///
/// An analyst's page asks the same again and again, and so do many pages at once; the record's version tells whether an answer
/// still stands. While reports are read the record changes all the time: an answer that took long to make then serves four times as
/// long as it took, two seconds at most, so that many who ask for it do not ask the record each. The oldest go when there is no more
/// room.
final class AnswerCache: Sendable {
    struct Kept: Sendable {
        var bytes: [UInt8]
        var type: String?
        var etag: String
        /// Nil where packing gains nothing.
        var packed: [UInt8]?

        var size: Int { bytes.count + (packed?.count ?? 0) }
    }

    private struct Entry {
        var kept: Kept
        var version: Int64
        /// Until then it serves whatever the version.
        var until: ContinuousClock.Instant
    }

    private struct Shelf {
        var entries: [String: Entry] = [:]
        var order: [String] = []
        var size = 0
    }

    /// What took less is made anew.
    private static let long = Duration.milliseconds(100)
    private static let times = 4
    private static let longest = Duration.seconds(2)

    private let most: Int
    private let shelf = Mutex(Shelf())

    /// - Parameter most: bytes that are kept.
    init(most: Int) { self.most = most }

    func answer(to question: String, at version: Int64, now: ContinuousClock.Instant = .now) -> Kept? {
        shelf.withLock { shelf in
            guard let entry = shelf.entries[question], entry.version == version || now < entry.until else { return nil }
            return entry.kept
        }
    }

    /// Keeps an answer for which the record was asked when it had a version.
    ///
    /// - Parameter cost: how long it took.
    func keep(_ answer: Kept, to question: String, at version: Int64, cost: Duration = .zero, now: ContinuousClock.Instant = .now)
    {
        let size = answer.size + question.utf8.count
        guard size * 4 <= most else { return }
        let until = cost < AnswerCache.long ? now : now + min(AnswerCache.longest, cost * AnswerCache.times)
        shelf.withLock { shelf in
            if let old = shelf.entries[question] {
                guard version >= old.version else { return }
                shelf.size -= old.kept.size + question.utf8.count
            } else {
                shelf.order.append(question)
            }
            shelf.entries[question] = Entry(kept: answer, version: version, until: until)
            shelf.size += size
            while shelf.size > most, let first = shelf.order.first {
                shelf.order.removeFirst()
                shelf.size -= shelf.entries.removeValue(forKey: first).map { $0.kept.size + first.utf8.count } ?? 0
            }
        }
    }

    /// Forgets everything: whoever changes something sees it at once.
    func clear() { shelf.withLock { $0 = Shelf() } }
}
