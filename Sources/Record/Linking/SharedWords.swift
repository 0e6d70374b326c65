/// Words that two tellings share, by their rarity.
struct SharedWords {
    /// A few words are little to go by, however many of them are shared.
    static let few = 4.0

    /// The share of the smaller telling's.
    let overlap: Double
    let cosine: Double
    let sum: Double
    /// How rare the two rarest are.
    let rarest: Double
    let rare: Double
    let isEmpty: Bool

    init(_ a: WordBag, _ b: WordBag, _ rarity: WordRarity) {
        let shared = a.shared(with: b)
        isEmpty = shared.isEmpty
        let rarities = shared.words.map(rarity.of).sorted(by: >)
        sum = rarities.reduce(0, +)
        rarest = rarities.first ?? 0
        rare = rarities.dropFirst().first ?? 0
        overlap = isEmpty ? 0 : sum / max(SharedWords.few, min(rarity.sum(a), rarity.sum(b)))
        cosine = rarity.cosine(a, b)
    }
}
