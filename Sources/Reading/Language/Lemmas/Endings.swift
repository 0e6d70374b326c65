/// Cuts endings off forms that no list knows, and tells which of the stems is a word (`Data/lexicons/endings.txt`).
struct Endings: Sendable {
    private let lostE: [[UInt8]]
    private let noE: [[UInt8]]
    private let fallingES: [[UInt8]]
    private let prefixes: [[UInt8]]

    init(path: String) throws(DataError) {
        let file = try WordSections(path: path)
        lostE = try file.words("lost-e").map { Array($0.utf8) }
        noE = try file.words("no-e").map { Array($0.utf8) }
        fallingES = try file.words("es-falls").map { Array($0.utf8) }
        prefixes = try file.words("prefixes").map { Array($0.utf8) }
    }

    /// The stems that a form may come from by its tag, the plain one first; empty where the tag has no ending.
    func stems(of form: [UInt8], tag: String) -> [[UInt8]] {
        switch tag {
        case "VBD", "VBN":
            guard form.count > 3, ends(form, "ed".utf8) else { return [] }
            return ends(form, "ied".utf8) ? [Array(form.dropLast(3) + "y".utf8), form.dropLast()] : participles(form.dropLast(2))
        case "VBG":
            return form.count > 4 && ends(form, "ing".utf8) ? participles(form.dropLast(3)) : []
        case "VBZ", "NNS":
            if tag == "NNS", form.count > 4, ends(form, "men".utf8) { return [Array(form.dropLast(2) + "an".utf8)] }
            guard form.count > 3, ends(form, "s".utf8), !ends(form, "ss".utf8) else { return [] }
            if ends(form, "ies".utf8) { return [Array(form.dropLast(3) + "y".utf8), form.dropLast()] }
            return fallingES.contains { ends(form, $0) } ? [form.dropLast(2), form.dropLast()] : [form.dropLast()]
        default: return []
        }
    }

    /// `stopp` comes from stop, `mimick` from mimic, `nam` from name.
    private func participles(_ stem: ArraySlice<UInt8>) -> [[UInt8]] {
        let plain = Array(stem)
        guard let last = plain.last, plain.count > 1 else { return [plain] }
        let isDoubled = plain.count > 2 && plain[plain.count - 2] == last && !Self.isVowel(last) && last != UInt8(ascii: "s")
        if isDoubled || ends(plain, "ick".utf8) { return [plain, plain.dropLast()] }
        return [plain, plain + "e".utf8]
    }

    /// Whether an e was lost behind a stem; nil where spelling does not tell.
    func isELost(behind stem: [UInt8]) -> Bool? {
        if Self.isShort(stem) { return true }
        let yes = lostE.filter { ends(stem, $0) }.map(\.count).max() ?? 0
        let no = noE.filter { ends(stem, $0) }.map(\.count).max() ?? 0
        return yes == no ? nil : yes > no
    }

    /// A stem without each prefix that it may have ("overstate").
    func withoutPrefix(_ stem: [UInt8]) -> [ArraySlice<UInt8>] {
        prefixes.filter { stem.starts(with: $0) && stem.count > $0.count + 2 }.map { stem.dropFirst($0.count) }
    }

    /// One vowel and one consonant behind it ("nam", "stop"): before an ending the consonant would be doubled.
    private static func isShort(_ stem: [UInt8]) -> Bool {
        guard let last = stem.last, !isVowel(last), !"wxyh".utf8.contains(last) else { return false }
        guard let vowel = stem.dropLast().last, isVowel(vowel) else { return false }
        let onset = stem.dropLast(2)
        return !onset.contains(where: isVowel) || onset.elementsEqual("qu".utf8)
    }

    private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }

    private func ends(_ form: [UInt8], _ ending: some Collection<UInt8>) -> Bool {
        form.suffix(ending.count).elementsEqual(ending)
    }
}
