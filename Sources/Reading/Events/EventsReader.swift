/// Reads what the report says happened out of trees, names and statements.
///
/// The room finds words that tell of events by the rules of `Data/events`, reads off the tree who did what to whom, ties
/// what is demanded or promised to the words that do so, judges how the report stands to it, and makes one event of what is
/// told twice:
///
/// ```
/// tokens → tellings → speech acts tied → status → joined in the clause → place, time, figures → events
/// ```
struct EventsReader: Sendable {
    let lexicon: EventLexicon
    let books: CodeBooks
    private let contexts: [ContextWords]

    init(data: DataDirectory) throws(DataError) {
        lexicon = try EventLexicon(data: data)
        books = try CodeBooks(data: data)
        let sections = try WordSections(path: data.file("events/contexts.txt"))
        var contexts: [ContextWords] = []
        for name in sections.names.sorted() { contexts.append(ContextWords(name: name, lemmas: Set(try sections.words(name)))) }
        self.contexts = contexts
    }

    /// `found` has the places, times and figures of the report, where they are read.
    func events(of account: Account, _ found: Happenings) -> [Event] {
        let facts = WordFacts(account, forms: lexicon.forms)
        let finder = EventMentionFinder(lexicon: lexicon, facts: facts)
        var mentions = finder.mentions()
        SpeechActs(facts: facts, reader: finder.reader, books: books).tie(&mentions)
        StatusJudge(facts: facts, reader: finder.reader, words: lexicon.words, books: books).judge(&mentions)
        ClauseJoiner(facts: facts, reader: finder.reader).join(&mentions)
        EventPlacing(facts: facts, reader: finder.reader, found: found, contexts: contexts).place(&mentions)
        return EventMerger(facts: facts, books: books, words: lexicon.words).events(of: mentions)
    }
}
