import ArgumentParser
import Reading
import Record

extension PlaceByHand {
    /// A point on the command line: two numbers as 35.3,69.5, or a place of the gazetteer by name.
    init(_ words: String, _ data: DataOptions) throws {
        let place = try PlaceByHand(words: words, try opening { try Gazetteer(data: try data.directory(), user: .own) })
        guard let place else { throw ValidationError("No place is called “\(words)”; give its point as latitude,longitude.") }
        self = place
    }
}
