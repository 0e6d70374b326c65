import Record

/// The part of an address behind the question mark: names and values, percent signs undone.
package struct Query: Hashable, Sendable {
    private(set) var pairs: [(name: String, value: String)]

    /// More names are nobody's.
    private static let most = 200

    package static func == (a: Query, b: Query) -> Bool { a.canonical == b.canonical }
    package func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

    init(_ text: String?) throws(Problem) {
        pairs = []
        guard let text, !text.isEmpty else { return }
        for part in text.utf8.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Percent.undone(halves[0]), let value = halves.count > 1 ? Percent.undone(halves[1]) : "" else {
                throw Problem(.badRequest, "the address holds a percent sign that begins no byte, or bytes that are no UTF-8")
            }
            guard !name.unicodeScalars.contains("\0"), !value.unicodeScalars.contains("\0") else {
                throw Problem(.badValue, "a value of the address holds a zero byte")
            }
            pairs.append((name, value))
        }
        guard pairs.count <= Query.most else { throw Problem(.badRequest, "the address has more than \(Query.most) values") }
    }

    init(pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// Names in order, so that two ways to write one question are one.
    var canonical: String {
        pairs.map { "\($0.name)\u{1F}\($0.value)" }.sorted().joined(separator: "\u{1E}")
    }

    func values(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// The value of a name that may stand once; an empty one counts as not given.
    func value(_ name: String) throws(Problem) -> String? {
        let values = values(name)
        guard values.count <= 1 else { throw Problem(.badValue, "\(name) may be given once") }
        return values.first.flatMap { $0.isEmpty ? nil : $0 }
    }

    func flag(_ name: String) throws(Problem) -> Bool {
        switch try value(name) {
        case nil, "false", "0", "no": false
        case "true", "1", "yes": true
        case .some: throw Problem(.badValue, "\(name) is true or false")
        }
    }

    func number(_ name: String, in range: ClosedRange<Int>, otherwise: Int) throws(Problem) -> Int {
        guard let text = try value(name) else { return otherwise }
        guard let number = Int(text), range.contains(number) else {
            throw Problem(.badValue, "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Refuses names that the route does not know, and lists those that it does.
    func check(against known: [String], of route: String) throws(Problem) {
        for (name, _) in pairs where !known.contains(name) {
            let list = known.isEmpty ? "it takes none" : "there are " + known.sorted().joined(separator: ", ")
            throw Problem(.unknownFilter, "“\(name.prefix(60))” is no filter of \(route); \(list)")
        }
    }
}

/// Percent signs in addresses.
enum Percent {
    /// Nil where a percent sign begins no byte, or the bytes are no UTF-8.
    static func undone(_ bytes: some Sequence<UInt8>, plusIsBlank: Bool = true) -> String? {
        var plain: [UInt8] = []
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                plain.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsBlank: plain.append(UInt8(ascii: " "))
            default: plain.append(byte)
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
