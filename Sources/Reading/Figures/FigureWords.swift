#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The words by which reports count, and the nouns they count (`Data/lexicons/figures`).
struct FigureWords: Sendable {
    /// What sort of thing a noun counts.
    enum Noun: String, Sendable, CaseIterable {
        case fighters, people, groupsOfPeople = "groups-of-people", vehicles, civilVehicles = "civil-vehicles", things
        /// Units: of length, and of anything else that is weighed or measured.
        case distances, measures
        /// Days, shares, money, sides of a question: no matter of a report.
        case uncounted

        /// Whether nothing can befall it that befalls people.
        var isMatter: Bool { self == .things || self == .distances || self == .measures }
    }

    /// An unknown number of a scale: "hundreds".
    struct Multitude: Hashable, Sendable {
        /// One unit of the scale, of which the words are sure.
        var least: Int
        var qualifier: Figure.Qualifier
    }

    let numbers: [String: Int]
    let scales: [String: Int]
    let loneScales: Set<String>
    let groups: [String: Int]
    let fractions: [String: Int]
    let tenfold: [String: Int]
    let multitudes: [String: Multitude]
    let multitudeOfScale: [Int: Multitude]
    let sections: [String: Set<String>]
    let phrases: [String: PhraseList]
    let nouns: [String: Noun]
    /// What each word for a unit is called in findings: "kilometres" is "km".
    let units: [String: String]
    let endings: [String]
    /// ISO 3166 alpha-3 code of the state whose people a word means, in lower case.
    let demonyms: [String: String]
    /// Places by which a government is spoken of, in lower case.
    let capitals: Set<String>
    /// Which kinds of actor a word for a side may mean, the likeliest first.
    let sideKinds: [String: [Entity.Kind]]
    /// Every word that a quantity may begin with, digits aside.
    private let openers: Set<String>

    init(folder: String) throws(DataError) {
        let file = try WordSections(path: folder + "/figures/numbers.txt")
        let counted = try WordSections(path: folder + "/figures/counted.txt")
        numbers = try Self.values(of: "numbers", in: file)
        scales = try Self.values(of: "scales", in: file)
        groups = try Self.values(of: "groups", in: file)
        fractions = try Self.values(of: "fractions", in: file)
        tenfold = try Self.values(of: "tenfold", in: file)
        loneScales = Set(try file.words("lone-scales"))
        multitudes = try Self.multitudes(in: file)
        multitudeOfScale = Dictionary(multitudes.values.map { ($0.least, $0) }, uniquingKeysWith: { first, _ in first })
        var sections: [String: Set<String>] = [:]
        for name in ["some", "many", "heavy", "none", "nobody", "both", "articles", "labels", "age-units", "range-words", "range-signs", "exceeding", "months", "fallen"] {
            sections[name] = Set(try file.words(name))
        }
        for name in ["losses", "sides", "war-words", "losing", "sending", "leaving", "unnamed", "tolls", "strengths", "areas", "gauges", "own-military", "own-police", "own-armed-group"] { sections[name] = Set(try counted.words(name)) }
        self.sections = sections
        var phrases: [String: PhraseList] = [:]
        for name in [
            "some-phrases", "many-phrases", "nobody", "another", "at-least", "at-most", "about", "only", "at-least-behind", "at-most-behind",
            "about-behind",
        ] { phrases[name] = PhraseList(try file.words(name)) }
        phrases["belonging"] = PhraseList(try counted.words("belonging"))
        self.phrases = phrases
        sideKinds = try Self.sideKinds(in: counted)
        units = try Self.units(in: counted)
        nouns = try Self.nouns(in: counted)
        endings = try counted.words("counted-as-people")
        (demonyms, capitals) = try Self.states(path: folder + "/states.txt")
        var openers = Set(numbers.keys).union(scales.keys).union(fractions.keys).union(tenfold.keys).union(multitudes.keys)
        for name in ["some", "many", "heavy", "none", "both", "articles"] { openers.formUnion(sections[name] ?? []) }
        for name in ["some-phrases", "many-phrases", "nobody", "another"] { openers.formUnion(phrases[name]?.firstWords ?? []) }
        self.openers = openers
    }

    func holds(_ section: String, _ word: String) -> Bool { sections[section]?.contains(word) ?? false }

    /// Whether a quantity may begin with a word.
    func mayBegin(_ form: String) -> Bool {
        form.utf8.first.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false || openers.contains(form)
    }

    /// What a noun that is a unit is called in findings.
    func unit(form: String, lemma: String) -> String? {
        if let known = units[form] { return known }
        if form.utf8.last == UInt8(ascii: "s"), let known = units[String(form.dropLast())] { return known }
        return units[lemma]
    }

    /// What sort of thing a noun counts; nil for one that no list knows.
    func noun(form: String, lemma: String) -> Noun? {
        if let known = nouns[form] { return known }
        // The model's lemma of "villagers" may be "village": what is written goes first.
        if form.utf8.last == UInt8(ascii: "s"), let known = nouns[String(form.dropLast())] { return known }
        if form.hasSuffix("ies"), let known = nouns[String(form.dropLast(3)) + "y"] { return known }
        if let known = nouns[lemma] { return known }
        return endings.contains { form.utf8.count > $0.utf8.count + 1 && form.hasSuffix($0) } ? .people : nil
    }

    /// Units stand as `kilometre=km`, other nouns bare.
    private static func nouns(in file: WordSections) throws(DataError) -> [String: Noun] {
        var nouns: [String: Noun] = [:]
        for noun in Noun.allCases {
            for entry in try file.words(noun.rawValue) {
                let word = String(entry.prefix { $0 != "=" })
                if nouns[word] == nil { nouns[word] = noun }
            }
        }
        return nouns
    }

    private static func units(in file: WordSections) throws(DataError) -> [String: String] {
        var units: [String: String] = [:]
        for noun in [Noun.distances, .measures] {
            for entry in try file.words(noun.rawValue) {
                let parts = entry.split(separator: "=")
                guard parts.count == 2 else { throw fault(in: file, noun.rawValue, entry) }
                units[String(parts[0])] = String(parts[1])
            }
        }
        return units
    }

    private static func values(of section: String, in file: WordSections) throws(DataError) -> [String: Int] {
        var values: [String: Int] = [:]
        for entry in try file.words(section) {
            let parts = entry.split(separator: "=")
            guard parts.count == 2, let value = Int(parts[1]) else { throw fault(in: file, section, entry) }
            values[String(parts[0])] = value
        }
        return values
    }

    private static func multitudes(in file: WordSections) throws(DataError) -> [String: Multitude] {
        var values: [String: Multitude] = [:]
        for entry in try file.words("multitudes") {
            let parts = entry.split(separator: "=")
            guard parts.count == 3, let least = Int(parts[1]), let qualifier = Figure.Qualifier(rawValue: String(parts[2]))
            else { throw fault(in: file, "multitudes", entry) }
            values[String(parts[0])] = Multitude(least: least, qualifier: qualifier)
        }
        return values
    }

    /// The third and the fourth column of the lexicon of states.
    private static func states(path: String) throws(DataError) -> (demonyms: [String: String], capitals: Set<String>) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        var demonyms: [String: String] = [:], capitals: Set<String> = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "|", omittingEmptySubsequences: false)
            guard columns.count > 2, let code = columns[0].split(separator: " ").first else { continue }
            for name in columns[2].split(separator: ";") where demonyms[folded(name)] == nil { demonyms[folded(name)] = String(code) }
            if columns.count > 3 { capitals.formUnion(columns[3].split(separator: ";").map(folded)) }
        }
        return (demonyms, capitals)
    }

    private static func folded(_ name: Substring) -> String { name.lowercased().split(separator: " ").joined(separator: " ") }

    private static func sideKinds(in file: WordSections) throws(DataError) -> [String: [Entity.Kind]] {
        var kinds: [String: [Entity.Kind]] = [:]
        for entry in try file.words("side-kinds") {
            let parts = entry.split(separator: "=")
            let named = parts.last.map { $0.split(separator: "/").compactMap { Entity.Kind(rawValue: String($0)) } } ?? []
            guard parts.count == 2, !named.isEmpty else { throw fault(in: file, "side-kinds", entry) }
            kinds[String(parts[0])] = named
        }
        return kinds
    }

    private static func fault(in file: WordSections, _ section: String, _ entry: String) -> DataError {
        DataError(file: file.path, fault: .wrong(line: 1, "[\(section)] cannot hold \(entry)"))
    }
}

/// Phrases of one or more words, to be found before or behind a place.
struct PhraseList: Hashable, Sendable {
    /// Longest first, so that "no more than" is not read as "more than".
    private let byLast: [String: [[String]]]
    private let byFirst: [String: [[String]]]

    /// Words of a phrase are joined by `_`.
    init(_ entries: [String]) {
        var byLast: [String: [[String]]] = [:], byFirst: [String: [[String]]] = [:]
        let phrases = entries.map { $0.split(separator: "_").map(String.init) }.sorted { $0.count > $1.count }
        for phrase in phrases {
            if let last = phrase.last { byLast[last, default: []].append(phrase) }
            if let first = phrase.first { byFirst[first, default: []].append(phrase) }
        }
        self.byLast = byLast
        self.byFirst = byFirst
    }

    var firstWords: Set<String> { Set(byFirst.keys) }

    /// How many tokens a phrase has that ends before `token`; 0 where none does.
    func length(before token: Int, in forms: [String], from start: Int) -> Int {
        guard token > start, let phrases = byLast[forms[token - 1]] else { return 0 }
        return phrases.first { $0.count <= token - start && matches($0, forms, at: token - $0.count) }?.count ?? 0
    }

    /// How many tokens a phrase has that begins with `token`; 0 where none does.
    func length(at token: Int, in forms: [String], to end: Int) -> Int {
        guard token < end, let phrases = byFirst[forms[token]] else { return 0 }
        return phrases.first { $0.count <= end - token && matches($0, forms, at: token) }?.count ?? 0
    }

    private func matches(_ phrase: [String], _ forms: [String], at token: Int) -> Bool {
        phrase.indices.allSatisfy { forms[token + $0] == phrase[$0] }
    }
}
