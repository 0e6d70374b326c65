/// One line of a table.
package enum TableRow {
    /// Separated by tabs; tabs and line ends inside a value become blanks, an empty value "None", as POLECAT writes it.
    package static func tabbed(_ values: [String]) -> [UInt8] {
        let cells = values.map { $0.isEmpty ? "None" : flat($0) }
        return Array((cells.joined(separator: "\t") + "\n").utf8)
    }

    /// Separated by commas, quoted where needed (RFC 4180); a value that a spreadsheet would take for a formula begins with an apostrophe.
    package static func commaSeparated(_ values: [String]) -> [UInt8] {
        Array((values.map(quoted).joined(separator: ",") + "\r\n").utf8)
    }

    private static func flat(_ value: String) -> String {
        String(value.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }

    private static func quoted(_ value: String) -> String {
        var text = flat(value)
        if let first = text.first, "=+-@".contains(first), Double(text) == nil { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
