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
        /// What the carrier of the bytes says their encoding is, as HTTP does; bytes that plainly show another win over it.
        package var declared: TextEncoding?
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
            try read(&file, each: each)
        }
    }

    /// Reads a file that somebody opened, from where it stands.
    package func read(_ file: inout InputFile, each: (Outcome) throws -> Void) rethrows {
        let beginning: Result<[UInt8], TextError> = Result { () throws(TextError) in try file.beginning(1 << 16) }
        switch beginning {
        case .failure(let error): try each(.failure(error))
        case .success(let head): try read(&file, head: head, each: each)
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
