/// By which words and kinds an actor's sector is told where the lexicon does not know it (`Data/lexicons/actors/sectors.txt`).
struct SectorWords: Sendable {
    /// Where no word tells more.
    let byKind: [Entity.Kind: Sector]
    let bySource: [Statement.Anonymous: Sector]
    /// Roles whose holder belongs to the sector of the body that he serves.
    let serving: Set<String>
    let roles: [String: Sector]
    let nouns: [String: Sector]
    let modifiers: [String: Sector]
    let names: [String: Sector]
    /// Bodies and offices of which every country has its own.
    let domestic: Set<String>

    init(path: String) throws(DataError) {
        let file = try WordSections(path: path)
        byKind = try SectorWords.pairs(file, "kind")
        bySource = try SectorWords.pairs(file, "source")
        serving = Set(try file.words("serving"))
        roles = try SectorWords.sectors(file, "role.")
        nouns = try SectorWords.sectors(file, "noun.")
        modifiers = try SectorWords.sectors(file, "modifier.")
        names = try SectorWords.sectors(file, "name.")
        domestic = Set(try file.words("domestic"))
    }

    /// Entries of the form `ngo=NGO`.
    private static func pairs<Key: RawRepresentable & Hashable>(
        _ file: WordSections, _ section: String
    ) throws(DataError) -> [Key: Sector] where Key.RawValue == String {
        var result: [Key: Sector] = [:]
        for entry in try file.words(section) {
            let parts = entry.split(separator: "=").map(String.init)
            guard parts.count == 2, let key = Key(rawValue: parts[0]), let sector = Sector(rawValue: parts[1]) else {
                throw DataError(file: file.path, fault: .wrong(line: 1, "in [\(section)]: \(entry) is not WORD=SECTOR"))
            }
            result[key] = sector
        }
        return result
    }

    /// A word belongs to the first sector, in the order of their codes' list, that has it.
    private static func sectors(_ file: WordSections, _ prefix: String) throws(DataError) -> [String: Sector] {
        var result: [String: Sector] = [:]
        for sector in Sector.allCases where file.names.contains(prefix + sector.rawValue) {
            for word in try file.words(prefix + sector.rawValue) where result[word] == nil { result[word] = sector }
        }
        for name in file.names where name.hasPrefix(prefix) && Sector(rawValue: String(name.dropFirst(prefix.count))) == nil {
            throw DataError(file: file.path, fault: .wrong(line: 1, "unknown sector in [\(name)]"))
        }
        return result
    }
}
