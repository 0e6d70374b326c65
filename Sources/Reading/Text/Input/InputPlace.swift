/// Where a report was: a file, and the line or element of it where it holds several reports.
package struct InputPlace: Hashable, Sendable, CustomStringConvertible {
    /// `-` for standard input.
    package var path: String
    /// Line of a JSON Lines file, from 1.
    package var line: Int?
    /// Element of a JSON array, from 1.
    package var element: Int?

    package init(path: String, line: Int? = nil, element: Int? = nil) {
        self.path = path
        self.line = line
        self.element = element
    }

    /// One of several reports of a file.
    package var isRecord: Bool { line != nil || element != nil }

    package var description: String {
        let name = path == "-" ? "standard input" : path
        if let line { return "\(name), line \(line)" }
        if let element { return "\(name), element \(element)" }
        return name
    }
}
