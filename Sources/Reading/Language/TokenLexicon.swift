/// The words that decide where tokens and sentences end (`Data/lexicons/tokens.txt`).
package struct TokenLexicon: Sendable {
    /// Abbreviations with their point, in lower case; true where a sentence may end with them.
    let abbreviations: [ArraySlice<UInt8>: Bool]
    let prefixes: Set<ArraySlice<UInt8>>
    let units: Set<ArraySlice<UInt8>>
    /// Where a fused word is cut, in bytes from its start.
    let fused: [ArraySlice<UInt8>: Int]
    let starters: Set<ArraySlice<UInt8>>
    /// Words before a caption that tell of the picture alone, as they are written: "FILE -".
    let captionLabels: Set<ArraySlice<UInt8>>

    package init(path: String) throws(DataError) {
        let file = try WordSections(path: path)
        var abbreviations: [ArraySlice<UInt8>: Bool] = [:]
        for word in try file.words("abbreviations") { abbreviations[ArraySlice(word.utf8)] = false }
        for word in try file.words("abbreviations-that-may-end") { abbreviations[ArraySlice(word.utf8)] = true }
        var fused: [ArraySlice<UInt8>: Int] = [:]
        for word in try file.words("fused") {
            let parts = word.split(separator: "|")
            fused[ArraySlice(parts.joined().utf8)] = parts[0].utf8.count
        }
        self.abbreviations = abbreviations
        self.fused = fused
        prefixes = Set(try file.words("prefixes").map { ArraySlice($0.utf8) })
        units = Set(try file.words("units").map { ArraySlice($0.utf8) })
        starters = Set(try file.words("starters").map { ArraySlice($0.utf8) })
        captionLabels = Set(try file.words("caption-labels").map { ArraySlice($0.utf8) })
    }
}

/// ASCII letters in lower case, every other byte as it is.
func lowercased(_ bytes: some Sequence<UInt8>) -> ArraySlice<UInt8> {
    ArraySlice(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
}
