import Reading
import TestSupport
import Testing

/// Reads a hand-made document and says who is behind each of its marks.
struct ActorsCheck {
    static let resolver = Result { try EntityResolver(lexicons: repositoryFile("Data/lexicons")) }

    let text: TaggedText
    let cast: Cast

    init(_ source: String) throws {
        text = TaggedText(source)
        cast = try ActorsCheck.resolver.get().cast(of: text.document)
    }

    /// The speaker of the statement with a number.
    func speaker(_ number: Int) -> Entity? {
        guard let speaker = cast.speaker(of: text.marks["\(number).source"] ?? []) else { return nil }
        return entity(speaker.entity)
    }

    func unnamed(_ number: Int) -> UnnamedSource? { cast.speaker(of: text.marks["\(number).source"] ?? [])?.unnamed }

    func entity(_ id: Entity.ID?) -> Entity? { cast.entities.first { $0.id == id } }

    func entity(named name: String) -> Entity? { cast.entities.first { $0.name == name || $0.aliases.contains(name) } }

    /// Why the words of a source are taken for their speaker.
    func why(_ number: Int) -> String? {
        let source = text.marks["\(number).source"]?.first ?? 0..<0
        return speaker(number)?.mentions.first { source.overlaps($0.tokens) }?.why
    }
}
