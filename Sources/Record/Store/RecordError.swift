import GRDB

/// Why the record cannot be opened, read or written: a sentence that says which file and what to do.
package enum RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotOpen(path: String)
    case notARecord(path: String)
    case damaged(path: String)
    case newerSchema(path: String)
    case olderSchema(path: String)
    case readOnly(path: String)
    case diskFull(path: String)
    /// The system failed to read or write, as at a limit on the size of files or on a broken disk.
    case diskRefuses(path: String)
    case busy(path: String)
    /// A file that was to be made is there.
    case exists(path: String)
    /// A release is never changed.
    case released(String)
    /// A release that the record does not give any more.
    case doesNotHold(String)
    /// Something by that name is not in the record.
    case unknown(String)
    case other(path: String, reason: String)

    package var description: String {
        switch self {
        case .cannotOpen(let path): "\(path): the record cannot be opened; check that its folder exists and that you may write there"
        case .notARecord(let path): "\(path): this is no record of Rapporteur; name another file with --record"
        case .damaged(let path):
            "\(path): the record is damaged; rapporteur check tells what is left, and a backup can take its place"
        case .newerSchema(let path): "\(path): the record was made by a newer Rapporteur; update the program to open it"
        case .olderSchema(let path): "\(path): the record is of an older Rapporteur; open it once with a command that may write"
        case .readOnly(let path): "\(path): the record cannot be written; check the permissions of the file and of its folder"
        case .diskFull(let path): "\(path): the disk is full; what was acknowledged is kept, make room and run the command again"
        case .diskRefuses(let path):
            "\(path): the disk does not take or give the bytes; what was acknowledged is kept: check the disk and the limits on the "
                + "size of files, and run the command again"
        case .busy(let path): "\(path): another program is writing the record; try again when it is done"
        case .exists(let path): "\(path): this file is there already; name another one, or take it away first"
        case .released(let name):
            "a release “\(name)” is there already and is not changed; choose another name, or look whether it holds with --verify"
        case .doesNotHold(let name):
            "the record does not give the release “\(name)” as it was frozen (release --verify tells what differs); as jsonl it goes out "
                + "as it was frozen"
        case .unknown(let name): "\(name) is not in the record"
        case .other(let path, let reason): "\(path): \(reason)"
        }
    }

    /// Runs what speaks to SQLite and says its failures in our words.
    static func catching<Value>(_ path: String, _ body: () throws -> Value) throws(RecordError) -> Value {
        do {
            return try body()
        } catch let error as RecordError {
            throw error
        } catch let error as DatabaseError {
            throw RecordError(error, path: path)
        } catch {
            throw .other(path: path, reason: "\(error)")
        }
    }

    private init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_CANTOPEN: self = .cannotOpen(path: path)
        case .SQLITE_NOTADB: self = .notARecord(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_IOERR: self = .diskRefuses(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        default: self = .other(path: path, reason: error.message ?? "\(error.resultCode)")
        }
    }
}
