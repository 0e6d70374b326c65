import Foundation
import GRDB
import Reading
import Testing

import enum Record.RecordError

@testable import Record

/// A record that is not as it should be: a clear error, and nothing lost.
@Suite struct BadStoreTests {
    private func report(_ words: String) throws -> KeptReport {
        let outcome = try HandmadeReading.reading().texts.reports(in: Array(words.utf8), path: "note.txt").first
        let report = try #require(try outcome?.get())
        return KeptReport(HandmadeReading.read(report), bytes: Array(words.utf8))
    }

    /// A record with one report, closed.
    private func record(in folder: TestFolder) throws -> String {
        let path = folder.file("r.sqlite")
        let store = try RecordStore(path: path)
        _ = try store.keep([.read(try report("Clerk: one"))], in: store.beginImport(of: ["note.txt"], by: "tester"))
        try store.close()
        return path
    }

    private func count(_ path: String) throws -> Int? {
        let store = try RecordStore(path: path, access: .read)
        return try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reading WHERE ended IS NULL") }
    }

    /// What SQLite itself says of the file.
    private func faults(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { db in
            let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
            return try String.fetchAll(db, sql: "PRAGMA integrity_check") + orphans
        }
    }

    private func fault(_ body: () throws -> Void) -> RecordError? {
        do { try body() } catch { return error as? RecordError }
        return nil
    }

    @Test func aFullDiskIsNamedAndWhatWasKeptStays() throws {
        try withFolder { folder in
            let path = try record(in: folder)
            let store = try RecordStore(path: path)
            let importing = try store.beginImport(of: ["more"], by: "tester")
            try store.write { db in
                let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
            }
            let long = (0..<2000).map { "Clerk: \(($0 &* 2_654_435_761) % 1_000_003)\n" }.joined()
            #expect(fault { _ = try store.keep([.read(try report("Clerk: two")), .read(try report(long))], in: importing) } == .diskFull(path: path))
            try store.close()
            #expect(try count(path) == 1)
            let again = try RecordStore(path: path)
            #expect(try again.keep([.read(try report("Clerk: two")), .read(try report(long))], in: importing).count == 2)
            try again.close()
            #expect(try count(path) == 3)
        }
    }

    @Test func aNewerSchemaIsNotTouched() throws {
        try withFolder { folder in
            let path = try record(in: folder)
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of a later program')") }
            try queue.close()
            #expect(fault { _ = try RecordStore(path: path) } == .newerSchema(path: path))
            #expect(fault { _ = try RecordStore(path: path, access: .read) } == .newerSchema(path: path))
        }
    }

    @Test func anotherProgramsFileIsNotTouched() throws {
        try withFolder { folder in
            let path = folder.file("other.sqlite")
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
            try queue.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(fault { _ = try RecordStore(path: path) } == .notARecord(path: path))
            let tables = try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema") }
            #expect(tables == ["theirs"])
            #expect(before.count == (try Data(contentsOf: URL(fileURLWithPath: path))).count)
            let text = try folder.write("letter.txt", "Dear all, this is no database at all, but long enough to be looked at.".utf8)
            #expect(fault { _ = try RecordStore(path: text) } == .notARecord(path: text))
        }
    }

    @Test func aDamagedFileIsNamed() throws {
        try withFolder { folder in
            let path = try record(in: folder)
            var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            for index in 4096..<bytes.count where index % 3 == 0 { bytes[index] = 0xA5 }
            try folder.write("r.sqlite", bytes)
            let kept = try report("Clerk: two")
            #expect(throws: RecordError.damaged(path: path)) {
                let store = try RecordStore(path: path)
                _ = try store.keep([.read(kept)], in: store.beginImport(of: ["x"], by: "tester"))
            }
            #expect(RecordError.damaged(path: path).description.contains("backup"))
        }
    }

    /// Root may write anywhere, so the file system must refuse: a folder that is not there and a file opened for reading alone.
    @Test func whatCannotBeWrittenIsNamed() throws {
        try withFolder { folder in
            #expect(fault { _ = try RecordStore(path: folder.file("no/such/r.sqlite")) } == .cannotOpen(path: folder.file("no/such/r.sqlite")))
            let path = try record(in: folder)
            let store = try RecordStore(path: path, access: .read)
            #expect(fault { _ = try store.beginImport(of: ["x"], by: "tester") } == .readOnly(path: path))
            guard getuid() != 0 else { return }
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
            #expect(
                fault {
                    let store = try RecordStore(path: path)
                    _ = try store.beginImport(of: ["x"], by: "tester")
                } == .readOnly(path: path))
        }
    }

    @Test func twoWritersWaitForEachOther() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = try record(in: folder)
        let reports = try (0..<2).map { writer in try (0..<30).map { try report("Clerk \(writer): number \($0)") } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<2 {
                group.addTask {
                    let store = try RecordStore(path: path)
                    let importing = try store.beginImport(of: ["writer \(writer)"], by: "tester")
                    for report in reports[writer] { _ = try store.keep([.read(report)], in: importing) }
                    try store.completeImport(importing)
                }
            }
            try await group.waitForAll()
        }
        #expect(try count(path) == 61)
        #expect(try faults(path) == ["ok"])
    }
}
