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

    @Test func neighboursHoldEverySingleSlip() {
        let wanted = NameSound(PlaceName("Barkana")).skeleton
        for written in ["Baskana", "Bakana", "Barkasna", "Brakana", "Abarkana"] {
            #expect(SkeletonNeighbours.all(of: NameSound(PlaceName(written)).skeleton).contains(wanted), "\(written)")
        }
    }
}
