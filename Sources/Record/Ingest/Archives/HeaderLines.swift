/// Named fields as the mail and web forms have them: `Name: value`, a line that begins with a blank continuing the one before.
struct HeaderLines {
    private var fields: [(name: String, value: String)] = []
    /// Lines that are no field were passed over.
    private(set) var hasBroken = false

    init(_ lines: [[UInt8]] = []) { for line in lines { add(line) } }

    mutating func add(_ line: [UInt8]) {
        if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
            fields[fields.count - 1].value += " " + HeaderLines.text(line[...])
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else {
            hasBroken = true
            return
        }
        fields.append((HeaderLines.text(line[..<colon]).lowercased(), HeaderLines.text(line[(colon + 1)...])))
    }

    /// Adds a field that was told apart already.
    mutating func add(_ name: String, _ value: String) { fields.append((name.lowercased(), value)) }

    /// The first of that name, in small letters; nil where it is not told.
    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let inner = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        let count = inner.reversed().prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.count
        return String(decoding: inner.dropLast(count), as: UTF8.self)
    }
}

/// What a `Content-Type` says: `text/html; charset=utf-8`.
struct ContentType: Hashable {
    var kind: String
    var charset: String?

    init(_ value: String) {
        let parts = value.split(separator: ";").map { ContentType.trimmed($0) }
        kind = parts.first?.lowercased() ?? ""
        charset = parts.dropFirst().first { $0.lowercased().hasPrefix("charset=") }.map {
            String($0.dropFirst(8)).filter { $0 != "\"" && $0 != "'" }
        }
    }

    private static func trimmed(_ text: Substring) -> String { String(text.filter { $0 != " " && $0 != "\t" }) }
}
