import Encoder

/// Runs the encoder over a report and decodes what it says: tags, trees, names and attributions.
///
/// A document is read in windows of whole sentences, one forward pass each. Windows do not see each other, so they may be
/// read in any order and on any thread with the same result.
package struct Analyser: Sendable {
    let model: Model
    private let pieces: WordPieceTokenizer
    let labels: LabelSets
    private let tokenizer: Tokenizer
    private let splitter: SentenceSplitter
    private let words: KnownWords
    private let keepsVectors: Bool
    /// Tokens of a report beyond which vectors would take too much memory (75 MB): a book, and no report.
    private static let mostVectors = 50_000

    /// Opens the model folder and what is known of words.
    package init(model folder: String, lexicon: TokenLexicon, data: DataDirectory, keepsVectors: Bool = false) throws {
        self.keepsVectors = keepsVectors
        model = try Model(folder: folder)
        pieces = try WordPieceTokenizer(folder: folder)
        labels = try LabelSets(model.manifest, path: folder + "/manifest.json")
        words = KnownWords(lemmatiser: try Lemmatiser(data: data, pieces: pieces), names: try NameLists(data: data))
        tokenizer = Tokenizer(lexicon: lexicon)
        splitter = SentenceSplitter(lexicon: lexicon)
    }

    /// Name and version of the model, as findings cite it.
    package var modelName: String { "\(model.manifest.name)/\(model.manifest.version)" }

    /// Tokens, sentences and everything the encoder says of them.
    package func document(of report: Report, _ space: Workspace) -> Document {
        let (tokens, counts) = tokenizer.tokens(of: report.text, in: report.blocks)
        let sentences = splitter.sentences(of: report.text, tokens: tokens, counts: counts)
        return analysed(Document(report: report, tokens: tokens, sentences: sentences), space)
    }

    /// The same for tokens and sentences that are given.
    package func analysed(_ document: Document, _ space: Workspace) -> Document {
        var document = document
        document.syntax = Syntax(count: document.tokens.count)
        var planner = WindowPlanner(document: document, pieces: pieces)
        for plan in planner.plan() {
            let encoded = model.encode(plan.window, space)
            if keepsVectors, document.tokens.count <= Self.mostVectors { document.vectors += encoded.vectors }
            WindowDecoder(encoded: encoded, labels: labels, plan: plan, words: words).decode(into: &document)
        }
        SureNames.settle(&document)
        StormNames.settle(&document, lists: words.names)
        return document
    }
}

/// What is known of words apart from the model.
struct KnownWords: Sendable {
    let lemmatiser: Lemmatiser
    let names: NameLists
}
