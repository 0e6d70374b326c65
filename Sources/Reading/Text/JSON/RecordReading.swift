extension RecordSource {
    /// One line of a file in UTF-8, on its own; nothing is left of a line without words.
    init?(_ line: JSONLines.Line, place: InputPlace) throws(TextError) {
        guard let bytes = line.bytes, !bytes.allSatisfy(\.isBlank) else { return nil }
        let mark = line.number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        text = Array(bytes[mark...])
        offsets = OffsetMap(identity: text.count)
        original = Original(text[...])
        base = line.base + mark
        let check = UTF8Check(text[...])
        guard let bad = check.firstBad else { return }
        throw TextError(place, check.breaksOffAtEnd ? .truncatedUTF8(byte: bad) : .invalidUTF8(byte: bad))
    }
}

/// Records of JSON, one or many to a file.
extension ReportReader {
    func outcome(of line: JSONLines.Line, path: String) -> [Outcome] {
        let place = InputPlace(path: path, line: line.number)
        if line.bytes == nil { return [.failure(TextError(place, .tooLarge(bytes: line.count, limit: limits.fileBytes)))] }
        do throws(TextError) {
            guard let source = try RecordSource(line, place: place) else { return [] }
            return [.success(try record(in: source, Span(0, source.text.count), place))]
        } catch {
            return [.failure(error)]
        }
    }

    /// A file that is one value, or lines in an encoding that had to be decoded first.
    func records(_ bytes: [UInt8], _ place: InputPlace, areLines: Bool) throws(TextError) -> [Outcome] {
        let source = try RecordSource(bytes, as: hints.encoding, place: place)
        if areLines { return lines(of: source, place) }
        var parser = JSONParser(source.text, in: Span(0, source.text.count))
        parser.skipBlanks()
        guard parser.take(UInt8(ascii: "[")) else {
            return [.success(try record(in: source, Span(0, source.text.count), place))]
        }
        return elements(&parser, source, place)
    }

    private func lines(of source: RecordSource, _ place: InputPlace) -> [Outcome] {
        var outcomes: [Outcome] = []
        for (index, line) in Lines.spans(of: source.text, in: Span(0, source.text.count)).enumerated() {
            let here = InputPlace(path: place.path, line: index + 1)
            let words = source.text.trimmed(line)
            if words.isEmpty { continue }
            outcomes.append(Result { () throws(TextError) in try record(in: source, words, here) })
        }
        return outcomes
    }

    /// The objects of an array; a broken one ends the reading, for nobody knows where the next begins.
    private func elements(_ parser: inout JSONParser, _ source: RecordSource, _ place: InputPlace) -> [Outcome] {
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
                outcomes.append(Result { () throws(TextError) in try report(of: value, in: source, span, here) })
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

    /// The record that fills a span.
    private func record(in source: RecordSource, _ span: Span, _ place: InputPlace) throws(TextError) -> Report {
        let value: JSONValue
        do {
            value = try JSONParser.value(in: source.text, span)
        } catch {
            throw TextError(place, .brokenJSON(byte: error.byte, reason: error.reason))
        }
        return try report(of: value, in: source, span, place)
    }

    /// - Parameter span: the record's own characters; the report's offsets are counted from its first byte.
    private func report(of value: JSONValue, in source: RecordSource, _ span: Span, _ place: InputPlace) throws(TextError)
        -> Report
    {
        try report(of: try ReportRecord(value, bytes: source.text, span: span, place: place).given, in: source)
    }
}
