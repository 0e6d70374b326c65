import GRDB
import Reading

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The record: one SQLite file that holds reports with their original bytes, what was read in them, and everything
/// people and links add.
///
/// The room is the only one that writes and the only one that speaks SQL. Rows are never changed or deleted but ended: every
/// reading, arrival, link and correction bears the time it was made and, when it no longer stands, the time it ended, so that the
/// record can be asked as it stood on any day. Many may read while one writes; a second writer waits.
package final class RecordStore: Sendable {
    package let path: String
    let database: any DatabaseWriter
    package let clock: RecordClock

    /// Opens the record, making the file and bringing its tables up to date as needed.
    ///
    /// - Parameters:
    ///   - access: whether the file may be made or changed.
    ///   - tick: called with how much is done, of how much, while an old record is brought up to date.
    package init(
        path: String, access: Access = .write, clock: RecordClock = .system, tick: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) throws(RecordError) {
        self.path = path
        self.clock = clock
        database = try RecordError.catching(path) {
            switch access {
            case .write: try RecordStore.opened(path, tick)
            case .read: try RecordStore.openedForReading(path)
            }
        }
    }

    package enum Access: Sendable { case read, write }

    package var now: Moment { clock.now() }

    func read<Value>(_ body: (Database) throws -> Value) throws(RecordError) -> Value {
        try RecordError.catching(path) { try database.read(body) }
    }

    /// One transaction: all of it is kept, or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws(RecordError) -> Value {
        try RecordError.catching(path) { try database.write(body) }
    }

    /// The same for what may be refused: a refusal comes through as it is.
    func writeOrRefuse<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.write(body)
        } catch let refusal as CorrectionError {
            throw refusal
        } catch {
            return try RecordError.catching(path) { throw error }
        }
    }

    /// Everything that was written is in the file itself, and the file can be copied.
    package func close() throws(RecordError) {
        try RecordError.catching(path) {
            if let pool = database as? DatabasePool { try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") } }
            try database.close()
        }
    }
}

extension RecordStore {
    /// How many may read at a time.
    package static let readers = 5

    /// Seconds that a writer waits for another one.
    private static let patience = 30.0

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { db in
            // What is acknowledged outlives a power cut, too.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA cache_size = -65536")
            db.add(function: Coordinates.distanceInSQL)
        }
        return configuration
    }

    private static func opened(_ path: String, _ tick: @escaping @Sendable (Int, Int) -> Void) throws -> any DatabaseWriter {
        try checkBeforeWriting(path)
        let pool = try DatabasePool(path: path, configuration: configuration)
        let schema = Schema.migrator(tick: tick)
        if try pool.read(schema.hasBeenSuperseded) { throw RecordError.newerSchema(path: path) }
        try schema.migrate(pool)
        return pool
    }

    private static func openedForReading(_ path: String) throws -> any DatabaseWriter {
        var configuration = configuration
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { db in
            try checkOrigin(db, path)
            if try Schema.migrator.hasBeenSuperseded(db) { throw RecordError.newerSchema(path: path) }
            guard try Schema.migrator.hasCompletedMigrations(db) else { throw RecordError.olderSchema(path: path) }
        }
        return queue
    }

    /// Looks at a file that is there without changing a byte of it.
    private static func checkBeforeWriting(_ path: String) throws {
        guard access(path, F_OK) == 0 else { return }
        var reading = Configuration()
        reading.readonly = true
        reading.busyMode = .timeout(patience)
        let queue = try DatabaseQueue(path: path, configuration: reading)
        try queue.read { try checkOrigin($0, path) }
        try queue.close()
    }

    /// An SQLite file of another program is not touched.
    private static func checkOrigin(_ db: Database, _ path: String) throws {
        let mark = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard mark == Schema.applicationMark || (isEmpty && mark == 0) else { throw RecordError.notARecord(path: path) }
    }
}
