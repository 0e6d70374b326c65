import Foundation
import Reading
import TestSupport

@testable import Reading
@testable import Record

/// Reads without a model: one statement for each line with `NAME: WORDS`.
enum HandmadeReading {
    static func reading(_ settings: SourceSettings = SourceSettings()) throws -> SourceReading {
        let data = DataDirectory(path: repositoryFile("Data"))
        return try SourceReading(settings, texts: ReportReader(lexicon: PageLexicon(data: data)), columns: ColumnNames(data: data))
    }

    @Sendable static func read(_ report: Report) -> ReadReport {
        var statements: [Statement] = []
        var start = 0
        for line in report.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.endIndex {
                statements.append(
                    Statement(
                        id: .init(rawValue: "s\(statements.count + 1)"),
                        source: .init(entity: nil, anonymous: nil, count: nil, spans: [Span(start, colon)]),
                        cue: .init(spans: [], lemma: nil),
                        content: [Span(colon + 2, start + line.count)], manner: .indirect, origin: .rule("by hand")))
            }
            start += line.count + 1
        }
        return ReadReport(
            document: Document(report: report, tokens: Tokens(), sentences: []), entities: [], statements: statements, doubts: [],
            engine: EngineVersions(model: nil, rules: nil))
    }
}

/// A folder of its own for one test.
struct TestFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "rapporteur-record-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    @discardableResult
    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    /// Packs bytes by the system's gzip.
    func gzip(_ bytes: some Sequence<UInt8>) throws -> [UInt8] {
        let plain = try write("plain-\(UUID().uuidString)", bytes)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-n", plain]
        try process.run()
        process.waitUntilExit()
        return Array(try Data(contentsOf: URL(fileURLWithPath: plain + ".gz")))
    }
}

/// Runs a test in a folder that is gone after it.
func withFolder(_ body: (TestFolder) throws -> Void) throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    try body(folder)
}

/// What came of a file, for the tests of the sources.
struct Arrived {
    var reports: [Report] = []
    var bytes: [[UInt8]] = []
    var fetches: [Fetch] = []
    /// Place within the file, and the reason.
    var failures: [(place: String, reason: String)] = []

    init(_ path: String, _ settings: SourceSettings = SourceSettings(), limit: Int? = nil) throws {
        var texts = try HandmadeReading.reading(settings)
        if let limit { texts = try HandmadeReading.limited(settings, limit) }
        try texts.source(path).arrivals { arrival, _ in
            switch arrival {
            case .report(let report, let kept, let fetch):
                reports.append(report)
                bytes.append(kept)
                fetches.append(fetch)
            case .known: break
            case .failed(let place, let reason):
                failures.append((place.description.replacingOccurrences(of: path, with: "file"), reason))
            }
        }
    }

    var texts: [String] { reports.map { String(decoding: $0.text, as: UTF8.self) } }
    var kept: [String] { bytes.map { String(decoding: $0, as: UTF8.self) } }

    /// The bytes that the words of a report lead to in what is kept of it; nil where it does not hold them.
    func original(_ words: String, in index: Int) -> String? {
        let report = reports[index]
        let needle = Array(words.utf8)
        guard let start = report.text.indices.first(where: { report.text[$0...].starts(with: needle) }) else { return nil }
        let span = report.offsets.original(of: Span(start, start + needle.count))
        guard span.end <= bytes[index].count else { return nil }
        return String(decoding: bytes[index][span.start..<span.end], as: UTF8.self)
    }
}

extension HandmadeReading {
    static func limited(_ settings: SourceSettings, _ bytes: Int) throws -> SourceReading {
        let data = DataDirectory(path: repositoryFile("Data"))
        var texts = ReportReader(lexicon: try PageLexicon(data: data))
        texts.limits.fileBytes = bytes
        return try SourceReading(settings, texts: texts, columns: ColumnNames(data: data))
    }
}
