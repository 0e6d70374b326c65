import Reading

/// A web archive (WARC): the pages and plain texts that servers sent, each with its address and the time it was fetched.
///
/// What is kept of a record is the page as the server had it, chunks and packing undone, so that the same page from an archive
/// and from a file is one report. Redirects, errors, pictures and the archiver's own records are passed over.
struct ArchiveSource {
    let path: String
    let texts: ReportReader

    private static let pages: Set<String> = ["text/html", "application/xhtml+xml", "text/plain"]

    func arrivals(in stream: ByteStream, each: (Arrival, Int) throws -> Void) throws {
        let file = InputPlace(path: path)
        var reader = WARCReader(stream, limit: texts.limits.fileBytes, isWanted: ArchiveSource.mayHoldPage)
        do {
            while let piece = try reader.next() {
                switch piece {
                case .broken(let number, let fault): try each(Arrival(place(number), fault), stream.taken)
                case .record(let record):
                    for arrival in arrivals(of: record) { try each(arrival, stream.taken) }
                }
            }
        } catch let fault as IngestFault {
            try each(Arrival(file, fault), stream.taken)
        } catch let error as TextError {
            try each(.failed(error.place, reason: error.fault.sentence), stream.taken)
        }
    }

    private func place(_ number: Int) -> InputPlace { InputPlace(path: path, element: number) }

    /// Answers, bare pages, and texts that the archiver took out of pages.
    private static func mayHoldPage(_ record: WARCRecord) -> Bool {
        switch record.type {
        case "response": (record.head["content-type"] ?? "application/http").lowercased().hasPrefix("application/http")
        case "resource", "conversion": record.head["content-type"].map { pages.contains(ContentType($0).kind) } ?? false
        default: false
        }
    }

    private func arrivals(of record: WARCRecord) -> [Arrival] {
        guard ArchiveSource.mayHoldPage(record) else { return [] }
        let place = place(record.number)
        do {
            guard let block = record.block else {
                guard record.type != "response" || (try? isPage(HTTPResponse(record.beginning))) ?? false else { return [] }
                throw IngestFault.tooLarge(limit: texts.limits.fileBytes)
            }
            guard let page = try page(record, block) else { return [] }
            return reports(in: page.bytes, page.type, place, Fetch(url: record.target, at: record.date))
        } catch let fault as IngestFault {
            return [Arrival(place, fault)]
        } catch {
            return [.failed(place, reason: "\(error)")]
        }
    }

    private func page(_ record: WARCRecord, _ block: [UInt8]) throws -> (bytes: [UInt8], type: ContentType)? {
        if record.target?.hasSuffix("/robots.txt") ?? false { return nil }
        guard record.type == "response" else { return (block, ContentType(record.head["content-type"] ?? "")) }
        let response = try HTTPResponse(block)
        guard isPage(response), let type = response.type else { return nil }
        let body = try response.body(limit: texts.limits.fileBytes)
        return body.isEmpty ? nil : (body, type)
    }

    private func isPage(_ response: HTTPResponse) -> Bool {
        (200...299).contains(response.status) && response.type.map { ArchiveSource.pages.contains($0.kind) } ?? false
    }

    private func reports(in bytes: [UInt8], _ type: ContentType, _ place: InputPlace, _ fetch: Fetch) -> [Arrival] {
        var texts = texts
        texts.hints.format = type.kind == "text/plain" ? .plain : .html
        texts.hints.declared = type.charset.flatMap { TextEncoding(label: $0) }
        return texts.reports(in: bytes, path: path).map { outcome in
            switch outcome {
            case .failure(let error): return .failed(place, reason: error.fault.sentence)
            case .success(var report):
                report.place = place
                report.head.url = report.head.url ?? fetch.url
                return .report(report, bytes: bytes, fetch)
            }
        }
    }
}
