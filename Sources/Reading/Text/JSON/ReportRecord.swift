/// The fields of one JSON record that tell a report.
struct ReportRecord {
    private(set) var given: GivenRecord

    /// - Parameter span: the record's own characters.
    init(_ value: JSONValue, bytes: [UInt8], span: Span, place: InputPlace) throws(TextError) {
        guard case .object = value else {
            throw TextError(place, .wrongField(name: "record", expected: "an object with a “text” field"))
        }
        guard let written = value["text"] else { throw TextError(place, .recordWithoutText) }
        guard case .string(let words) = written else { throw TextError(place, .wrongField(name: "text", expected: "a string")) }
        let text = JSONString(bytes, words)
        given = GivenRecord(place: place, span: span, words: GivenWords(bytes: text.text, offsets: text.offsets))
        given.head.name = try ReportRecord.field("id", value, bytes, place)
        given.head.title = try ReportRecord.field("title", value, bytes, place)
        given.head.outlet = try ReportRecord.field("outlet", value, bytes, place)
        given.head.url = try ReportRecord.field("url", value, bytes, place)
        given.head.author = try ReportRecord.field("author", value, bytes, place)
        given.head.language = try ReportRecord.field("language", value, bytes, place)
        try readDate(value["published"], bytes, place)
    }

    /// A string, or a number as it is written; null and empty are not told.
    private static func field(_ name: String, _ value: JSONValue, _ bytes: [UInt8], _ place: InputPlace) throws(TextError)
        -> String?
    {
        switch value[name] {
        case nil, .null?: return nil
        case .string(let span)?: return PageField.clean(JSONString(bytes, span).text)
        case .number(let span)?: return String(decoding: bytes[span.range], as: UTF8.self)
        case .bool?, .array?, .object?: throw TextError(place, .wrongField(name: name, expected: "a string"))
        }
    }

    /// A date in any written form, or seconds (or milliseconds) since 1970, whose day is taken at UTC.
    private mutating func readDate(_ value: JSONValue?, _ bytes: [UInt8], _ place: InputPlace) throws(TextError) {
        switch value {
        case nil, .null?: return
        case .string(let span)?:
            guard given.takeDate(JSONString(bytes, span).text) else {
                throw TextError(place, .wrongField(name: "published", expected: GivenRecord.dateExpected))
            }
        case .number(let span)?:
            given.head.published = ReportRecord.day(epoch: String(decoding: bytes[span.range], as: UTF8.self))
            if given.head.published == nil {
                throw TextError(place, .wrongField(name: "published", expected: GivenRecord.dateExpected))
            }
        case .bool?, .array?, .object?:
            throw TextError(place, .wrongField(name: "published", expected: GivenRecord.dateExpected))
        }
    }

    /// The day number of 1970-01-01 in `Day`'s count.
    private static let epoch = 719_468

    private static func day(epoch written: String) -> PublishedDate? {
        guard let number = Double(written), number.isFinite, number >= 0, number < 1e14 else { return nil }
        if (19_000_101...21_001_231).contains(number),
            let compact = DateReading.date(in: Array(written.utf8), Span(0, written.utf8.count))
        {
            return compact.published(.record)
        }
        let seconds = number >= 1e11 ? number / 1000 : number
        guard seconds >= 1e8, let day = Day(number: Self.epoch + Int(seconds / 86_400)) else { return nil }
        return PublishedDate(start: day, end: day, grain: .day, origin: .record)
    }
}
