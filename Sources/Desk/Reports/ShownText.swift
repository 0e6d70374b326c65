import Reading
import Record

/// The text of a report as a page shows it, with labels in the place of sealed names, and where spans of the original stand in it.
struct ShownText {
    private(set) var text: String
    private(set) var paragraphs: [(role: String, place: Span)] = []
    private let counter: UnitCounts
    private let inverse: OffsetInverse
    private let labels: [(place: Span, label: String)]

    /// - Parameter labels: what takes the place of words of the text; in order and apart.
    init(_ readable: ReadableReport, unit: OffsetUnit, labels: (String) -> [(place: Span, label: String)]) {
        let plain = String(decoding: readable.text, as: UTF8.self)
        let labels = labels(plain)
        self.labels = labels
        inverse = OffsetInverse(readable.offsets)
        text = ShownText.labelled(readable.text, labels)
        counter = UnitCounts(Array(text.utf8), unit: unit)
        paragraphs = readable.blocks.map { ($0.role.rawValue, shown($0.span)) }
    }

    /// Spans of the original, in the units of the answer; those that are no part of the text are left out.
    func spans(_ original: [Span]) -> [Span] {
        original.compactMap { inverse.text(of: $0).map(shown) }
    }

    private func shown(_ span: Span) -> Span {
        Span(counter.count(before: moved(span.start, isEnd: false)), counter.count(before: moved(span.end, isEnd: true)))
    }

    /// A byte of the plain text in the labelled one; of a byte inside a name, an end of the label.
    private func moved(_ offset: Int, isEnd: Bool) -> Int {
        var shift = 0
        for (place, label) in labels {
            guard place.start < offset || (place.start == offset && isEnd && place.isEmpty) else { break }
            if offset < place.end { return place.start + shift + (isEnd ? label.utf8.count : 0) }
            shift += label.utf8.count - place.count
        }
        return offset + shift
    }

    private static func labelled(_ text: [UInt8], _ labels: [(place: Span, label: String)]) -> String {
        guard !labels.isEmpty else { return String(decoding: text, as: UTF8.self) }
        var bytes: [UInt8] = []
        var at = 0
        for (place, label) in labels {
            bytes += text[at..<place.start]
            bytes += Array(label.utf8)
            at = place.end
        }
        return String(decoding: bytes + text[at...], as: UTF8.self)
    }
}

/// Units before bytes of UTF-8.
struct UnitCounts {
    /// Before each byte, and behind the last; empty where bytes are counted.
    private var counts: [Int32] = []

    init(_ bytes: [UInt8], unit: OffsetUnit) {
        guard unit != .utf8 else { return }
        counts.reserveCapacity(bytes.count + 1)
        var count: Int32 = 0
        for byte in bytes {
            counts.append(count)
            if byte & 0xC0 != 0x80 { count += unit == .utf16 && byte >= 0xF0 ? 2 : 1 }
        }
        counts.append(count)
    }

    func count(before offset: Int) -> Int {
        guard !counts.isEmpty else { return offset }
        return Int(counts[max(0, min(offset, counts.count - 1))])
    }
}

/// The text of a stored report: read again from its bytes without the model, or its bytes as they are.
struct ReadableReport {
    var text: [UInt8]
    var offsets: OffsetMap
    var blocks: [Block]

    init(_ stored: StoredReport, _ texts: ReportReader) {
        if stored.extracted == nil, let report = ReadableReport.read(stored, texts) {
            text = report.text
            offsets = report.offsets
            blocks = report.blocks
            return
        }
        // Bytes that are text themselves. What is no UTF-8 is shown by marks of its own width, so that places stay where they are.
        let bytes = stored.extracted ?? stored.bytes
        text = String(validating: bytes, as: UTF8.self) == nil ? bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") } : bytes
        offsets = OffsetMap(identity: text.count)
        blocks = ReadableReport.paragraphs(text)
    }

    /// Nil where the bytes alone give another report than the one that was read, as a row of a table does.
    private static func read(_ stored: StoredReport, _ texts: ReportReader) -> Report? {
        let place = stored.arrivals.first?.place ?? InputPlace(path: "-")
        let outcomes = texts.reports(in: stored.bytes, path: place.path)
        guard outcomes.count == 1, case .success(let report) = outcomes[0], report.id.rawValue == stored.row.sha256,
            report.base == 0
        else {
            return nil
        }
        return report
    }

    /// They are set apart by blank lines.
    private static func paragraphs(_ text: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var start: Int?
        var end = 0
        var lineIsBlank = true
        for (index, byte) in (text + [0x0A, 0x0A]).enumerated() {
            if byte == 0x0A || byte == 0x0C {
                if lineIsBlank, let first = start {
                    blocks.append(Block(span: Span(first, end), role: .body))
                    start = nil
                }
                lineIsBlank = true
            } else if byte > 0x20 {
                if start == nil { start = index }
                end = index + 1
                lineIsBlank = false
            }
        }
        return blocks
    }
}
