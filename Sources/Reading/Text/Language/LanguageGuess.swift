/// Which language a text is in, from the share of function words and English letter triples; light, and honest about
/// short texts.
package struct LanguageGuess: Hashable, Sendable {
    /// A language code, nil where there is too little to say.
    package var code: String?
    /// Share of the words that are function words of that language.
    package var share: Double

    package var isForeign: Bool { code != nil && code != "en" }

    /// Looks at no more than the first 64 kB, by samples spread over the text.
    package init(_ text: [UInt8], profiles: LanguageProfiles) {
        let evidence = LanguageEvidence(text, profiles: profiles)
        (code, share) = evidence.verdict
    }
}

/// The counts on which the guess rests.
struct LanguageEvidence {
    private let profiles: LanguageProfiles
    private(set) var words = 0
    private(set) var hits: [Int]
    private(set) var trigrams = 0
    private(set) var englishTrigrams = 0
    /// Letters of each script.
    private(set) var scripts: [Script: Int] = [:]

    enum Script: Hashable {
        case latin, cyrillic, arabic, other(String)
    }

    init(_ text: [UInt8], profiles: LanguageProfiles) {
        self.profiles = profiles
        hits = [Int](repeating: 0, count: profiles.profiles.count)
        let limit = min(text.count, 1 << 16)
        var word: [UInt8] = []
        var at = 0
        while at < limit {
            let scalar = text.scalar(at: at)
            if scalar.isLetter || scalar.value == 0x27 && !word.isEmpty {
                append(scalar, to: &word)
            } else if !word.isEmpty {
                count(word)
                word.removeAll(keepingCapacity: true)
            }
            at += scalar.width
        }
        if !word.isEmpty { count(word) }
    }

    private mutating func append(_ scalar: TextScalar, to word: inout [UInt8]) {
        if scalar.value < 0x80 { return word.append(UInt8(scalar.value).lowered) }
        // Capitals of Latin 1 and Cyrillic stand 32 before their small letters; more is not needed for function words.
        let isPlain = (0xC0...0xDE).contains(scalar.value) || (0x410...0x42F).contains(scalar.value)
        word.append(scalar: isPlain ? scalar.value + 32 : scalar.value)
    }

    private mutating func count(_ word: [UInt8]) {
        guard word.count < 64 else { return }
        words += 1
        scripts[LanguageEvidence.script(of: word.scalar(at: 0).value), default: 0] += 1
        for (index, profile) in profiles.profiles.enumerated() where profile.words.contains(word) { hits[index] += 1 }
        let padded = [0x5F] + word + [0x5F]
        for index in 0..<(padded.count - 2) {
            trigrams += 1
            let packed = LanguageProfiles.pack(padded[index], padded[index + 1], padded[index + 2])
            if profiles.englishTrigrams.contains(packed) { englishTrigrams += 1 }
        }
    }

    /// The code and the share of words that speak for it.
    ///
    /// In running English four words in ten are on its list and half of the letter triples; in other languages of the
    /// same script hardly one in ten and a quarter.
    var verdict: (code: String?, share: Double) {
        guard words >= 4 else { return (nil, 0) }
        if case .other(let code)? = mainScript { return (code, 1) }
        guard let best = hits.indices.max(by: { (hits[$0], -$0) < (hits[$1], -$1) }) else { return (nil, 0) }
        let share = Double(hits[best]) / Double(words)
        let english = profiles.profiles.firstIndex { $0.code == "en" }.map { Double(hits[$0]) / Double(words) } ?? 0
        let triples = trigrams > 0 ? Double(englishTrigrams) / Double(trigrams) : 0
        if mainScript == .latin, english >= 0.12 || triples >= 0.42, english >= share * 0.7 || triples >= 0.45 {
            return ("en", english)
        }
        guard words >= 20, hits[best] >= 4 || words >= 60 else { return (nil, share) }
        return share >= 0.12 ? (profiles.profiles[best].code, share) : ("und", share)
    }

    private var mainScript: Script? {
        scripts.max { ($0.value, "\($0.key)") < ($1.value, "\($1.key)") }?.key
    }

    private static func script(of value: UInt32) -> Script {
        switch value {
        case ..<0x370, 0x1E00...0x1EFF: .latin
        case 0x370...0x3FF: .other("el")
        case 0x400...0x52F: .cyrillic
        case 0x530...0x58F: .other("hy")
        case 0x590...0x5FF: .other("he")
        case 0x600...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF: .arabic
        case 0x900...0x97F: .other("hi")
        case 0x980...0x9FF: .other("bn")
        case 0xB80...0xBFF: .other("ta")
        case 0xE00...0xE7F: .other("th")
        case 0x1000...0x109F: .other("my")
        case 0x10A0...0x10FF: .other("ka")
        case 0x1200...0x137F: .other("am")
        case 0x3040...0x30FF: .other("ja")
        case 0x4E00...0x9FFF: .other("zh")
        case 0xAC00...0xD7AF: .other("ko")
        default: .latin
        }
    }
}
