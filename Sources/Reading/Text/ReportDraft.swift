import Crypto

/// A text on its way to a report.
struct ReportDraft {
    var place: InputPlace
    var original: Original
    var text: [UInt8]
    var offsets: OffsetMap
    var doubts: [Doubt]
}

extension ReportReader {
    func report(_ draft: ReportDraft, _ parts: PageParts) -> Report {
        let hash = SHA256.hash(data: draft.original.bytes)
        let digits = Array("0123456789abcdef".utf8)
        let id = hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        var report = Report(
            id: Report.ID(rawValue: String(decoding: id, as: UTF8.self)), path: draft.place.path, text: draft.text,
            offsets: draft.offsets,
            blocks: parts.blocks)
        report.place = draft.place
        report.original = draft.original
        func words(_ span: Span?) -> String? { span.flatMap { PageField.clean(Array(draft.text[$0.range])) } }
        report.head.title = words(parts.title)
        report.head.author = words(parts.author)
        report.head.outlet = words(parts.outlet)
        report.head.name = words(parts.name)
        report.head.url = words(parts.url)
        report.head.language = words(parts.language)
        report.head.dateline = parts.dateline
        report.head.published = hints.published ?? parts.published
        report.credits = parts.credits.map { Report.Credit(text: report.words($0), span: $0) }
        report.doubts =
            draft.doubts + (hints.published == nil ? parts.doubts : parts.doubts.filter { $0.kind != .publicationDateUncertain })
        noteLanguage(&report)
        return report
    }

    /// The language as the text shows it; what the head says of it stands only where the text is too short to tell.
    private func noteLanguage(_ report: inout Report) {
        let guess = LanguageGuess(report.text, profiles: lexicon.languages)
        if guess.isForeign, let code = guess.code {
            let name = code == "und" ? "a language that is not English" : "the language “\(code)”"
            report.doubts.append(Doubt(.languageNotEnglish, "The text seems to be in \(name); only English is read."))
        }
        if let code = guess.code, code != "und" { report.head.language = code }
    }
}
