/// What a file is, by what stands in it.
package enum InputFormat: String, Hashable, Sendable, CaseIterable, Codable {
    case plain
    case html
    case pdf
    /// One JSON object a line, each a report.
    case jsonLines = "jsonl"
    /// One JSON object, or an array of them.
    case json
}

extension InputFormat {
    /// The format by the first bytes of a file, the encoding being known where it matters.
    ///
    /// - Parameters:
    ///   - text: the beginning of the file, decoded to UTF-8.
    ///   - path: consulted only where the content leaves it open (a JSON Lines file whose first line is broken).
    static func recognised(in text: ArraySlice<UInt8>, path: String) -> InputFormat {
        guard let start = text.firstIndex(where: { !$0.isBlank && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }) else {
            return .plain
        }
        let named = named(by: path)
        switch text[start] {
        case UInt8(ascii: "<"):
            return looksLikeHTML(text[start...]) || named == .html ? .html : .plain
        case UInt8(ascii: "{"):
            if looksLikeLines(text[start...], named: named) { return .jsonLines }
            return looksLikeObject(text[start...]) ? .json : .plain
        case UInt8(ascii: "["):
            return looksLikeArray(text[start...]) ? .json : .plain
        default:
            return named == .jsonLines && text.contains(UInt8(ascii: "{")) ? .jsonLines : .plain
        }
    }

    /// True for the mark of a PDF, which may stand after some rubbish.
    static func isPDF(_ bytes: ArraySlice<UInt8>) -> Bool {
        let mark = Array("%PDF-".utf8)
        let head = Array(bytes.prefix(1024))
        guard let at = head.firstIndex(of: mark[0]) else { return false }
        return head[at...].starts(with: mark)
    }

    private static func named(by path: String) -> InputFormat? {
        let name = path.utf8.suffix(9).map(\.lowered)
        func ends(_ suffix: String) -> Bool { name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }
        if ends(".jsonl") || ends(".ndjson") { return .jsonLines }
        if ends(".html") || ends(".htm") || ends(".xhtml") { return .html }
        return nil
    }

    private static let pageTags = [
        "!doctype html", "html", "head", "body", "article", "main", "div", "p", "h1", "title", "meta", "section", "table",
    ].map { Array($0.utf8) }

    /// A page starts with a declaration, a comment or a tag of HTML.
    private static func looksLikeHTML(_ text: ArraySlice<UInt8>) -> Bool {
        let head = Array(text.prefix(4096))
        var at = 0
        while at < head.count, head[at] == UInt8(ascii: "<") {
            if pageTags.contains(where: { head.holds($0, at: at + 1) && !head.isNameByte(at + 1 + $0.count) }) { return true }
            guard let skipped = head.endOfPreamble(from: at) else { return false }
            at = skipped
            while at < head.count, head[at].isBlank { at += 1 }
        }
        return false
    }

    /// Whether one of the first lines is an object of its own; the others may be broken. A first line longer than what
    /// is looked at counts when it starts as an object does.
    private static func looksLikeLines(_ text: ArraySlice<UInt8>, named: InputFormat?) -> Bool {
        if named == .jsonLines { return true }
        let window = text.prefix(1 << 16)
        guard window.contains(0x0A) else { return looksLikeObject(text) }
        return window.split(separator: 0x0A, maxSplits: 8).prefix(8).contains { line in
            line.first == UInt8(ascii: "{") && line.last { !$0.isBlank } == UInt8(ascii: "}") && line.count > 2
        }
    }

    private static func looksLikeObject(_ text: ArraySlice<UInt8>) -> Bool {
        let next = text.dropFirst().first { !$0.isBlank }
        return next == UInt8(ascii: "\"") || (next == UInt8(ascii: "}") && text.count < 64)
    }

    private static func looksLikeArray(_ text: ArraySlice<UInt8>) -> Bool {
        let next = text.dropFirst().first { !$0.isBlank }
        return next == UInt8(ascii: "{")
    }
}

extension [UInt8] {
    fileprivate func isNameByte(_ offset: Int) -> Bool {
        offset < count && (self[offset].isLetter || self[offset].isDigit || self[offset] == UInt8(ascii: "-"))
    }

    /// End of a comment, XML declaration or document type that starts here; nil for anything else.
    fileprivate func endOfPreamble(from start: Int) -> Int? {
        if holds(Array("<!--".utf8), at: start) { return first(Array("-->".utf8), in: start..<count).map { $0 + 3 } }
        guard start + 1 < count, self[start + 1] == UInt8(ascii: "?") || self[start + 1] == UInt8(ascii: "!") else { return nil }
        return self[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    }
}
