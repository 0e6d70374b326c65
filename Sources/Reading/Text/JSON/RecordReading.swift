/// Records of JSON, one or many to a file.
extension ReportReader {
    func outcome(of line: JSONLines.Line, path: String) -> [Outcome] {
        let place = InputPlace(path: path, line: line.number)
        guard var bytes = line.bytes else {
            return [.failure(TextError(place, .tooLarge(bytes: line.count, limit: limits.fileBytes)))]
        }
        var base = line.base
        if line.number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes.removeFirst(3)
            base += 3
        }
        if bytes.allSatisfy(\.isBlank) { return [] }
        return [
            Result { () throws(TextError) in
                let check = UTF8Check(bytes[...])
                if let bad = check.firstBad {
                    throw TextError(place, check.breaksOffAtEnd ? .truncatedUTF8(byte: bad) : .invalidUTF8(byte: bad))
                }
                let value = try parse(bytes, Span(0, bytes.count), place)
                return try record(value, bytes, Span(0, bytes.count), place, base: base)
            }
        ]
    }

    private func parse(_ bytes: [UInt8], _ span: Span, _ place: InputPlace) throws(TextError) -> JSONValue {
        do {
            return try JSONParser.value(in: bytes, span)
        } catch {
            throw TextError(place, .brokenJSON(byte: error.byte, reason: error.reason))
        }
    }

    /// A file that is one value, or lines in an encoding that had to be decoded first.
    func records(_ bytes: [UInt8], _ place: InputPlace, areLines: Bool) throws(TextError) -> [Outcome] {
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
                guard parser.take(UInt8(ascii: ",")) else {
                    throw parser.fault(parser.peek == nil ? "it breaks off" : "a comma or ] expected")
                }
            } catch {
                return outcomes + [.failure(TextError(here, .brokenJSON(byte: error.byte, reason: error.reason)))]
            }
        }
    }

    /// - Parameter span: the record's own bytes; offsets are counted from its first.
    private func record(_ value: JSONValue, _ bytes: [UInt8], _ span: Span, _ place: InputPlace, base: Int) throws(TextError)
        -> Report
    {
        let record = try ReportRecord(value, bytes: bytes, place: place)
        guard record.text.text.count <= limits.textBytes else {
            throw TextError(place, .tooLarge(bytes: record.text.text.count, limit: limits.textBytes))
        }
        let parts = PlainPage.parts(of: record.text.text, lexicon: lexicon)
        guard !parts.blocks.isEmpty else { throw TextError(place, .recordWithoutText) }
        let draft = ReportDraft(
            place: place, original: bytes[span.range], text: record.text.text,
            offsets: record.text.offsets.shifted(by: -span.start),
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
