/// The objects of a large JSON file, one after another, each small enough to be parsed by itself.
///
/// For a file that is one object or array of many: the values of its members (`{"1": {…}, "2": {…}}`), its elements, or the
/// features of a GeoJSON collection.
final class JSONObjects {
    private let source: ByteSource
    private var window: [UInt8] = []
    private var at = 0
    private var hasEnded = false
    /// Brackets that are open outside the objects handed on.
    private var open: [UInt8] = []
    private let opening: [UInt8]

    /// Larger ones are no places.
    private static let largest = 1 << 26

    /// `opening` are the brackets that are open where an object to hand on begins, as `{` or `{[`.
    init(_ source: ByteSource, in opening: String) {
        self.source = source
        self.opening = Array(opening.utf8)
    }

    func next() throws(GazetteerError) -> [UInt8]? {
        while let byte = try peek() {
            switch byte {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "{") where open == opening: return try object()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append(byte)
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = open.popLast()
                at += 1
            default: at += 1
            }
        }
        return nil
    }

    private func peek() throws(GazetteerError) -> UInt8? {
        if at >= window.count { try refill(keepingFrom: at) }
        return at < window.count ? window[at] : nil
    }

    private func refill(keepingFrom kept: Int) throws(GazetteerError) {
        guard !hasEnded else { return }
        window.removeFirst(min(kept, window.count))
        at -= kept
        let count = 1 << 20
        let before = window.count
        guard before < JSONObjects.largest else { throw .wrong(path: source.path, line: nil, "a value too large for a place") }
        window.append(contentsOf: repeatElement(0, count: count))
        var failure: GazetteerError?
        let got = window.withUnsafeMutableBytes { buffer -> Int in
            do throws(GazetteerError) {
                return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[before...]))
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        window.removeLast(count - got)
        hasEnded = got < count
    }

    private func skipString() throws(GazetteerError) {
        at += 1
        while let byte = try peek() {
            at += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\"), try peek() != nil { at += 1 }
        }
    }

    private func object() throws(GazetteerError) -> [UInt8] {
        try refillUnlessThere()
        var depth = 0, end = at, isString = false
        while true {
            if end >= window.count {
                let start = at
                if hasEnded { throw .wrong(path: source.path, line: nil, "the file ends inside a value") }
                try refill(keepingFrom: start)
                end -= start
                continue
            }
            let byte = window[end]
            end += 1
            if isString {
                if byte == UInt8(ascii: "\\") { end += 1 } else if byte == UInt8(ascii: "\"") { isString = false }
            } else if byte == UInt8(ascii: "\"") {
                isString = true
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { break }
            }
        }
        defer { at = end }
        return Array(window[at..<end])
    }

    private func refillUnlessThere() throws(GazetteerError) { _ = try peek() }
}

/// A parsed object with its bytes, for sources that want plain values.
struct JSONRecord {
    private let bytes: [UInt8]
    private let value: JSONValue

    init?(_ bytes: [UInt8]) {
        guard let value = try? JSONParser.value(in: bytes, Span(0, bytes.count)) else { return nil }
        self.bytes = bytes
        self.value = value
    }

    private init(bytes: [UInt8], value: JSONValue) {
        self.bytes = bytes
        self.value = value
    }

    subscript(name: String) -> JSONRecord? { value[name].map { JSONRecord(bytes: bytes, value: $0) } }
    var elements: [JSONRecord] { value.elements.map { JSONRecord(bytes: bytes, value: $0) } }

    var members: [(name: String, value: JSONRecord)] {
        guard case .object(let members) = value else { return [] }
        return members.map { ($0.name, JSONRecord(bytes: bytes, value: $0.value)) }
    }

    /// A string with its escapes resolved, or a number as written.
    var text: [UInt8]? {
        switch value {
        case .string(let span): JSONString(bytes, span).text
        case .number(let span): Array(bytes[span.range])
        default: nil
        }
    }

    var number: Double? { text.flatMap { Double(String(decoding: $0, as: UTF8.self)) } }
}
