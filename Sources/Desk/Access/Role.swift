/// What somebody may do; each may do what those before may.
package enum Role: String, CaseIterable, Comparable, Sendable {
    /// Asks.
    case reader
    /// Corrects, brings reports in, may see sealed names.
    case analyst
    /// Seals, takes imports back, sees the metrics.
    case admin

    private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }

    package static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }
}

/// Who asks.
package struct Visitor: Hashable, Sendable {
    package enum Way: Hashable, Sendable {
        case nobody
        /// At a desk without users.
        case local
        /// By a cookie, with the mark that unsafe requests must bear.
        case session(csrf: String)
        case token
    }

    package var name: String
    package var role: Role?
    package var way: Way

    static let nobody = Visitor(name: "", role: nil, way: .nobody)
}
