import ArgumentParser
import Reading

/// A point on the command line: two numbers as 35.3,69.5, or a place of the gazetteer by name.
enum NamedPoint {
    case point(latitude: Double, longitude: Double)
    case place(GazetteerPlace)

    init(_ words: String, _ data: DataOptions) throws {
        let numbers = words.split(separator: ",").compactMap { Double($0.filter { !$0.isWhitespace }) }
        if numbers.count == 2, (-90...90).contains(numbers[0]), (-180...180).contains(numbers[1]) {
            self = .point(latitude: numbers[0], longitude: numbers[1])
            return
        }
        let gazetteer = try opening { try Gazetteer(data: try data.directory(), user: .own) }
        guard let place = NamedPoint.likeliest(gazetteer.places(named: words)) else {
            throw ValidationError("No place is called “\(words)”; give its point as latitude,longitude.")
        }
        self = .place(place)
    }

    var latitude: Double {
        switch self {
        case .point(let latitude, _): latitude
        case .place(let place): place.latitude
        }
    }

    var longitude: Double {
        switch self {
        case .point(_, let longitude): longitude
        case .place(let place): place.longitude
        }
    }

    /// A town before a division of its name, then the one with most people.
    private static func likeliest(_ places: [GazetteerPlace]) -> GazetteerPlace? {
        places.max { a, b in
            let (first, second) = (a.feature.hasPrefix("PPL"), b.feature.hasPrefix("PPL"))
            return first != second ? second : a.population < b.population
        }
    }
}
