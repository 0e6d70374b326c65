import Reading

/// What must hold of every report, whatever it was made of.
package enum ReportCheck {
    /// What does not hold; empty for a sound report.
    ///
    /// - Parameter original: the bytes that the report's offsets lead into.
    package static func faults(_ report: Report, original: [UInt8]) -> [String] {
        var faults: [String] = []
        if String(validating: report.text, as: UTF8.self) == nil { faults.append("the text is not valid UTF-8") }
        faults += blockFaults(report) + offsetFaults(report, limit: original.count)
        let spans = report.credits.map(\.span) + [report.head.dateline].compactMap(\.self) + report.doubts.compactMap(\.span)
        if spans.contains(where: { !isSound($0, in: report.text) }) { faults.append("a span of the head is not in the text") }
        return faults
    }

    private static func blockFaults(_ report: Report) -> [String] {
        var faults: [String] = []
        var end = 0
        for (index, block) in report.blocks.enumerated() {
            if !isSound(block.span, in: report.text) || block.span.isEmpty {
                faults.append("block \(index) is empty or breaks a character")
            }
            if block.span.start < end { faults.append("block \(index) begins before the last one ends") }
            if !isBlank(report.text, end, block.span.start) { faults.append("words before block \(index) are in no block") }
            if let section = block.section, section >= index || report.blocks[section].role != .heading {
                faults.append("block \(index) stands under no heading")
            }
            end = max(end, block.span.end)
        }
        if !isBlank(report.text, end, report.text.count) { faults.append("words after the last block are in no block") }
        return faults
    }

    private static func offsetFaults(_ report: Report, limit: Int) -> [String] {
        var faults: [String] = []
        var last = 0
        for block in report.blocks {
            let original = report.offsets.original(of: block.span)
            if original.start < last || original.end < original.start || original.end > limit {
                faults.append("block at \(block.span.start) leads to \(original.start)..<\(original.end) of \(limit)")
            }
            last = original.end
        }
        return faults
    }

    private static func isSound(_ span: Span, in text: [UInt8]) -> Bool {
        guard span.start >= 0, span.start <= span.end, span.end <= text.count else { return false }
        func isBoundary(_ offset: Int) -> Bool { offset == text.count || text[offset] & 0xC0 != 0x80 }
        return isBoundary(span.start) && isBoundary(span.end)
    }

    /// Blanks, and the characters without ink that Unicode has beside them.
    private static func isBlank(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard start < end else { return true }
        return String(decoding: text[start..<end], as: UTF8.self).unicodeScalars.allSatisfy { scalar in
            scalar.properties.isWhitespace || [0x200B, 0x2060, 0xFEFF].contains(scalar.value)
        }
    }

    /// Role and words of each block, a line each: the form of expectation files.
    package static func lines(_ report: Report) -> [String] {
        report.blocks.map { "\($0.role.rawValue): \(report.words($0.span))" }
    }
}
