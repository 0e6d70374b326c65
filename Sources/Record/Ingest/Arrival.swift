import Reading

/// What one input gives: a report with the bytes that its id is the hash of, or why there is none.
package enum Arrival: Sendable {
    case report(Report, bytes: [UInt8], Fetch = .untold)
    /// Bytes that need no reading, for the record holds them.
    case known(Report.ID, InputPlace, Fetch = .untold)
    case failed(InputPlace, reason: String)

    /// Reads the report, if there is one.
    func taken(_ read: (Report) -> ReadReport) -> RecordStore.Taken {
        switch self {
        case .report(let report, let bytes, let fetch): .read(KeptReport(read(report), bytes: bytes), fetch)
        case .known(let id, let place, let fetch): .known(id, place, fetch)
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

extension Arrival {
    init(_ outcome: ReportReader.Outcome, fetch: Fetch = .untold) {
        switch outcome {
        case .success(let report): self = .report(report, bytes: Array(report.original.bytes), fetch)
        case .failure(let error): self = .failed(error.place, reason: error.fault.sentence)
        }
    }

    init(_ place: InputPlace, _ fault: IngestFault) { self = .failed(place, reason: fault.sentence) }
}

/// Something that reports come from: a file, a table, an archive, a feed.
package protocol ArrivalSource: Sendable {
    /// Bytes that it will take; nil where nobody knows.
    var size: Int? { get }

    /// Hands on every report as it comes, holding no more than one in memory where the form allows it.
    ///
    /// - Parameter each: the arrival, and how many bytes of the source were taken until then.
    func arrivals(each: (Arrival, Int) throws -> Void) throws
}
