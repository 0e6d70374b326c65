#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A lexicon file of the simplest form: `[section]` lines, words separated by blanks, `#` comments.
package struct WordSections: Sendable {
    package let path: String
    private let sections: [String: [String]]

    package init(path: String) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        var sections: [String: [String]] = [:]
        var section: String?
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = String(line.dropFirst().dropLast())
                sections[section ?? ""] = []
            } else if let section {
                sections[section]?.append(contentsOf: line.split(separator: " ").map(String.init))
            } else {
                throw DataError(file: path, fault: .wrong(line: index + 1, "words before the first [section]"))
            }
        }
        self.path = path
        self.sections = sections
    }

    /// The names of the sections that the file holds.
    package var names: Set<String> { Set(sections.keys) }

    /// The words of a section that the reader needs.
    package func words(_ name: String) throws(DataError) -> [String] {
        guard let words = sections[name] else {
            throw DataError(file: path, fault: .wrong(line: 1, "the section [\(name)] is missing"))
        }
        return words
    }
}
