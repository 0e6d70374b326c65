/// The fields of one JSON record that tell a report.
struct ReportRecord {
    var text: JSONString
    var name: String?
    var title: String?
    var outlet: String?
    var url: String?
    var author: String?
    var language: String?
    var published: PublishedDate?
    var doubts: [Doubt] = []

    init(_ value: JSONValue, bytes: [UInt8], place: InputPlace) throws(TextError) {
        guard case .object = value else {
            throw TextError(place, .wrongField(name: "record", expected: "an object with a “text” field"))
        }
        guard let written = value["text"] else { throw TextError(place, .recordWithoutText) }
        guard case .string(let span) = written else { throw TextError(place, .wrongField(name: "text", expected: "a string")) }
        text = JSONString(bytes, span)
        if text.text.allSatisfy(\.isBlank) { throw TextError(place, .recordWithoutText) }
        name = try ReportRecord.field("id", value, bytes, place)
        title = try ReportRecord.field("title", value, bytes, place)
        outlet = try ReportRecord.field("outlet", value, bytes, place)
        url = try ReportRecord.field("url", value, bytes, place)
        author = try ReportRecord.field("author", value, bytes, place)
        language = try ReportRecord.field("language", value, bytes, place)
        try readDate(value["published"], bytes, place)
    }

    /// Puts what the record tells before what its text was seen to tell.
    func tell(_ head: inout Report.Head) {
        head.name = name ?? head.name
        head.title = title ?? head.title
        head.outlet = outlet ?? head.outlet
        head.url = url ?? head.url
        head.author = author ?? head.author
        head.language = language ?? head.language
        head.published = published ?? head.published
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
            let written = JSONString(bytes, span).text
            let words = written.trimmed(Span(0, written.count))
            guard !words.isEmpty else { return }
            guard let date = DateReading.date(in: written, words) else {
                throw TextError(place, .wrongField(name: "published", expected: "a date, as 2016-01-05"))
            }
            published = date.published(.record)
            if published == nil {
                doubts.append(Doubt(.publicationDateUncertain, "The record's “published” does not tell one day."))
            }
        case .number(let span)?:
            published = ReportRecord.day(epoch: String(decoding: bytes[span.range], as: UTF8.self))
            if published == nil { throw TextError(place, .wrongField(name: "published", expected: "a date, as 2016-01-05")) }
        case .bool?, .array?, .object?: throw TextError(place, .wrongField(name: "published", expected: "a date, as 2016-01-05"))
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
