import Foundation
import Reading
import TestSupport
import Testing

/// Files good and bad, by the reader's one entrance.
@Suite struct ReportReaderTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reader-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func outcomes(of path: String, as format: InputFormat? = nil) throws -> [ReportReader.Outcome] {
        var reader = try Fixtures.reader.get()
        reader.hints.format = format
        var outcomes: [ReportReader.Outcome] = []
        reader.read(path: path) { outcomes.append($0) }
        return outcomes
    }

    private func fault(of path: String) throws -> TextError.Fault? {
        let outcomes = try outcomes(of: path)
        guard outcomes.count == 1, case .failure(let error) = outcomes[0] else { return nil }
        return error.fault
    }

    @Test func whatIsNotThere() throws {
        #expect(try fault(of: folder.path + "/none.txt") == .missing)
        #expect(try fault(of: folder.path) == .folder)
        let empty = folder.appendingPathComponent("empty.txt")
        try Data().write(to: empty)
        #expect(try fault(of: empty.path) == .empty)
    }

    @Test func unreadable() throws {
        let file = folder.appendingPathComponent("secret.txt")
        try Data("words".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        // The superuser reads everything.
        if getuid() != 0 {
            guard case .unreadable? = try fault(of: file.path) else {
                Issue.record("read what may not be read")
                return
            }
        }
    }

    /// A line of 100 MB: as plain text refused by its size, among JSON Lines told and passed over.
    @Test func hugeLine() throws {
        let file = folder.appendingPathComponent("huge.txt")
        let piece = Data(repeating: 0x61, count: 1 << 20)
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        for _ in 0..<100 { try handle.write(contentsOf: piece) }
        try handle.write(contentsOf: Data("\n{\"text\": \"The army said the road was open again.\"}\n".utf8))
        try handle.close()
        guard case .tooLarge? = try fault(of: file.path) else {
            Issue.record("no error for 100 MB")
            return
        }
        let lines = try outcomes(of: file.path, as: .jsonLines)
        #expect(lines.count == 2)
        if case .failure(let error)? = lines.first {
            #expect(error.description.contains("line 1"))
            #expect(error.fault == .tooLarge(bytes: 100 << 20, limit: ReadingLimits().fileBytes))
        } else {
            Issue.record("the line was read")
        }
        #expect(try lines.last?.get().place.line == 2)
    }

    @Test func idIsTheHashOfTheBytes() throws {
        let report = try Fixtures.report("abc")
        #expect(report.id.rawValue == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func givenDateWins() throws {
        var reader = try Fixtures.reader.get()
        let day = try #require(Day(year: 2024, month: 3, day: 4))
        reader.hints.published = PublishedDate(start: day, end: day, grain: .day, origin: .given)
        let report = try reader.reports(in: Array("VARNO, March 4 (Corvus News) – The truce held.".utf8), path: "a")[0].get()
        #expect(report.head.published?.origin == .given)
        #expect(report.doubts.isEmpty)
    }
}
