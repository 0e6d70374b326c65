/// Finds the places that a report names and where they are.
///
/// The room takes the words that may name places (`MentionFinder`), looks them up, chooses among the places of one name
/// (`PlaceChooser`), and turns "25 kilometres north of X" into a point with a radius (`RelativePlaces`). What it cannot find stays
/// in the finding without coordinates and with the reason.
package struct PlacesReader: Sendable {
    let gazetteer: Gazetteer
    private let words: PlaceWords
    private let relative: RelativeRules

    package init(data: DataDirectory, user: UserGazetteers? = nil) throws(DataError) {
        gazetteer = try Gazetteer(data: data, user: user)
        words = try PlaceWords(path: data.file("lexicons/place-words.txt"))
        relative = try RelativeRules(path: data.file("rules/relative-places.rules"))
    }

    struct Outcome {
        var places: [Place] = []
        var doubts: [Doubt] = []
    }

    /// - Parameter given: the names of places, where they are known already; found by the room itself otherwise.
    func read(_ account: Account, given: [Range<Int>]? = nil) -> Outcome {
        let finder = PlaceFinder(gazetteer, account.document)
        var search = MentionFinder(account, words: words, finder: finder)
        if let given { search.take(given: given) } else { search.find() }
        var chooser = PlaceChooser(search.mentions, finder: finder, demonyms: demonyms(in: account.document), latin: words.latinStates)
        chooser.choose()
        var making = PlaceMaking(account.document, mentions: search.mentions)
        making.add(chooser)
        var geometry = RelativePlaces(account, mentions: search.mentions, rules: relative, words: words)
        geometry.find(making.placeOf, making.places)
        making.add(geometry.found)
        var outcome = making.outcome
        if let complaint = gazetteer.complaints.first { outcome.doubts.insert(Doubt(.placeUnknown, complaint), at: 0) }
        return outcome
    }

    /// How often the report speaks of the people of each state.
    private func demonyms(in document: Document) -> [String: Int] {
        var counts: [String: Int] = [:]
        for token in 0..<document.tokens.count {
            let bytes = document.bytes(token)
            guard let first = bytes.first, (0x41...0x5A).contains(first), bytes.count > 3 else { continue }
            if let country = gazetteer.countries.demonym(PlaceName(bytes)) { counts[country, default: 0] += 1 }
        }
        return counts
    }
}
