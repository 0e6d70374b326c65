/// What share of a text's words and letters is typical of a language.
package struct LanguageProfiles: Sendable {
    struct Profile: Sendable {
        var code: String
        var words: Set<[UInt8]>
    }

    let profiles: [Profile]
    /// Letter triples of English, packed as by `pack`.
    let englishTrigrams: Set<UInt32>

    init(data: DataDirectory) throws(DataError) {
        profiles = try LexiconFile("lexicons/language/words.txt", in: data).entries().map { key, values, _ in
            Profile(code: key, words: Set(values.map { Array($0.utf8) }))
        }
        let file = try LexiconFile("lexicons/language/english-trigrams.txt", in: data)
        var trigrams: Set<UInt32> = []
        for line in file.lines {
            for word in line.text.split(separator: " ") {
                let bytes = Array(word.utf8)
                guard bytes.count == 3 else {
                    throw DataError(file: file.file, fault: .wrong(line: line.number, "three letters expected"))
                }
                trigrams.insert(LanguageProfiles.pack(bytes[0], bytes[1], bytes[2]))
            }
        }
        englishTrigrams = trigrams
        guard profiles.contains(where: { $0.code == "en" }) else {
            throw DataError(file: data.file("lexicons/language/words.txt"), fault: .damaged("no list for “en”"))
        }
    }

    static func pack(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
        UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    }
}
