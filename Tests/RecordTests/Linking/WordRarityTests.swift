import Testing

@testable import Record

@Suite struct WordRarityTests {
    private func bag(_ words: String...) -> WordBag { WordBag(words) }

    @Test func aWordOfAllReadingsTellsLess() {
        var rarity = WordRarity()
        for index in 0..<200 { rarity.add(WordBag(["weather", "w\(index)"])) }
        #expect(rarity.of(StableHash.of("w7")) > 0.9)
        #expect(rarity.of(StableHash.of("weather")) < 0.2)
        #expect(rarity.cosine(bag("weather", "w7"), bag("weather", "w8")) < 0.1)
    }

    @Test func whatFallsShortOfTheLeastIsLittleToGoBy() {
        let rarity = WordRarity()
        #expect(rarity.overlap(bag("weir"), bag("weir", "mill"), least: 4) < 0.3)
        #expect(rarity.overlap(bag("a", "b", "c", "d", "e"), bag("a", "b", "c", "d", "e", "f"), least: 4) > 0.99)
        #expect(rarity.overlap(bag("weir"), bag("mill"), least: 1) == 0)
    }

    @Test func bagsAreSets() {
        #expect(WordBag(["b", "a", "b"]).count == 2)
        #expect(bag("a", "b").shared(with: bag("b", "c")) == bag("b"))
        #expect(bag("a").isSubset(of: bag("b", "a")))
        #expect(!bag("a", "c").isSubset(of: bag("b", "a")))
        #expect(bag("a", "b").contains(StableHash.of("b")))
        #expect(!bag("a", "b").contains(StableHash.of("c")))
    }
}
