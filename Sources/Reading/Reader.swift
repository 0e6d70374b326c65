import Encoder

/// Reads one report: the whole pipeline on one page.
///
/// ```
/// report → tokens, sentences → encoder → tags, tree, names, attributions → who is who → who said what → what is said to have happened
/// ```
/// Reading is pure: the same report, model and rules give the same result on any machine and any number of threads. A
/// `Reader` is immutable and shared; each thread brings its own `Workspace`.
package struct Reader: Sendable {
    /// The model that reads when none is named.
    package static let standardModel = "rapporteur-6x384"

    package let analyser: Analyser
    private let resolver: EntityResolver
    private let claims: ClaimsReader
    private let happenings: HappeningsReader
    private let context: ContextModel?
    /// What a finding of this reader says of its maker.
    package let engine: EngineVersions

    /// - Parameters:
    ///   - actors: the user's own list of actors.
    ///   - gazetteers: the user's own lists of places.
    ///   - seesContext: whether events get the views by which they are known again in other reports.
    package init(
        data: DataDirectory, model: String = Reader.standardModel, actors: ActorList? = nil, gazetteers: UserGazetteers? = nil,
        seesContext: Bool = false
    ) throws {
        let lexicon = try TokenLexicon(path: data.file("lexicons/tokens.txt"))
        analyser = try Analyser(model: data.file("models/\(model)"), lexicon: lexicon, data: data, keepsVectors: seesContext)
        context = seesContext ? try ContextModel(folder: data.file("models/\(ContextModel.standard)")) : nil
        resolver = try EntityResolver(lexicons: data.file("lexicons"), adding: actors)
        claims = ClaimsReader(rules: try ClaimRules(data: data), model: analyser.modelName)
        happenings = try HappeningsReader(data: data, gazetteers: gazetteers)
        engine = EngineVersions(model: analyser.modelName, rules: nil, gazetteer: happenings.places.gazetteer.version)
    }

    package func read(_ report: Report, _ space: Workspace) -> ReadReport {
        let document = claims.completed(analyser.document(of: report, space), words: resolver.words)
        let cast = resolver.cast(of: document)
        let statements = claims.statements(of: document, cast: cast)
        var read = ReadReport(
            document: document, entities: cast.entities, statements: statements, doubts: cast.doubts, engine: engine)
        read.happenings = happenings.read(Account(document: document, cast: cast, statements: statements))
        if let context, context.encoder == analyser.modelName {
            read.views = EventViewReader(model: context).views(of: read.happenings.events, in: document, space)
            read.document.vectors = []
        }
        return read
    }

    /// The places of names that are given, and nothing else of the report.
    package func places(in report: Report, at names: [Span], _ space: Workspace) -> ReadReport {
        let document = analyser.document(of: report, space)
        let cast = resolver.cast(of: document)
        var read = ReadReport(document: document, entities: [], statements: [], doubts: [], engine: engine)
        let account = Account(document: document, cast: cast, statements: [])
        let outcome = happenings.places.read(account, given: names.map { document.tokens(in: $0) })
        read.happenings.places = outcome.places
        read.happenings.doubts = outcome.doubts
        return read
    }
}
