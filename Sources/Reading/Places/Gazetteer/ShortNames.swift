/// Abbreviations of divisions (`Data/gazetteer/short-names.txt`), looked up as they are written.
struct ShortNames: Sendable {
    private let byName: [String: (name: PlaceName, country: String)]

    init(path: String, countries: Countries) throws(DataError) {
        var byName: [String: (PlaceName, String)] = [:]
        for (line, fields) in try LineFields.all(path: path) {
            guard fields.count == 3, let country = countries.code(short: Array(fields[2].utf8)) else {
                throw DataError(file: path, fault: .wrong(line: line, "expected: SHORT | name | AA"))
            }
            byName[fields[0]] = (PlaceName(fields[1]), country)
        }
        self.byName = byName
    }

    func division(_ short: String, isBehindPlace: Bool) -> (name: PlaceName, country: String)? {
        guard let found = byName[short], isBehindPlace || (short.utf8.count > 2 && !short.utf8.contains(UInt8(ascii: "."))) else {
            return nil
        }
        return found
    }
}
