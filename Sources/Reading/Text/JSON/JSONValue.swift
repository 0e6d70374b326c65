/// A JSON value that remembers where its words stand.
enum JSONValue {
    case null
    case bool(Bool)
    /// The digits as written.
    case number(Span)
    /// What stands between the quotes, escapes and all.
    case string(Span)
    case array([JSONValue])
    case object([Member])

    struct Member {
        var name: String
        var value: JSONValue
    }

    /// The first member of that name; nil for one that is absent or no object.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var elements: [JSONValue] {
        if case .array(let elements) = self { return elements }
        return []
    }
}

/// Reads JSON (RFC 8259) from bytes that are valid UTF-8.
///
/// Own reader because spans must lead into the string as it was written, escapes included; Foundation's gives none.
struct JSONParser {
    struct Fault: Error {
        var byte: Int
        var reason: String
    }

    /// Deeper nesting is refused so that no input can exhaust the stack.
    private static let deepest = 128

    let bytes: [UInt8]
    private(set) var at: Int
    private let end: Int

    init(_ bytes: [UInt8], in span: Span) {
        self.bytes = bytes
        at = span.start
        end = span.end
    }

    /// The one value that fills the span.
    static func value(in bytes: [UInt8], _ span: Span) throws(Fault) -> JSONValue {
        var parser = JSONParser(bytes, in: span)
        let value = try parser.value()
        parser.skipBlanks()
        guard parser.at == span.end else { throw Fault(byte: parser.at, reason: "something stands after the value") }
        return value
    }

    mutating func value(depth: Int = 0) throws(Fault) -> JSONValue {
        skipBlanks()
        guard depth < Self.deepest else { throw fault("nested too deep") }
        switch peek {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw fault("it breaks off")
        case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): return try number()
        default: throw fault("a value expected")
        }
    }

    mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    /// Takes one byte if it is the next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        at += 1
        return true
    }

    var peek: UInt8? { at < end ? bytes[at] : nil }

    func fault(_ reason: String) -> Fault { Fault(byte: at, reason: reason) }
}

extension JSONParser {
    private mutating func object(_ depth: Int) throws(Fault) -> JSONValue {
        at += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skipBlanks()
            guard peek == UInt8(ascii: "\"") else { throw fault("a name in quotes expected") }
            let name = JSONString(bytes, try string()).string
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw fault("a colon expected") }
            members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw fault(peek == nil ? "it breaks off" : "a comma or } expected") }
        }
    }

    private mutating func array(_ depth: Int) throws(Fault) -> JSONValue {
        at += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw fault(peek == nil ? "it breaks off" : "a comma or ] expected") }
        }
    }

    private mutating func string() throws(Fault) -> Span {
        at += 1
        let start = at
        while let byte = peek {
            if byte == UInt8(ascii: "\"") {
                at += 1
                return Span(start, at - 1)
            }
            if byte < 0x20 { throw fault("a control character stands bare in a string") }
            at += 1
            if byte == UInt8(ascii: "\\") { try skipEscape() }
        }
        throw fault("a string is not closed")
    }

    private mutating func skipEscape() throws(Fault) {
        guard let byte = peek else { throw fault("a string is not closed") }
        switch byte {
        case UInt8(ascii: "u"):
            for offset in 1...4 {
                guard at + offset < end, JSONString.hex(bytes[at + offset]) != nil else {
                    throw fault("\\u wants four hexadecimal digits")
                }
            }
            at += 5
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        default: throw fault("no such escape")
        }
    }

    private mutating func number() throws(Fault) -> JSONValue {
        let start = at
        _ = take(UInt8(ascii: "-"))
        let isZero = take(UInt8(ascii: "0"))
        guard isZero || digits() > 0 else { throw fault("a digit expected") }
        if take(UInt8(ascii: ".")), digits() == 0 { throw fault("a digit expected") }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw fault("a digit expected") }
        }
        return .number(Span(start, at))
    }

    private mutating func digits() -> Int {
        let start = at
        while let byte = peek, byte.isDigit { at += 1 }
        return at - start
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
        let name = Array("\(word)".utf8)
        guard at + name.count <= end, bytes[at..<(at + name.count)].elementsEqual(name) else { throw fault("a value expected") }
        at += name.count
        return value
    }
}
