/// Bodies that every state has: its army, its foreign ministry (`Data/lexicons/actors/state-bodies.txt`).
///
/// They have no entries of their own in the lexicon: a state and a body make the actor `ken-police`, which takes its proper name
/// from the entry of that id where there is one.
struct StateBodies: Sendable {
    struct Body: Sendable {
        var slug: String
        var kind: Entity.Kind
        var sector: Sector?
        /// The first of its names.
        var name: String
    }

    private(set) var bodies: [Body] = []
    private var byName: [UInt64: Int] = [:]

    init(path: String, spelling: Spelling) throws(DataError) {
        let file = ActorFile(path: path, bytes: try ActorFile.bytes(of: path))
        var folder = ActorNameFolder(spelling)
        try file.lines { line throws(DataError) in
            let text = { (range: Range<Int>) in String(decoding: file.bytes[range], as: UTF8.self) }
            let names = file.entries(line.columns[1])
            for name in names {
                let hash = file.bytes.withUnsafeBufferPointer { folder.hash($0, name) }
                if byName[hash] == nil { byName[hash] = bodies.count }
            }
            bodies.append(Body(slug: text(line.columns[0]), kind: line.kind, sector: line.sector, name: names.first.map(text) ?? ""))
        }
    }

    var count: Int { bodies.count }

    func body(_ name: UInt64) -> Int? { byName[name] }
}
