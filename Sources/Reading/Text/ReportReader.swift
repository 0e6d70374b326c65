import Crypto

/// Bytes to reports: what a file is, its encoding, its text, its page.
///
/// The room's one entrance. Nothing here stops at a bad input: what cannot be read comes back as an error in the place
/// of a report, and the rest goes on.
package struct ReportReader: Sendable {
    package typealias Outcome = Result<Report, TextError>

    /// What the user says of the input; nil is "see for yourself".
    package struct Hints: Hashable, Sendable {
        package var format: InputFormat?
        package var encoding: TextEncoding?
        package var published: PublishedDate?

        package init() {}
    }

    package let lexicon: PageLexicon
    package var limits = ReadingLimits()
    package var hints = Hints()

    package init(lexicon: PageLexicon) {
        self.lexicon = lexicon
    }

    /// Reads a file or, for `-`, standard input, handing on each report as it comes; JSON Lines are never held whole.
    package func read(path: String, each: (Outcome) throws -> Void) rethrows {
        let opened: Result<InputFile, TextError> = Result { () throws(TextError) in try InputFile(path) }
        switch opened {
        case .failure(let error): try each(.failure(error))
        case .success(var file):
            defer { file.close() }
            let beginning: Result<[UInt8], TextError> = Result { () throws(TextError) in try file.beginning(1 << 16) }
            switch beginning {
            case .failure(let error): try each(.failure(error))
            case .success(let head): try read(&file, head: head, each: each)
            }
        }
    }

    /// Reads bytes that are at hand.
    package func reports(in bytes: [UInt8], path: String) -> [Outcome] {
        var outcomes: [Outcome] = []
        let format = format(of: bytes, path: path)
        if format == .jsonLines, isPlainUTF8(bytes) {
            var lines = JSONLines(limit: limits.fileBytes)
            for line in lines.lines(in: bytes) { outcomes += outcome(of: line, path: path) }
            if let line = lines.last() { outcomes += outcome(of: line, path: path) }
            if outcomes.isEmpty { outcomes = [.failure(TextError(InputPlace(path: path), .empty))] }
        } else {
            outcomes = whole(bytes, as: format, path: path, file: nil)
        }
        return outcomes
    }

    private func read(_ file: inout InputFile, head: [UInt8], each: (Outcome) throws -> Void) rethrows {
        let path = file.place.path
        let format = format(of: head, path: path)
        if format == .jsonLines, isPlainUTF8(head) { return try stream(&file, each: each) }
        let limit = format == .pdf || format == .json || format == .jsonLines ? limits.containerBytes : limits.fileBytes
        let bytes: Result<[UInt8], TextError> = Result { () throws(TextError) in try file.all(limit: limit) }
        switch bytes {
        case .failure(let error): try each(.failure(error))
        case .success(let bytes):
            for outcome in whole(bytes, as: format, path: path, file: path == "-" ? nil : path) { try each(outcome) }
        }
    }

    private func stream(_ file: inout InputFile, each: (Outcome) throws -> Void) rethrows {
        var lines = JSONLines(limit: limits.fileBytes)
        while true {
            let piece: Result<[UInt8], TextError> = Result { () throws(TextError) in try file.next() }
            switch piece {
            case .failure(let error): return try each(.failure(error))
            case .success(let bytes):
                for line in bytes.isEmpty ? [lines.last()].compactMap(\.self) : lines.lines(in: bytes) {
                    for outcome in outcome(of: line, path: file.place.path) { try each(outcome) }
                }
                if bytes.isEmpty { return }
            }
        }
    }
}

// MARK: - Which format

extension ReportReader {
    private func format(of bytes: [UInt8], path: String) -> InputFormat {
        if let named = hints.format { return named }
        if InputFormat.isPDF(bytes[...]) { return .pdf }
        let head = Array(bytes.prefix(1 << 16))
        let sniffer = EncodingSniffer(head)
        let place = InputPlace(path: path)
        let encoding = hints.encoding ?? sniffer.mark?.encoding ?? sniffer.unmarkedUTF16
        guard let encoding, encoding != .utf8 else {
            return InputFormat.recognised(in: head[(sniffer.mark?.width ?? 0)...], path: path)
        }
        let even = Array(head.prefix(head.count & ~3))
        let text = (try? DecodedText(even, as: encoding, declared: nil, place: place).text) ?? []
        return InputFormat.recognised(in: text[...], path: path)
    }

    /// Lines can be cut from bytes only where a line end is one byte and every line stands for itself.
    private func isPlainUTF8(_ bytes: [UInt8]) -> Bool {
        let sniffer = EncodingSniffer(Array(bytes.prefix(1 << 16)))
        return (hints.encoding ?? sniffer.mark?.encoding ?? .utf8) == .utf8 && sniffer.unmarkedUTF16 == nil
    }
}

// MARK: - One file

extension ReportReader {
    private func whole(_ bytes: [UInt8], as format: InputFormat, path: String, file: String?) -> [Outcome] {
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
        let decoded = try DecodedText(bytes, as: hints.encoding, declared: nil, place: place)
        guard decoded.text.count <= limits.textBytes else {
            throw TextError(place, .tooLarge(bytes: bytes.count, limit: limits.textBytes))
        }
        let parts = PlainPage.parts(of: decoded.text, lexicon: lexicon)
        guard !parts.blocks.isEmpty else { throw TextError(place, .withoutText(.plain)) }
        let draft = Draft(place: place, original: bytes[...], text: decoded.text, offsets: decoded.offsets, doubts: decoded.doubts)
        var report = report(draft, parts)
        report.original.unit = Original.Unit(decoded.encoding)
        return report
    }

    private func page(_ bytes: [UInt8], _ place: InputPlace) throws(TextError) -> Report {
        let decoded = try DecodedText(bytes, as: hints.encoding, declared: HTMLPage.declaredEncoding(bytes), place: place)
        let page = HTMLPage(decoded.text, lexicon: lexicon)
        guard page.parts.blocks.contains(where: { $0.role == .body || $0.role == .heading }) else { throw TextError(place, .withoutText(.html)) }
        let draft = Draft(
            place: place, original: bytes[...], text: page.text, offsets: page.offsets.continued(by: decoded.offsets),
            doubts: decoded.doubts + page.metadata.doubts)
        var report = report(draft, page.parts)
        report.original.unit = Original.Unit(decoded.encoding)
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
        let doubt = Doubt(.spansIntoExtractedText, "Places are given in the text taken out of the PDF, which `rapporteur text --raw` prints.")
        let draft = Draft(place: place, original: bytes[...], text: running.text, offsets: running.offsets, doubts: [doubt])
        var report = report(draft, parts)
        report.extracted = extracted.extracted
        report.original = Original(extracted.extracted[...])
        report.head.title = report.head.title ?? extracted.title
        report.head.author = report.head.author ?? extracted.author
        return report
    }
}

// MARK: - Records

extension ReportReader {
    private func outcome(of line: JSONLines.Line, path: String) -> [Outcome] {
        let place = InputPlace(path: path, line: line.number)
        guard var bytes = line.bytes else { return [.failure(TextError(place, .tooLarge(bytes: line.count, limit: limits.fileBytes)))] }
        var base = line.base
        if line.number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes.removeFirst(3)
            base += 3
        }
        if bytes.allSatisfy(\.isBlank) { return [] }
        return [Result { () throws(TextError) in
            let check = UTF8Check(bytes[...])
            if let bad = check.firstBad { throw TextError(place, check.breaksOffAtEnd ? .truncatedUTF8(byte: bad) : .invalidUTF8(byte: bad)) }
            let value = try parse(bytes, Span(0, bytes.count), place)
            return try record(value, bytes, Span(0, bytes.count), place, base: base)
        }]
    }

    private func parse(_ bytes: [UInt8], _ span: Span, _ place: InputPlace) throws(TextError) -> JSONValue {
        do {
            return try JSONParser.value(in: bytes, span)
        } catch {
            throw TextError(place, .brokenJSON(byte: error.byte, reason: error.reason))
        }
    }

    /// A file that is one value, or lines in an encoding that had to be decoded first.
    private func records(_ bytes: [UInt8], _ place: InputPlace, areLines: Bool) throws(TextError) -> [Outcome] {
        let decoded = try DecodedText(bytes, as: hints.encoding, declared: nil, place: place)
        if areLines {
            var lines = JSONLines(limit: limits.fileBytes)
            let all = lines.lines(in: decoded.text) + [lines.last()].compactMap(\.self)
            return all.flatMap { outcome(of: $0, path: place.path) }
        }
        var parser = JSONParser(decoded.text, in: Span(0, decoded.text.count))
        parser.skipBlanks()
        guard parser.take(UInt8(ascii: "[")) else {
            let value = try parse(decoded.text, Span(0, decoded.text.count), place)
            var report = try record(value, decoded.text, Span(0, decoded.text.count), place, base: 0)
            report.offsets = report.offsets.continued(by: decoded.offsets)
            report.original = Original(bytes[...], unit: Original.Unit(decoded.encoding))
            return [.success(report)]
        }
        return elements(&parser, decoded, place)
    }

    /// The objects of an array; a broken one ends the reading, for nobody knows where the next begins.
    private func elements(_ parser: inout JSONParser, _ decoded: DecodedText, _ place: InputPlace) -> [Outcome] {
        var outcomes: [Outcome] = []
        parser.skipBlanks()
        if parser.take(UInt8(ascii: "]")) { return [.failure(TextError(place, .empty))] }
        while true {
            let here = InputPlace(path: place.path, element: outcomes.count + 1)
            do throws(JSONParser.Fault) {
                parser.skipBlanks()
                let start = parser.at
                let value = try parser.value()
                let span = Span(start, parser.at)
                outcomes.append(Result { () throws(TextError) in try record(value, decoded.text, span, here, base: start) })
                parser.skipBlanks()
                if parser.take(UInt8(ascii: "]")) { return outcomes }
                guard parser.take(UInt8(ascii: ",")) else { throw parser.fault(parser.peek == nil ? "it breaks off" : "a comma or ] expected") }
            } catch {
                return outcomes + [.failure(TextError(here, .brokenJSON(byte: error.byte, reason: error.reason)))]
            }
        }
    }

    /// - Parameter span: the record's own bytes; offsets are counted from its first.
    private func record(_ value: JSONValue, _ bytes: [UInt8], _ span: Span, _ place: InputPlace, base: Int) throws(TextError) -> Report {
        let record = try ReportRecord(value, bytes: bytes, place: place)
        guard record.text.text.count <= limits.textBytes else {
            throw TextError(place, .tooLarge(bytes: record.text.text.count, limit: limits.textBytes))
        }
        let parts = PlainPage.parts(of: record.text.text, lexicon: lexicon)
        guard !parts.blocks.isEmpty else { throw TextError(place, .recordWithoutText) }
        let draft = Draft(
            place: place, original: bytes[span.range], text: record.text.text, offsets: record.text.offsets.shifted(by: -span.start),
            doubts: record.doubts)
        var report = report(draft, parts)
        report.base = base
        report.head.name = record.name ?? report.head.name
        report.head.title = record.title ?? report.head.title
        report.head.outlet = record.outlet ?? report.head.outlet
        report.head.url = record.url ?? report.head.url
        report.head.author = record.author ?? report.head.author
        report.head.published = hints.published ?? record.published ?? report.head.published
        if let language = record.language { report.head.language = language }
        return report
    }
}

// MARK: - The report

extension ReportReader {
    /// A text on its way to a report.
    private struct Draft {
        var place: InputPlace
        var original: ArraySlice<UInt8>
        var text: [UInt8]
        var offsets: OffsetMap
        var doubts: [Doubt]
    }

    private func report(_ draft: Draft, _ parts: PageParts) -> Report {
        let hash = SHA256.hash(data: draft.original)
        let digits = Array("0123456789abcdef".utf8)
        let id = hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        var report = Report(
            id: Report.ID(rawValue: String(decoding: id, as: UTF8.self)), path: draft.place.path, text: draft.text, offsets: draft.offsets,
            blocks: parts.blocks)
        report.place = draft.place
        report.original = Original(draft.original)
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
        report.doubts = draft.doubts + (hints.published == nil ? parts.doubts : parts.doubts.filter { $0.kind != .publicationDateUncertain })
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
