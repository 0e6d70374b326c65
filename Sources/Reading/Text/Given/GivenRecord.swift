/// A stretch of a file that is one report and whose parts were told apart already: a JSON object, a row of a table, an
/// item of a feed.
package struct GivenRecord: Sendable {
    package enum Form: Sendable { case plain, html }

    package var place: InputPlace
    /// The record's own characters in its source; the report's offsets are counted from its first byte.
    package var span: Span
    package var words: GivenWords
    package var form: Form
    /// What the record tells of the report; it stands before what the text was seen to tell.
    package var head = Report.Head()
    package var doubts: [Doubt] = []

    package init(place: InputPlace, span: Span, words: GivenWords, form: Form = .plain) {
        self.place = place
        self.span = span
        self.words = words
        self.form = form
    }

    package static let dateExpected = "a date, as 2016-01-05"

    /// Takes the day of publication in any written form; false for words that are no date.
    package mutating func takeDate(_ written: [UInt8]) -> Bool {
        let words = written.trimmed(Span(0, written.count))
        guard !words.isEmpty else { return true }
        guard let date = DateReading.date(in: written, words) else { return false }
        head.published = date.published(.record)
        if head.published == nil { doubtDate() }
        return true
    }

    package mutating func doubtDate() {
        doubts.append(Doubt(.publicationDateUncertain, "The record's “published” does not tell one day."))
    }
}

/// Words with the way back to the characters they were written in: escapes, quotes and entities undone.
package struct GivenWords: Sendable {
    package var bytes: [UInt8]
    package var offsets: OffsetMap

    package init(bytes: [UInt8] = [], offsets: OffsetMap = OffsetMap()) {
        self.bytes = bytes
        self.offsets = offsets
    }

    /// The words on one line; nil where there are none.
    package var line: String? { PageField.clean(bytes) }
}

extension ReportReader {
    package func report(of given: GivenRecord, in source: RecordSource) throws(TextError) -> Report {
        let place = given.place
        guard given.words.bytes.count <= limits.textBytes else {
            throw TextError(place, .tooLarge(bytes: given.words.bytes.count, limit: limits.textBytes))
        }
        var text = given.words
        let parts: PageParts
        switch given.form {
        case .plain: parts = PlainPage.parts(of: text.bytes, lexicon: lexicon)
        case .html:
            let page = HTMLPage(text.bytes, lexicon: lexicon)
            text = GivenWords(bytes: page.text, offsets: page.offsets.continued(by: text.offsets))
            parts = page.parts
        }
        guard !parts.blocks.isEmpty else { throw TextError(place, .recordWithoutText) }
        let own = source.offsets.original(of: given.span)
        let draft = ReportDraft(
            place: place, original: Original(source.original.bytes[own.range], unit: source.original.unit), text: text.bytes,
            offsets: text.offsets.continued(by: source.offsets).shifted(by: -own.start), doubts: source.doubts + given.doubts)
        var report = report(draft, parts)
        report.base = source.base + own.start
        given.tell(&report.head)
        report.head.published = hints.published ?? report.head.published
        return report
    }
}

extension GivenRecord {
    fileprivate func tell(_ told: inout Report.Head) {
        told.name = head.name ?? told.name
        told.title = head.title ?? told.title
        told.outlet = head.outlet ?? told.outlet
        told.url = head.url ?? told.url
        told.author = head.author ?? told.author
        told.language = head.language ?? told.language
        told.published = head.published ?? told.published
    }
}
