import Reading

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file or standard input of any form that is known here, seen from its content: a text, page, PDF or JSON Lines as
/// `rapporteur read` takes them, a table, a web archive, a feed; each of them packed by gzip or not.
package struct FileSource: ArrivalSource {
    private let path: String
    private let reading: SourceReading
    package let size: Int?

    init(path: String, reading: SourceReading) {
        self.path = path
        self.reading = reading
        var status = stat()
        size = path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    package func arrivals(each: (Arrival, Int) throws -> Void) throws {
        let place = InputPlace(path: path)
        let texts = reading.texts
        do {
            let stream = try ByteStream(path)
            let head = try stream.beginning(1 << 16)
            switch reading.form ?? ArrivalForm.recognised(in: head, path: path, columns: reading.columns) {
            case .archive: try ArchiveSource(path: path, texts: texts).arrivals(in: stream, each: each)
            case .table:
                try TableSource(path: path, texts: texts, mapping: reading.mapping, known: reading.columns)
                    .arrivals(in: stream, each: each)
            case .feed:
                let bytes = try stream.all(limit: texts.limits.containerBytes)
                try FeedSource(path: path, texts: texts).arrivals(in: bytes, each: each)
            case .report, nil: try reports(in: stream, head, each: each)
            }
        } catch let fault as IngestFault {
            try each(Arrival(place, fault), size ?? 0)
        } catch let error as TextError {
            try each(.failed(error.place, reason: error.fault.sentence), size ?? 0)
        }
    }

    /// What `ReportReader` knows. A PDF is kept as the file that it is, not as the text that was taken out of it; JSON Lines are
    /// never held whole.
    private func reports(in stream: ByteStream, _ head: [UInt8], each: (Arrival, Int) throws -> Void) throws {
        let isPDF = head.prefix(1024).split(separator: UInt8(ascii: "%")).contains { $0.starts(with: Array("PDF-".utf8)) }
        guard stream.isPacked || isPDF else {
            return try stream.withFile { file in
                try reading.texts.read(&file) { outcome in
                    try each(Arrival(outcome), outcome.end ?? 0)
                }
            }
        }
        let bytes = try stream.all(limit: reading.texts.limits.containerBytes)
        for outcome in reading.texts.reports(in: bytes, path: path) {
            if case .success(let report) = outcome, report.extracted != nil {
                try each(.report(report, bytes: bytes), stream.taken)
            } else {
                try each(Arrival(outcome), stream.taken)
            }
        }
    }
}

extension ReportReader.Outcome {
    /// The byte of the file at which it ends.
    fileprivate var end: Int? {
        guard case .success(let report) = self else { return nil }
        return report.base + report.original.bytes.count
    }
}
