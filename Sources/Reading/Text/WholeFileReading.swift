/// Files that are one report, and the choice between the formats.
extension ReportReader {
    func whole(_ bytes: [UInt8], as format: InputFormat, path: String, file: String?) -> [Outcome] {
        let place = InputPlace(path: path)
        guard !bytes.isEmpty else { return [.failure(TextError(place, .empty))] }
        do throws(TextError) {
            switch format {
            case .plain: return [.success(try plain(bytes, place))]
            case .html: return [.success(try page(bytes, place))]
            case .pdf: return [.success(try pdf(bytes, place, file: file))]
            case .json, .jsonLines: return try records(bytes, place, areLines: format == .jsonLines)
            }
        } catch {
            return [.failure(error)]
        }
    }

    private func plain(_ bytes: [UInt8], _ place: InputPlace) throws(TextError) -> Report {
        let decoded = try DecodedText(bytes, as: hints.encoding, declared: hints.declared, place: place)
        guard decoded.text.count <= limits.textBytes else {
            throw TextError(place, .tooLarge(bytes: bytes.count, limit: limits.textBytes))
        }
        let parts = PlainPage.parts(of: decoded.text, lexicon: lexicon)
        guard !parts.blocks.isEmpty else { throw TextError(place, .withoutText(.plain)) }
        let original = Original(bytes[...], unit: Original.Unit(decoded.encoding))
        let draft = ReportDraft(
            place: place, original: original, text: decoded.text, offsets: decoded.offsets, doubts: decoded.doubts)
        return report(draft, parts)
    }

    private func page(_ bytes: [UInt8], _ place: InputPlace) throws(TextError) -> Report {
        let declared = hints.declared ?? HTMLPage.declaredEncoding(bytes)
        let decoded = try DecodedText(bytes, as: hints.encoding, declared: declared, place: place)
        let page = HTMLPage(decoded.text, lexicon: lexicon)
        guard page.parts.blocks.contains(where: { $0.role == .body || $0.role == .heading }) else {
            throw TextError(place, .withoutText(.html))
        }
        let original = Original(bytes[...], unit: Original.Unit(decoded.encoding))
        let draft = ReportDraft(
            place: place, original: original, text: page.text, offsets: page.offsets.continued(by: decoded.offsets),
            doubts: decoded.doubts + page.metadata.doubts)
        var report = report(draft, page.parts)
        if !page.metadata.isTitleWeak || report.head.title == nil { report.head.title = page.metadata.title }
        report.head.outlet = page.metadata.outlet ?? report.head.outlet
        report.head.author = page.metadata.author ?? report.head.author
        report.head.url = page.metadata.url ?? report.head.url
        if let named = page.metadata.language, report.head.language == nil { report.head.language = named }
        return report
    }

    private func pdf(_ bytes: [UInt8], _ place: InputPlace, file: String?) throws(TextError) -> Report {
        let extracted: PDFText
        if let file {
            extracted = try PDFText(file: file, place: place, limits: limits)
        } else {
            let copy = try TemporaryFile(bytes, place: place)
            defer { copy.remove() }
            extracted = try PDFText(file: copy.path, place: place, limits: limits)
        }
        let running = PDFPageText(extracted.extracted)
        let parts = PlainPage.parts(of: running.text, lexicon: lexicon)
        guard !parts.blocks.isEmpty else { throw TextError(place, .withoutText(.pdf)) }
        let doubt = Doubt(
            .spansIntoExtractedText, "Places are given in the text taken out of the PDF, which `rapporteur text --raw` prints.")
        let draft = ReportDraft(
            place: place, original: Original(bytes[...]), text: running.text, offsets: running.offsets, doubts: [doubt])
        var report = report(draft, parts)
        report.original = Original(extracted.extracted[...])
        report.head.title = report.head.title ?? extracted.title
        report.head.author = report.head.author ?? extracted.author
        return report
    }
}
