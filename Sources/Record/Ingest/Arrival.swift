import Reading

/// What one input gives: a report with the bytes that its id is the hash of, or why there is none.
package enum Arrival: Sendable {
    case report(Report, bytes: [UInt8])
    /// Bytes that need no reading, for the record holds them.
    case known(Report.ID, InputPlace)
    case failed(InputPlace, reason: String)

    /// Reads the report, if there is one.
    func taken(_ read: (Report) -> ReadReport) -> RecordStore.Taken {
        switch self {
        case .report(let report, let bytes): .read(KeptReport(read(report), bytes: bytes))
        case .known(let id, let place): .known(id, place)
        case .failed(let place, let reason): .failed(place, reason: reason)
        }
    }

    /// What would become of it; 0 stands for the reading that it does not have yet.
    var foreseen: RecordStore.Kept {
        switch self {
        case .report: .new(reading: 0)
        case .known: .known
        case .failed: .failed
        }
    }
}

/// Something that reports come from: a file, a table, an archive, a feed.
package protocol ArrivalSource: Sendable {
    /// Hands on every report as it comes, holding no more than one in memory where the form allows it.
    func arrivals(each: (Arrival) throws -> Void) throws
}

/// A file of a form that `rapporteur read` knows: text, page, PDF, JSON Lines.
package struct FileSource: ArrivalSource {
    private let path: String
    private let texts: ReportReader

    package init(path: String, texts: ReportReader) {
        self.path = path
        self.texts = texts
    }

    package func arrivals(each: (Arrival) throws -> Void) throws {
        try texts.read(path: path) { outcome in
            switch outcome {
            case .success(let report): try each(.report(report, bytes: bytes(of: report)))
            case .failure(let error): try each(.failed(error.place, reason: error.fault.sentence))
            }
        }
    }

    /// A PDF is kept as the file that it is, not as the text that was taken out of it.
    private func bytes(of report: Report) throws -> [UInt8] {
        guard report.extracted != nil else { return Array(report.original.bytes) }
        return try texts.bytes(at: path)
    }
}
