#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// States and well-known actors with their names (`Data/lexicons/states.txt` and the files of `Data/lexicons/actors/`).
///
/// An actor is spoken of here by its index: first the states, then the entries of the lexicon in the order of its files, then the bodies
/// that every state has. A name may be claimed by several actors; who reads a report decides which of them it means.
package struct KnownActors: Sendable {
    let spelling: Spelling
    let bodies: StateBodies
    let sectors: SectorWords
    let groupWords: GroupWords
    let called: CalledWords
    private(set) var table = ActorTable()
    private var claims = NameClaims(capacity: 16_384)
    private var byID: [UInt64: Int] = [:]
    private var byDemonym: [UInt64: Int] = [:]
    private var byCapital: [UInt64: Int] = [:]
    private(set) var stateCount = 0

    /// - Parameter folder: `Data/lexicons`.
    package init(folder: String, adding own: ActorList? = nil) throws(DataError) {
        let actors = folder + "/actors"
        spelling = try Spelling(path: actors + "/spelling.txt")
        bodies = try StateBodies(path: actors + "/state-bodies.txt", spelling: spelling)
        sectors = try SectorWords(path: actors + "/sectors.txt")
        groupWords = try GroupWords(path: actors + "/group-words.txt")
        called = try CalledWords(path: actors + "/called.txt")
        byID.reserveCapacity(8_192)
        try readStates(folder + "/states.txt")
        for name in KnownActors.files(in: actors) { try read(actors + "/" + name) }
        for row in own?.rows ?? [] { add(row) }
    }

    /// The files with entries; the others tell how entries are used.
    private static func files(in folder: String) -> [String] {
        let others: Set = ["spelling.txt", "state-bodies.txt", "sectors.txt", "group-words.txt", "called.txt"]
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return all.filter { $0.hasSuffix(".txt") && !others.contains($0) }.sorted()
    }
}

// MARK: Look-up

extension KnownActors {
    /// Every actor that a name, given as folded words, may mean: those that claim it, otherwise the body of a state that it describes.
    func candidates(_ words: [String], inCapitals: Bool = true) -> [Int] {
        let claiming = claims.actors(NameHash.of(words, spelling), inCapitals: inCapitals)
        return claiming.isEmpty ? body(words).map { [$0] } ?? [] : claiming
    }

    /// Whether an entry of the lexicon claims a name, not as an abbreviation.
    func claimsName(_ name: UInt64) -> Bool { claims.actors(name, inCapitals: false).contains { $0 >= stateCount } }

    /// The armed group that words describe as the lexicon does: "farc dissidents", "un refugee agency".
    func described(_ words: [String]) -> Int? {
        guard words.count > 1 else { return nil }
        let found = claims.actors(NameHash.of(words, spelling), inCapitals: false)
        return found.count == 1 && found[0] >= stateCount ? found[0] : nil
    }

    /// The actor of a name, given as folded words; nil where several claim it.
    func named(_ words: [String]) -> Int? {
        let found = candidates(words)
        return found.count == 1 ? found[0] : nil
    }

    /// The state of a demonym: "russian".
    func demonym(_ words: [String]) -> Int? { byDemonym[NameHash.of(words, spelling)] }
    /// The state that is spoken of by its capital: "Moscow said".
    func capital(_ words: [String]) -> Int? { byCapital[NameHash.of(words, spelling)] }
    /// The state that a name or demonym means.
    func state(_ words: some Sequence<String>) -> Int? {
        let hash = NameHash.of(words, spelling)
        return byDemonym[hash] ?? claims.actors(hash, inCapitals: true).first { $0 < stateCount }
    }

    /// The body of a state that words describe: "kenyan police", "ministry of defence of peru", "its army" with the state given.
    func body(_ words: [String], of state: Int? = nil) -> Int? {
        for length in stride(from: min(4, words.count - 1), to: 0, by: -1) {
            if let named = self.state(words.prefix(length)), let body = bodies.body(NameHash.of(words.dropFirst(length), spelling)) {
                return actor(of: named, body: body)
            }
            if let named = self.state(words.suffix(length)), let body = bodies.body(NameHash.of(words.dropLast(length), spelling)) {
                return actor(of: named, body: body)
            }
        }
        guard let state, let body = bodies.body(NameHash.of(words, spelling)) else { return nil }
        return actor(of: state, body: body)
    }

    /// The actor that is a body of a state, by the slug of the body.
    func body(_ slug: String, of state: Int) -> Int? {
        bodies.bodies.firstIndex { $0.slug == slug }.map { actor(of: state, body: $0) }
    }

    private func actor(of state: Int, body: Int) -> Int {
        byID[NameHash.word((table.id(state) + "-" + bodies.bodies[body].slug).utf8)] ?? table.count + state * bodies.count + body
    }

    /// The state whose body an actor is, where it has no entry of its own.
    private func parts(_ index: Int) -> (state: Int, body: StateBodies.Body)? {
        guard index >= table.count else { return nil }
        let (state, body) = (index - table.count).quotientAndRemainder(dividingBy: bodies.count)
        return (state, bodies.bodies[body])
    }

    func kind(_ index: Int) -> Entity.Kind { parts(index)?.body.kind ?? table.entries[index].kind }
    func sector(_ index: Int) -> Sector? { parts(index).map(\.body.sector) ?? table.entries[index].sector }
    func country(_ index: Int) -> String? { table.country(parts(index)?.state ?? index) }
    func countries(_ index: Int) -> [String] { table.countries(parts(index)?.state ?? index) }
    func languages(_ index: Int) -> [String] { index < table.count ? table.languages(index) : [] }
    func years(_ index: Int) -> (first: Int?, last: Int?) { index < table.count ? table.years(index) : (nil, nil) }

    func name(_ index: Int) -> String {
        parts(index).map { "\($0.body.name) of \(table.name($0.state))" } ?? table.name(index)
    }

    func id(_ index: Int) -> ActorID {
        ActorID(rawValue: parts(index).map { "\(table.id($0.state))-\($0.body.slug)" } ?? table.id(index))
    }

    /// The first state of a country code.
    func state(ofCountry code: String) -> Int? { byID[NameHash.word(code.lowercased().utf8)].flatMap { $0 < stateCount ? $0 : nil } }

    var actors: Known { Known(known: self) }

    /// The lexicon as a list.
    struct Known: Sendable {
        fileprivate let known: KnownActors
        var count: Int { known.table.count }

        subscript(index: Int) -> KnownActor {
            KnownActor(
                id: known.id(index), kind: known.kind(index), sector: known.sector(index), country: known.country(index),
                name: known.name(index))
        }
    }
}

// MARK: Reading

extension KnownActors {
    /// `CODE | names | demonyms | capitals`
    private mutating func readStates(_ path: String) throws(DataError) {
        let file = ActorFile(path: path, bytes: try ActorFile.bytes(of: path))
        let base = table.append(file.bytes)
        var folder = ActorNameFolder(spelling)
        try file.lines(of: .state) { line throws(DataError) in
            let code = line.columns[0], index = table.count
            guard code.count == 3 else { throw DataError(file: path, fault: .wrong(line: line.number, "expected: CODE | name; other name")) }
            let names = file.entries(line.columns[1])
            addState(code: code, name: names[0], file, base)
            let hash = { (name: Range<Int>) in file.bytes.withUnsafeBufferPointer { folder.hash($0, name) } }
            for name in names { claims.add(hash(name), actor: index, isAbbreviation: false) }
            for name in line.columns.count > 2 ? file.entries(line.columns[2]) : [] where byDemonym[hash(name)] == nil {
                byDemonym[hash(name)] = index
            }
            for name in line.columns.count > 3 ? file.entries(line.columns[3]) : [] where byCapital[hash(name)] == nil {
                byCapital[hash(name)] = index
            }
        }
        stateCount = table.count
    }

    /// The id of a state is its code in small letters; of a second one with the code, its name.
    private mutating func addState(code: Range<Int>, name: Range<Int>, _ file: ActorFile, _ base: Int) {
        let index = table.count, letters = file.bytes[code].map(\.lowered)
        var id = letters
        if byID[NameHash.word(letters)] != nil {
            id = file.bytes[name].map { $0 == 0x20 ? UInt8(ascii: "-") : $0.lowered }
        }
        byID[NameHash.word(id)] = index
        let place = table.append(id)
        let empty = place..<place
        table.append(
            ActorTable.Entry(
                kind: .state, sector: .government, id: place..<place + id.count, name: name.moved(by: base), names: name.moved(by: base),
                countries: code.moved(by: base), years: empty, languages: empty))
    }

    private mutating func read(_ path: String) throws(DataError) {
        let file = ActorFile(path: path, bytes: try ActorFile.bytes(of: path))
        let base = table.append(file.bytes)
        var folder = ActorNameFolder(spelling)
        try file.lines { line throws(DataError) in
            let names = file.entries(line.columns[1]), index = table.count
            let column = { (number: Int) in (line.columns.count > number ? line.columns[number] : 0..<0).moved(by: base) }
            let id = NameHash.word(file.bytes[line.columns[0]])
            if byID[id] == nil { byID[id] = index }
            table.append(
                ActorTable.Entry(
                    kind: line.kind, sector: line.sector, id: column(0), name: names[0].moved(by: base), names: column(1),
                    countries: column(3), years: column(4), languages: column(5)))
            file.bytes.withUnsafeBufferPointer { bytes in
                for name in names { claims.add(folder.hash(bytes, name), actor: index, isAbbreviation: KnownActors.isCapitals(bytes[name])) }
                for name in line.columns.count > 2 ? file.entries(line.columns[2]) : [] {
                    claims.add(folder.hash(bytes, name), actor: index, isAbbreviation: true)
                }
            }
        }
    }

    /// "SANA" is no name in other letters, as an abbreviation is none.
    private static func isCapitals(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        name.count <= 6 && name.allSatisfy { $0.isUpperLetter || $0.isDigit }
    }

    /// A row of the user's list: an actor of its own, or more names for one of the lexicon.
    private mutating func add(_ row: ActorList.Row) {
        let known = row.id.flatMap { byID[NameHash.word($0.utf8)] }
        let index = known ?? table.count
        if known == nil {
            let id = row.id ?? ActorList.slug(row.names[0])
            let place = { (text: String, table: inout ActorTable) in
                let start = table.append(text.utf8)
                return start..<start + text.utf8.count
            }
            let empty = 0..<0
            byID[NameHash.word(id.utf8)] = index
            table.append(
                ActorTable.Entry(
                    kind: row.kind, sector: row.sector, id: place(id, &table), name: place(row.names[0], &table), names: empty,
                    countries: place(row.country ?? "-", &table), years: empty, languages: empty, isOwn: true))
        }
        for name in row.names {
            claims.add(NameHash.of(NameKey.words(name), spelling), actor: index, isAbbreviation: false, isOwn: true)
        }
    }
}

extension Range<Int> {
    func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
