/// A word list of `Data/`: lines of UTF-8, `#` before a remark, blank lines for the eye.
struct LexiconFile {
    struct Line {
        /// From 1, for messages.
        var number: Int
        var text: String
    }

    let file: String
    let lines: [Line]

    init(_ name: String, in data: DataDirectory) throws(DataError) {
        file = data.file(name)
        let bytes = try data.bytes(of: name)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DataError(file: data.file(name), fault: .damaged("not valid UTF-8"))
        }
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let words = LexiconFile.trimmed(line)
            return words.isEmpty || words.hasPrefix("#") ? nil : Line(number: index + 1, text: words)
        }
        guard !lines.isEmpty else { throw DataError(file: file, fault: .damaged("the list is empty")) }
    }

    /// The part before the first colon and the list after it, parted by commas.
    func entries() throws(DataError) -> [(key: String, values: [String], line: Int)] {
        var result: [(key: String, values: [String], line: Int)] = []
        for line in lines {
            guard let (key, value) = LexiconFile.keyed(line.text) else {
                throw DataError(file: file, fault: .wrong(line: line.number, "“key: value, value” expected"))
            }
            let values = value.split(separator: ",").map { LexiconFile.trimmed($0).lowercased() }.filter { !$0.isEmpty }
            result.append((key.lowercased(), values, line.number))
        }
        return result
    }

    static func keyed(_ line: String) -> (key: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return (trimmed(line[..<colon]), trimmed(line[line.index(after: colon)...]))
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        var rest = text[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
