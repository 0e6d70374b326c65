import Encoder
import Foundation
import TestSupport

@testable import Reading
@testable import Record

/// A record in a folder of its own, read into by the real reader, gone when the test ends.
final class TemporaryRecord {
    /// The time of the record; tests move it on.
    final class Time: @unchecked Sendable {
        private let lock = NSLock()
        private var value: Int64 = 1_700_000_000_000

        var now: Moment { lock.withLock { Moment(milliseconds: value) } }

        func pass(milliseconds: Int64 = 1000) { lock.withLock { value += milliseconds } }
    }

    let folder: String
    let time = Time()
    let store: RecordStore

    init() throws {
        folder = NSTemporaryDirectory() + "record-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let time = time
        store = try RecordStore(path: folder + "/record.sqlite", clock: RecordClock { time.now })
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Writes a file into the folder.
    func file(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @discardableResult
    func ingest(_ paths: String...) throws -> IngestCount {
        let reading = try RecordReaders.sources.get()
        let reader = try RecordReaders.reader.get()
        let importing = try store.beginImport(of: paths, by: "test")
        let ingest = Ingest(into: store, threads: 2) {
            let space = Workspace()
            return { reader.read($0, space) }
        }
        let count = try ingest.run(paths.map { FileSource(path: $0, reading: reading) }, in: importing)
        try store.completeImport(importing)
        return count
    }
}

/// The reader with the repository's own data, opened once for all tests.
enum RecordReaders {
    private static let data = DataDirectory(path: repositoryFile("Data"))

    static let reader: Result<Reader, any Error> = Result { try Reader(data: data, gazetteers: Towns.gazetteers()) }
    static let sources: Result<SourceReading, any Error> = Result {
        try SourceReading(texts: texts.get(), columns: ColumnNames(data: data))
    }
    static let texts: Result<ReportReader, any Error> = Result { ReportReader(lexicon: try PageLexicon(data: data)) }
}

/// Reports of invented wars for the tests of the record.
enum RecordTexts {
    static let attack = """
        March 4, 2024

        KANDAHAR (Corvus News) – Army spokesman Idris Vane said on Sunday that rebels had attacked a police post in Kandahar on Saturday, \
        killing 12 policemen. The Harvest Front denied the attack.
        """

    static let offer = """
        March 6, 2024

        KABUL (Corvus News) – The Harvest Front offered on Tuesday to stop fighting if the army withdrew from Kandahar. The government \
        rejected the offer.
        """
}
