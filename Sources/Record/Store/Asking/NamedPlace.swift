import Reading

extension PlaceByHand {
    /// Two numbers as 35.3,69.5, or a place of the gazetteer by name; nil where there is none of that name.
    package init?(words: String, _ gazetteer: @autoclosure () throws -> Gazetteer) rethrows {
        let numbers = words.split(separator: ",").compactMap { Double($0.filter { !$0.isWhitespace }) }
        if numbers.count == 2, (-90...90).contains(numbers[0]), (-180...180).contains(numbers[1]) {
            self.init(name: words, latitude: numbers[0], longitude: numbers[1])
            return
        }
        guard let place = PlaceByHand.likeliest(try gazetteer().places(named: words)) else { return nil }
        self.init(name: place.name, latitude: place.latitude, longitude: place.longitude)
        geonameid = place.geonameid
        feature = place.feature
        country = place.country
        admin1 = place.admin1
        admin2 = place.admin2
    }

    /// A town before a division of its name, then the one with most people.
    private static func likeliest(_ places: [GazetteerPlace]) -> GazetteerPlace? {
        places.max { a, b in
            let (first, second) = (a.feature.hasPrefix("PPL"), b.feature.hasPrefix("PPL"))
            return first != second ? second : a.population < b.population
        }
    }
}
