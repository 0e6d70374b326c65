/// Writes JSON as bytes, fields in the order they are given, so that one value always gives the same bytes.
///
/// Written out because `JSONEncoder` manages 13 MB/s and orders keys by chance or by alphabet; this only appends.
package struct JSONWriter {
    package enum Layout: Sendable {
        case compact
        /// Two blanks a level; spans and lists of words stay on their line.
        case indented
    }

    package private(set) var bytes: [UInt8] = []
    private let layout: Layout
    private var depth = 0
    private var isFirst = true

    package init(layout: Layout = .compact) {
        self.layout = layout
    }

    // MARK: Containers

    package mutating func object(_ fields: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        fields(&self)
        close(UInt8(ascii: "}"))
    }

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { breakLine() }
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func next() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        breakLine()
    }

    private mutating func breakLine() {
        guard layout == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func key(_ name: StaticString) {
        next()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    }

    // MARK: Fields

    package mutating func field(_ name: StaticString, _ value: String?) {
        key(name)
        string(value)
    }

    package mutating func field(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    /// Rounded to three decimals: what lies beyond differs from processor to processor.
    package mutating func field(_ name: StaticString, rounded value: Float) {
        key(name)
        guard value.isFinite, abs(value) < 1e9 else { return null() }
        let thousandths = Int((value * 1000).rounded())
        if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
        number(abs(thousandths) / 1000)
        let digits = abs(thousandths) % 1000
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: [digits / 100, digits / 10 % 10].map { UInt8(ascii: "0") + UInt8($0) })
        if digits % 10 != 0 { bytes.append(UInt8(ascii: "0") + UInt8(digits % 10)) }
    }

    /// Rounded to the given number of decimals, trailing zeros left out.
    package mutating func field(_ name: StaticString, _ value: Double?, decimals: Int) {
        key(name)
        guard let value else { return null() }
        decimal(value, decimals)
    }

    package mutating func field(_ name: StaticString, _ values: [Double], decimals: Int) {
        key(name)
        inline(values) { $0.decimal($1, decimals) }
    }

    package mutating func field(_ name: StaticString, _ value: Bool) {
        key(name)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    package mutating func field(_ name: StaticString, _ value: Span?) {
        key(name)
        if let value { span(value) } else { null() }
    }

    package mutating func field(_ name: StaticString, _ values: [Span]) {
        key(name)
        inline(values) { $0.span($1) }
    }

    package mutating func field(_ name: StaticString, _ values: [String]) {
        key(name)
        inline(values) { $0.string($1) }
    }

    package mutating func field(_ name: StaticString, object fields: (inout JSONWriter) -> Void) {
        key(name)
        object(fields)
    }

    /// An object, or null where there is no value.
    package mutating func field<Value>(_ name: StaticString, object value: Value?, _ fields: (inout JSONWriter, Value) -> Void) {
        key(name)
        if let value { object { fields(&$0, value) } } else { null() }
    }

    package mutating func field<Value>(_ name: StaticString, objects values: [Value], _ fields: (inout JSONWriter, Value) -> Void) {
        key(name)
        open(UInt8(ascii: "["))
        for value in values {
            next()
            object { fields(&$0, value) }
        }
        close(UInt8(ascii: "]"))
    }

    // MARK: Values

    private mutating func inline<Value>(_ values: [Value], _ write: (inout JSONWriter, Value) -> Void) {
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func span(_ span: Span) {
        bytes.append(UInt8(ascii: "["))
        number(span.start)
        bytes.append(UInt8(ascii: ","))
        number(span.end)
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func null() { bytes.append(contentsOf: "null".utf8) }

    private mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    private mutating func decimal(_ value: Double, _ decimals: Int) {
        guard let text = FixedDecimal.text(value, decimals) else { return null() }
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func string(_ value: String?) {
        guard var value else { return null() }
        bytes.append(UInt8(ascii: "\""))
        value.withUTF8 { JSONEscape.append($0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Numbers with a fixed count of decimals, trailing zeros left out but for one; alike on every machine.
package enum FixedDecimal {
    /// Nil for what no such number is: infinite, no number, a thousand millions and more.
    package static func text(_ value: Double, _ decimals: Int) -> String? {
        guard value.isFinite, abs(value) < 1e9 else { return nil }
        let scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
        let units = Int((value * Double(scale)).rounded())
        var (fraction, width) = (abs(units) % scale, decimals)
        while width > 1, fraction.isMultiple(of: 10) { (fraction, width) = (fraction / 10, width - 1) }
        let digits = width == 0 ? "" : String(fraction)
        let zeros = String(repeating: "0", count: width - digits.utf8.count)
        return "\(units < 0 ? "-" : "")\(abs(units) / scale).\(zeros)\(digits)"
    }
}
