import Record

/// The filter of a kept search: as the command line writes it, and as the API does.
struct SavedFilter {
    /// Names and values, in order.
    var pairs: [(name: String, value: String)]

    /// Of arguments of the command line; options that are no filters are passed over.
    init(arguments: [String]) {
        pairs = []
        var rest = arguments[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else { continue }
            let halves = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = halves[0]
            if name == "rejected" {
                pairs.append((name, "true"))
            } else if halves.count == 2 {
                if FilterNames.all.contains(name) { pairs.append((name, halves[1])) }
            } else if let value = rest.first, !value.hasPrefix("--") {
                rest.removeFirst()
                if FilterNames.all.contains(name) { pairs.append((name, value)) }
            }
        }
    }

    /// Of what the API is given.
    init(_ values: [String: FilterValue]) throws(Problem) {
        pairs = []
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard FilterNames.all.contains(name) else {
                throw Problem(
                    .unknownFilter,
                    "“\(name.prefix(60))” is no filter; there are \(FilterNames.all.sorted().joined(separator: ", "))")
            }
            guard value.isFor(name) else {
                throw Problem(.badValue, "“\(name)” of the filter is of another kind than it must be")
            }
            guard !value.words.contains(where: { $0.unicodeScalars.contains("\0") }) else {
                throw Problem(.badValue, "“\(name)” of the filter holds a zero byte")
            }
            for word in value.words { pairs.append((name, word)) }
        }
    }

    var arguments: [String] {
        pairs.flatMap { name, value in name == "rejected" ? (value == "true" ? ["--rejected"] : []) : ["--\(name)=\(value)"] }
    }

    /// As the query of an address would say it.
    func query() -> Query { Query(pairs: pairs) }
}

/// What a filter is given: a word, a number, yes or no, or several words.
enum FilterValue: Decodable {
    case word(String)
    case number(Double)
    case flag(Bool)
    case words([String])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let many = try? value.decode([String].self) {
            self = .words(many)
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .word(try value.decode(String.self))
        }
    }

    /// Whether a filter of this name takes such a value.
    func isFor(_ name: String) -> Bool {
        switch self {
        case .word: true
        case .number: name == "radius" || name == "sources"
        case .flag: name == "rejected"
        case .words: FilterNames.repeated.contains(name)
        }
    }

    var words: [String] {
        switch self {
        case .word(let word): [word]
        case .number(let number): [number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)]
        case .flag(let flag): [flag ? "true" : "false"]
        case .words(let words): words
        }
    }
}
