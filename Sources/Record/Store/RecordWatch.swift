import GRDB
import Synchronization

/// Sees whether anybody, in this program or another, wrote to the record.
package final class RecordWatch: Sendable {
    private let path: String
    private let queue: DatabaseQueue

    /// A connection of its own: SQLite tells it of the writes of all others.
    package init(path: String) throws(RecordError) {
        self.path = path
        queue = try RecordError.catching(path) {
            var configuration = Configuration()
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Another number after every write.
    package func version() throws(RecordError) -> Int64 {
        try RecordError.catching(path) { try queue.unsafeRead { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 } }
    }
}
