import Foundation
import Reading

/// Broken texts, pages and records through the Text room: none may trap or hang, and what is read must be sound.
package struct TextFuzz {
    package struct Finding: Sendable {
        package var seed: UInt64
        package var number: Int
        package var format: InputFormat?
        package var faults: [String]
    }

    package struct Outcome: Sendable {
        package var read = 0
        package var refused = 0
        package var findings: [Finding] = []
        /// The longest time one input took, in seconds.
        package var slowest = 0.0
    }

    private let reader: ReportReader
    private let seeds: [[UInt8]]

    /// Seeds are the repository's own fixtures and examples.
    package init() throws {
        reader = try Fixtures.reader.get()
        let names = [
            "pages/broadcaster.html", "pages/ministry.html", "pages/charity.html", "plain/wire.txt", "plain/archive.txt",
            "plain/wrapped.txt", "records.jsonl",
        ]
        seeds = try names.map { try Fixtures.bytes($0) }
    }

    private static let pieces: [[UInt8]] =
        [
            "<", ">", "</", "<!--", "-->", "<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "<article>", "<script>",
            "</script>", "<title>", "<br>", "<pre>",
            "<![CDATA[", "<?", "&#x", "&amp", "&#99999999;", "=\"", "'", "\"", "{", "}", "[", "]", "\\u", "\\ud800", "\\", ",",
            ":", "\n", "\r\n", "\r", "\u{0C}",
            "\u{A0}", "\u{FEFF}", "\u{2028}", "é", "—", "“", "”", "’", "𝕏", "ה", " - ", "-", "– AFP", "KABUL, ", "DATE: ", "By ",
            "March 4, 2024", "(AP) — ", ". ",
            "\u{0}", "charset=utf-16", "<a href=x>", "<h1>", "<li>",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0x92], [0x80, 0x80],
        ]

    /// Reads `count` inputs of one seed, each as what it looks like and, every third, as a format it may not be.
    package func run(seed: UInt64, count: Int) -> Outcome {
        var mutator = Mutator(seed: seed, seeds: seeds, pieces: Self.pieces)
        var outcome = Outcome()
        let forced: [InputFormat?] = [nil, nil, .plain, nil, nil, .html, nil, nil, .jsonLines, nil, nil, .json]
        for number in 0..<count {
            let bytes = mutator.next()
            let format = forced[number % forced.count]
            let start = DispatchTime.now().uptimeNanoseconds
            let faults = check(bytes, as: format, &outcome)
            outcome.slowest = max(outcome.slowest, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
            if !faults.isEmpty { outcome.findings.append(Finding(seed: seed, number: number, format: format, faults: faults)) }
        }
        return outcome
    }

    /// The input of a finding, for looking at.
    package func input(seed: UInt64, number: Int) -> [UInt8] {
        var mutator = Mutator(seed: seed, seeds: seeds, pieces: Self.pieces)
        for _ in 0..<number { _ = mutator.next() }
        return mutator.next()
    }

    private func check(_ bytes: [UInt8], as format: InputFormat?, _ outcome: inout Outcome) -> [String] {
        // A PDF goes to another program; the fuzz is of this one.
        guard format != nil || !bytes.prefix(1024).contains(0x25) || bytes.firstRange(of: Array("%PDF-".utf8)) == nil else {
            return []
        }
        var reader = reader
        reader.hints.format = format
        var faults: [String] = []
        for result in reader.reports(in: bytes, path: "fuzz") {
            switch result {
            case .failure: outcome.refused += 1
            case .success(let report):
                outcome.read += 1
                let original = Array(report.original.bytes)
                faults += ReportCheck.faults(report, original: original)
                if !bytes[min(report.base, bytes.count)...].starts(with: original) {
                    faults.append("the original is not in the file")
                }
            }
        }
        return faults
    }
}
