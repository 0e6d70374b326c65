#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// States and well-known actors with their names (`Data/lexicons/states.txt`, `actors.txt`).
///
/// A line is `CODE | names | demonyms | capitals`, the last two only for states; names are separated by semicolons and the
/// first is the one by which the actor is known. CODE is one or more ISO 3166 alpha-3 codes, `-` for none. In `actors.txt` lines stand
/// under the `[kind]` of what they name.
package struct KnownActors: Sendable {
    struct Actor: Hashable, Sendable {
        var kind: Entity.Kind
        /// Nil where there is none or more than one.
        var country: String?
        var name: String
    }

    private(set) var actors: [Actor] = []
    /// Index in `actors` by folded words.
    private var byName: [[String]: Int] = [:]
    private var byDemonym: [[String]: Int] = [:]
    private var byCapital: [[String]: Int] = [:]

    package init(folder: String) throws(DataError) {
        try read(folder + "/states.txt", kind: .state)
        try read(folder + "/actors.txt", kind: nil)
    }

    /// The actor of a name, given as folded words.
    func named(_ words: [String]) -> Int? { byName[words] }
    /// The state of a demonym: "russian".
    func demonym(_ words: [String]) -> Int? { byDemonym[words] }
    /// The state that is spoken of by its capital: "Moscow said".
    func capital(_ words: [String]) -> Int? { byCapital[words] }

    private mutating func read(_ path: String, kind: Entity.Kind?) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        var kind = kind
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                kind = Entity.Kind(rawValue: String(line.dropFirst().dropLast()))
                guard kind != nil else { throw DataError(file: path, fault: .wrong(line: index + 1, "unknown kind \(line)")) }
            } else {
                let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(KnownActors.entries)
                guard let kind, columns.count >= 2, columns[0].count == 1, let name = columns[1].first else {
                    throw DataError(file: path, fault: .wrong(line: index + 1, "expected: CODE | name; other name"))
                }
                let codes = columns[0][0].split(separator: " ")
                let country = codes.count == 1 && codes[0] != "-" ? String(codes[0]) : nil
                add(Actor(kind: kind, country: country, name: name), columns)
            }
        }
    }

    private static func entries(_ column: Substring) -> [String] {
        column.split(separator: ";").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }

    /// The first actor that claims a name keeps it.
    private mutating func add(_ actor: Actor, _ columns: [[String]]) {
        let index = actors.count
        actors.append(actor)
        for name in columns[1] where byName[NameKey.words(name)] == nil { byName[NameKey.words(name)] = index }
        for name in columns.dropFirst(2).first ?? [] where byDemonym[NameKey.words(name)] == nil {
            byDemonym[NameKey.words(name)] = index
        }
        for name in columns.dropFirst(3).first ?? [] where byCapital[NameKey.words(name)] == nil {
            byCapital[NameKey.words(name)] = index
        }
    }
}
