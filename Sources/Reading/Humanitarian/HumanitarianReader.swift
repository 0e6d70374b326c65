/// Reads what a report tells of people in need: who has fled, who is cared for, what aid gets through, what is lacking, which hospitals
/// and schools were hit.
///
/// Telling words are found by the first word they begin with, what is said of whom by rules over the tree, facilities by their nouns;
/// figures and places come from their own rooms and are tied to the note they stand nearest to.
package struct HumanitarianReader: Sendable {
    let rules: HumanitarianRules
    let words: FacilityWords
    let clauses: ClauseNotes

    package init(data: DataDirectory) throws(DataError) {
        rules = try HumanitarianRules(folder: data.file("rules"))
        words = try FacilityWords(folder: data.file("lexicons"))
        clauses = try ClauseNotes(data: data)
    }

    /// The notes of a report in order of reading.
    package func notes(of account: Account, figures: [Figure], places: [Place]) -> [HumanitarianNote] {
        let finder = FacilityFinder(words: words, view: account.view, predicates: PredicateFinder(tree: account.tree, view: account.view))
        let frames = FrameReader(account)
        let counted = figures.filter { $0.matter == .people && !Self.noteKinds(of: $0.kind).isEmpty }
        var notes: [HumanitarianNote] = []
        var nextFigure = 0
        for sentence in account.document.sentences.map(\.tokens) {
            var own = told(in: sentence, account.view)
            for found in clauses.notes(in: sentence, account, frames) { add(note(found.kind, found.tokens, found.rule), to: &own) }
            own += facilities(in: sentence, finder, account.view)
            var inSentence: [Figure] = []
            while nextFigure < counted.count, counted[nextFigure].tokens.lowerBound < sentence.upperBound {
                inSentence.append(counted[nextFigure])
                nextFigure += 1
            }
            tie(inSentence, to: &own)
            own.sort { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
            notes += own.map { finished($0, sentence, account, places) }
        }
        for index in notes.indices { notes[index].id = HumanitarianNote.ID(rawValue: "h\(index + 1)") }
        return notes
    }

    /// Which notes a figure of a kind may belong to.
    private static func noteKinds(of kind: Figure.Kind) -> Set<HumanitarianNote.Kind> {
        switch kind {
        case .displaced, .returned: [.displacement]
        case .wounded: [.casualtiesTreated]
        case .other: [.casualtiesTreated, .needs, .crisis]
        case .killed: [.crisis]
        case .captured, .missing, .arrested, .fighters, .vehicles, .distance, .casualties: []
        }
    }

    private func note(_ kind: HumanitarianNote.Kind, _ tokens: Range<Int>, _ origin: String) -> HumanitarianNote {
        HumanitarianNote(id: HumanitarianNote.ID(rawValue: ""), kind: kind, tokens: tokens, origin: origin)
    }

    /// Words that stand so near are one note.
    private static let joining = 3

    private func told(in sentence: Range<Int>, _ view: TokenView) -> [HumanitarianNote] {
        var notes: [HumanitarianNote] = []
        for token in sentence {
            guard let (rule, tokens) = rules.match(at: token, in: sentence, view), let kind = HumanitarianNote.Kind(rawValue: rule.outcome) else { continue }
            add(note(kind, tokens, rule.name), to: &notes)
        }
        return notes
    }

    /// One more note, or more words of one that is there.
    private func add(_ note: HumanitarianNote, to notes: inout [HumanitarianNote]) {
        let near = notes.lastIndex { $0.kind == note.kind && gap($0.tokens, note.tokens) <= Self.joining }
        guard let near else { return notes.append(note) }
        let known = notes[near].tokens
        notes[near].tokens = min(known.lowerBound, note.tokens.lowerBound)..<max(known.upperBound, note.tokens.upperBound)
    }

    private func facilities(in sentence: Range<Int>, _ finder: FacilityFinder, _ view: TokenView) -> [HumanitarianNote] {
        finder.facilities(in: sentence).compactMap { facility in
            guard let (rule, _) = rules.facilities.first(in: view, zones: finder.zones(of: facility)) else { return nil }
            return HumanitarianNote.Kind(rawValue: rule.outcome).map { note($0, facility.tokens, rule.name) }
        }
    }

    /// Tokens that may stand between a note and its figure.
    private static let reach = 8

    /// Fewer who were moved are diplomats or prisoners, no people in flight.
    private static let crowd = 10

    /// Gives each figure to the nearest note that has none; the displaced without any make a note of their own.
    private func tie(_ figures: [Figure], to notes: inout [HumanitarianNote]) {
        for figure in figures where figure.partOf == nil {
            let kinds = Self.noteKinds(of: figure.kind)
            let fitting = notes.indices.filter { kinds.contains(notes[$0].kind) && notes[$0].figure == nil && gap(notes[$0].tokens, figure.tokens) <= Self.reach }
            if let nearest = fitting.min(by: { gap(notes[$0].tokens, figure.tokens) < gap(notes[$1].tokens, figure.tokens) }) {
                notes[nearest].figure = figure.id
            } else if kinds == [.displacement], figure.low ?? Self.crowd >= Self.crowd {
                var own = note(.displacement, figure.counted ?? figure.tokens, figure.origin)
                own.figure = figure.id
                notes.append(own)
            }
        }
    }

    private func gap(_ one: Range<Int>, _ other: Range<Int>) -> Int { max(0, one.lowerBound - other.upperBound, other.lowerBound - one.upperBound) }

    /// With the statement that carries it, and the nearest place of its sentence.
    private func finished(_ note: HumanitarianNote, _ sentence: Range<Int>, _ account: Account, _ places: [Place]) -> HumanitarianNote {
        var note = note
        note.statement = account.speech.statement(at: note.tokens.lowerBound)?.id
        var nearest: (gap: Int, place: Place.ID)?
        for place in places {
            for mention in [place.tokens] + place.mentions where sentence.contains(mention.lowerBound) {
                let distance = gap(note.tokens, mention)
                if nearest.map({ distance < $0.gap }) ?? true { nearest = (distance, place.id) }
            }
        }
        note.place = nearest?.place
        return note
    }
}
