import Testing

@testable import Reading

@Suite struct PlaceNameTests {
    @Test(arguments: [
        ("Deir ez-Zor", "DEIR EZ ZOR"), ("’Unābah", "Unabah"), ("N'Djamena", "Ndjamena"), ("Khair Khana", "Khairkhana"),
        ("St. Marc", "Saint-Marc"), ("The Hague", "Hague"), ("Łódź", "Lodz"), ("İstanbul", "Istanbul"), ("U.S.", "US"),
    ])
    func spellingsOfOneNameMeet(one: String, other: String) {
        #expect(PlaceName(one).hash == PlaceName(other).hash)
    }

    @Test(arguments: [("Kavri", "Kavra"), ("Al Bab", "Bab"), ("Marib", "Harib")])
    func namesStayApart(one: String, other: String) {
        #expect(PlaceName(one).hash != PlaceName(other).hash)
    }

    @Test(arguments: [
        ("Qarabagh", "Karabag", 0), ("Qarah Bagh", "Qarabagh", 0), ("Deir ez-Zor", "Dayr az Zawr", 0), ("Mosul", "Mossoul", 0),
        ("al-Bab", "Bab", 0), ("Rukhah", "Rukha", 0), ("Marib", "Marab", 1), ("Kunduz", "Qunduz", 0), ("Bazarak", "Bazaraq", 0),
        ("Jalalabad", "Jallalabad", 0),
    ])
    func soundsAreNear(one: String, other: String, distance: Int) {
        let found = NameSound(PlaceName(one)).distance(to: NameSound(PlaceName(other)), limit: 3)
        #expect(found == distance)
    }

    @Test func farSoundsHaveNoDistance() {
        #expect(NameSound(PlaceName("Kabul")).distance(to: NameSound(PlaceName("Kandahar")), limit: 3) == nil)
    }

    @Test func anEmptyNameIsNone() {
        #expect(PlaceName("").length == 0)
        #expect(PlaceName("'").words.isEmpty)
        #expect(NameSound(PlaceName("")).skeleton.isEmpty)
    }

    @Test(arguments: [
        ("Shibar", "Skibar"), ("Skiban", "Shiban"), ("Makhan", "Makan"), ("Tirah", "Tiraz"), ("Kavri", "Kavir"),
        ("Kavri", "Kavri"),
    ])
    func oneLetterApart(one: String, other: String) {
        #expect(LetterSlips.isOneApart(PlaceName(one), PlaceName(other)))
    }

    @Test func moreLettersAreNotOne() {
        #expect(!LetterSlips.isOneApart(PlaceName("Shibar"), PlaceName("Skibal")))
        #expect(!LetterSlips.isOneApart(PlaceName("Kavri"), PlaceName("Kavrist")))
    }

    @Test func aSlipInAPairOfLettersIsPutRight() {
        #expect(LetterSlips.skeletons(of: PlaceName("Skibar")).contains(NameSound(PlaceName("Shibar")).skeleton))
        #expect(LetterSlips.skeletons(of: PlaceName("Shiban")).contains(NameSound(PlaceName("Skiban")).skeleton))
    }

    @Test func neighboursHoldEverySingleSlip() {
        let wanted = NameSound(PlaceName("Barkana")).skeleton
        for written in ["Baskana", "Bakana", "Barkasna", "Brakana", "Abarkana"] {
            #expect(SkeletonNeighbours.all(of: NameSound(PlaceName(written)).skeleton).contains(wanted), "\(written)")
        }
    }
}
