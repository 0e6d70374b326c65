/// An actor of the lexicon, as far as the rooms ask for it.
struct KnownActor: Hashable, Sendable {
    var id: ActorID
    var kind: Entity.Kind
    var sector: Sector?
    /// Nil where it is at home in none, or in more than one.
    var country: String?
    var name: String
}

/// The entries of the lexicon in the order of its files: numbers and places in one text, strings made when asked for.
struct ActorTable: Sendable {
    struct Entry: Sendable {
        var kind: Entity.Kind
        var sector: Sector?
        /// Places in the text.
        var id: Range<Int>
        var name: Range<Int>
        /// Every name with its separators.
        var names: Range<Int>
        /// ISO codes between blanks; the first is home, or `-` where it has none.
        var countries: Range<Int>
        /// `1994-2009`, either end open.
        var years: Range<Int>
        /// ISO 639-1 codes between blanks, of media.
        var languages: Range<Int>
        /// From the user's own list.
        var isOwn = false
    }

    private(set) var entries: [Entry] = []
    private(set) var text: [UInt8] = []

    var count: Int { entries.count }

    mutating func append(_ entry: Entry) { entries.append(entry) }

    /// Takes in the bytes of a file; where they begin in the text.
    mutating func append(_ bytes: some Sequence<UInt8>) -> Int {
        let start = text.count
        text.append(contentsOf: bytes)
        return start
    }

    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    func name(_ index: Int) -> String { string(entries[index].name) }
    func id(_ index: Int) -> String { string(entries[index].id) }

    /// Codes of all countries where it is at home or active.
    func countries(_ index: Int) -> [String] {
        text[entries[index].countries].split(separator: UInt8(ascii: " ")).filter { $0.count == 3 }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The country that it belongs to; nil where it has no home.
    func country(_ index: Int) -> String? {
        let codes = entries[index].countries
        guard codes.count >= 3, text[codes.lowerBound] != UInt8(ascii: "-") else { return nil }
        return string(codes.lowerBound..<codes.lowerBound + 3)
    }

    /// First and last year of its being active, as far as they are known.
    func years(_ index: Int) -> (first: Int?, last: Int?) {
        let parts = string(entries[index].years).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return (nil, nil) }
        return (Int(parts[0]), Int(parts[1]))
    }

    func languages(_ index: Int) -> [String] { string(entries[index].languages).split(separator: " ").map(String.init) }
}
