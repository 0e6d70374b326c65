/// When a report was published: an interval, how fine it is, and where the knowledge came from.
///
/// Never filled in from the clock, the file's date, or a day without a year.
package struct PublishedDate: Hashable, Sendable {
    package enum Grain: String, Codable, Sendable {
        case day, month, year
    }

    package enum Origin: String, Codable, Sendable {
        /// A date line or head line of the text.
        case header
        /// Metadata of a page or a PDF.
        case metadata
        /// The `published` field of a JSON record.
        case record
        /// A date with a year in the dateline.
        case dateline
        /// The path of the page's address (`/2016/01/05/`).
        case address
        /// The user's own word, by flag.
        case given
    }

    package var start: Day
    /// The last day of the interval; equal to `start` for a day.
    package var end: Day
    package var grain: Grain
    package var origin: Origin

    package init(start: Day, end: Day, grain: Grain, origin: Origin) {
        self.start = start
        self.end = end
        self.grain = grain
        self.origin = origin
    }
}
