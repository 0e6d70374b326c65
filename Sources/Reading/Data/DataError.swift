/// A file under Data/ that the reader cannot work without is missing or damaged.
package enum DataError: Error, Hashable, Sendable {
    case unreadable(path: String)
    case malformed(path: String, line: Int, reason: String)
}

extension DataError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let path):
            "cannot read \(path): restore the Data folder (git checkout Data) or name another with --data"
        case .malformed(let path, let line, let reason):
            "\(path):\(line): \(reason)"
        }
    }
}
