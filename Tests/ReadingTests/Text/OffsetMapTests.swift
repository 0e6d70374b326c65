import Reading
import Testing

@Suite struct OffsetMapTests {
    @Test func identityMapsToItself() {
        let map = OffsetMap(identity: 10)
        #expect(map.isIdentity)
        #expect(map.original(of: Span(3, 7)) == Span(3, 7))
        #expect(map.original(of: Span(10, 10)) == Span(10, 10))
    }

    @Test func entityIsWhole() {
        var map = OffsetMap()
        map.append(characters: 3, textWidth: 1, origin: 5, originWidth: 1)  // "AT" and a blank
        map.append(characters: 1, textWidth: 3, origin: 8, originWidth: 7)  // "&mdash;" is three bytes of text
        map.append(characters: 2, textWidth: 1, origin: 15, originWidth: 1)
        #expect(!map.isIdentity)
        #expect(map.original(of: Span(0, 8)) == Span(5, 17))
        #expect(map.original(of: Span(3, 6)) == Span(8, 15))
        #expect(map.original(of: Span(4, 5)) == Span(8, 15))
        #expect(map.original(of: Span(6, 8)) == Span(15, 17))
    }

    @Test func wideUnits() {
        var map = OffsetMap()
        map.append(characters: 4, textWidth: 1, origin: 2, originWidth: 2)
        map.append(characters: 1, textWidth: 2, origin: 10, originWidth: 2)
        #expect(map.original(of: Span(1, 3)) == Span(4, 8))
        #expect(map.original(of: Span(3, 6)) == Span(8, 12))
    }
}
