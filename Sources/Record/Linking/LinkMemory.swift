/// What one run of linking has loaded and may need again: reports, and how rare words are.
///
/// A reading never changes, so what is held of it stays right; whether it still stands is asked anew each time.
final class LinkMemory {
    /// Reports held; the oldest quarter goes when there are more.
    private static let most = 4_096

    private var reports: [Int64: KnownReport] = [:]
    private var order: [Int64] = []
    /// Nil until it is asked for.
    private(set) var rarity: WordRarity?

    func report(_ reading: Int64, load: () throws -> KnownReport?) rethrows -> KnownReport? {
        if let known = reports[reading] { return known }
        guard let report = try load() else { return nil }
        if order.count >= LinkMemory.most {
            for old in order.prefix(LinkMemory.most / 4) { reports[old] = nil }
            order.removeFirst(LinkMemory.most / 4)
        }
        reports[reading] = report
        order.append(reading)
        return report
    }

    /// How rare words are, once these of a new reading are counted, too.
    func rarity(with words: WordBag, load: () throws -> WordRarity) rethrows -> WordRarity {
        var known = try rarity ?? load()
        rarity = nil
        known.add(words)
        rarity = known
        return known
    }

    /// After a failed writing nothing of it stands.
    func forget() {
        reports = [:]
        order = []
        rarity = nil
    }
}
