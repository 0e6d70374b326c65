import Synchronization

/// Answers to questions whose answer is the same until the record changes.
///
/// An analyst's page asks the same again and again, and so do many pages at once; the record's version tells whether an answer
/// still stands. The oldest go when there is no more room.
final class AnswerCache: Sendable {
    struct Kept: Sendable {
        var bytes: [UInt8]
        var type: String?
        var etag: String
        /// Nil where packing gains nothing.
        var packed: [UInt8]?
    }

    private struct Shelf {
        var version: Int64 = -1
        var answers: [String: Kept] = [:]
        var order: [String] = []
        var size = 0
    }

    private let most: Int
    private let shelf = Mutex(Shelf())

    /// - Parameter most: bytes that are kept.
    init(most: Int) { self.most = most }

    func answer(to question: String, at version: Int64) -> Kept? {
        shelf.withLock { $0.version == version ? $0.answers[question] : nil }
    }

    /// Keeps an answer that was made when the record had a version, unless it has another one by now.
    func keep(_ answer: Kept, to question: String, at version: Int64) {
        let size = answer.bytes.count + (answer.packed?.count ?? 0) + question.utf8.count
        guard size * 4 <= most else { return }
        shelf.withLock { shelf in
            if shelf.version != version {
                guard version > shelf.version else { return }
                shelf = Shelf(version: version)
            }
            guard shelf.answers[question] == nil else { return }
            while shelf.size + size > most, let first = shelf.order.first {
                shelf.order.removeFirst()
                shelf.size -= shelf.answers.removeValue(forKey: first).map { $0.bytes.count + ($0.packed?.count ?? 0) + first.utf8.count } ?? 0
            }
            shelf.answers[question] = answer
            shelf.order.append(question)
            shelf.size += size
        }
    }
}
