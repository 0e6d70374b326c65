/// What lists say of names (`Data/lexicons/names`, the states and first names beside it): evidence of what kind a name is.
///
/// Names are told by a hash of their letters; capitals, blanks, points, hyphens and apostrophes do not count ("al - Qaida").
struct NameLists: Sendable {
    struct Evidence: OptionSet, Sendable {
        let rawValue: UInt8
        static let person = Evidence(rawValue: 1)
        static let organisation = Evidence(rawValue: 2)
        static let place = Evidence(rawValue: 4)
        /// A state or a division of one, which stands behind the name of a town.
        static let division = Evidence(rawValue: 8)
        /// The same in short ("CA"): behind a town alone.
        static let shortDivision = Evidence(rawValue: 16)
    }

    private var evidence: [UInt64: Evidence] = [:]
    let address: Set<ArraySlice<UInt8>>
    let openers: Set<ArraySlice<UInt8>>
    let storms: Set<ArraySlice<UInt8>>
    let signs: Set<ArraySlice<UInt8>>

    init(data: DataDirectory) throws(DataError) {
        let edges = try WordSections(path: data.file("lexicons/names/edges.txt"))
        func words(_ section: String) throws(DataError) -> Set<ArraySlice<UInt8>> {
            Set(try edges.words(section).map { ArraySlice($0.utf8) })
        }
        address = try words("address")
        openers = try words("openers")
        storms = try words("storms")
        signs = try words("signs")
        try readNames(data)
        try readStates(data)
    }

    /// What the lists say of a name; nothing where they say two things.
    func evidence(of words: some Sequence<ArraySlice<UInt8>>) -> Evidence {
        var hash = Self.seed
        for word in words { Self.mix(word, into: &hash) }
        return evidence[hash] ?? []
    }

    private mutating func readNames(_ data: DataDirectory) throws(DataError) {
        evidence.reserveCapacity(1 << 14)
        try read(data, "lexicons/names/organisations.txt", separator: ";") { _ in .organisation }
        try read(data, "lexicons/names/places.txt", separator: ";") { section in
            switch section {
            case "divisions": [.place, .division]
            case "short-divisions": .shortDivision
            default: .place
            }
        }
        try read(data, "lexicons/names/given-names.txt", separator: " ") { _ in .person }
        try read(data, "lexicons/first-names.txt", separator: " ") { _ in .person }
    }

    /// `states.txt`: code | names | demonyms | capitals.
    private mutating func readStates(_ data: DataDirectory) throws(DataError) {
        let bar = UInt8(ascii: "|"), semicolon = UInt8(ascii: ";")
        for line in try data.bytes(of: "lexicons/states.txt").split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: bar, omittingEmptySubsequences: false)
            guard fields.count > 1 else { continue }
            for name in fields[1].split(separator: semicolon) { add(name, [.place, .division]) }
            for name in fields.dropFirst(3).first?.split(separator: semicolon) ?? [] { add(name, .place) }
        }
    }

    private mutating func read(
        _ data: DataDirectory, _ file: String, separator: Unicode.Scalar, kind: (String) -> Evidence
    ) throws(DataError) {
        var section: Evidence = []
        for line in try data.bytes(of: file).split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            if line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
                section = kind(String(decoding: line.dropFirst().dropLast(), as: UTF8.self))
            } else {
                for name in line.split(separator: UInt8(ascii: separator)) { add(name, section) }
            }
        }
    }

    private mutating func add(_ name: ArraySlice<UInt8>, _ kind: Evidence) {
        var hash = Self.seed
        Self.mix(name, into: &hash)
        if hash != Self.seed { evidence[hash, default: []].formUnion(kind) }
    }

    // FNV-1a over the letters in lower case.
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func mix(_ word: ArraySlice<UInt8>, into hash: inout UInt64) {
        var skip = 0
        for index in word.indices {
            let byte = word[index]
            if skip > 0 {
                skip -= 1
                continue
            }
            // The apostrophe ’ in UTF-8.
            if byte == 0xE2, word[index...].starts(with: [0xE2, 0x80, 0x99]) { skip = 2 } else if !left.contains(byte) {
                let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                hash = (hash ^ UInt64(small)) &* 0x100_0000_01B3
            }
        }
    }

    private static let left = Array(" .'-`\t\r".utf8)
}
