/// Who is who in a report: its entities, who stands behind the words of each source, and where that could not be told.
package struct Cast: Sendable {
    /// Who speaks: an entity of the report, and for an unnamed one what kind of source it is.
    package struct Speaker: Hashable, Sendable {
        package var entity: Entity.ID
        package var unnamed: UnnamedSource?
    }

    /// In order of their first mention.
    package var entities: [Entity]
    /// Speakers by the token that heads the words of their source.
    package var speakers: [Int: Speaker]
    /// Speakers by the index of the attribution that is theirs, with those whose subject is left out.
    package var voices: [Int: Speaker] = [:]
    package var doubts: [Doubt]

    /// Who stands behind the words of a source; nil where it could not be told or nobody is named.
    package func speaker(of sources: [Range<Int>]) -> Speaker? {
        for token in sources.joined() {
            if let speaker = speakers[token] { return speaker }
        }
        return nil
    }
}

/// Finds the entities of an analysed report and says of every mention why it is taken for that entity.
///
/// The room reads names first and joins their variants; then it walks the noun phrases in order and gives every description
/// and pronoun to somebody spoken of before, to somebody new, or to a doubt. It uses the tree only for who is subject.
package struct EntityResolver: Sendable {
    let words: ActorWords
    let known: KnownActors

    /// Opens the lexicons of a `Data/lexicons` folder; actors of the user's own list go before those of the lexicon.
    package init(lexicons folder: String, adding own: ActorList? = nil) throws(DataError) {
        words = try ActorWords(folder: folder)
        known = try KnownActors(folder: folder, adding: own)
    }

    package func cast(of document: Document) -> Cast {
        var walk = ReferenceWalk(ReferenceInput(document, words: words, known: known))
        walk.read()
        return CastMaker(walk: walk, known: known).cast()
    }
}
