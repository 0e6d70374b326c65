extension Finding {
    /// The finding of what was read, its spans counted in the given unit.
    package init(_ read: ReadReport, offsets unit: OffsetUnit = .utf8) {
        let places = OriginalPlaces(read.report, unit: unit)
        self.init(report: FoundReport(read.report, places), engine: read.engine, offsets: unit)
        sentences = FoundSentence.all(of: read.document, places)
        entities = read.entities.map { FoundEntity($0, in: read.document, places) }
        let chains = Chains(read.statements)
        statements = read.statements.map { FoundStatement($0, chain: chains.chain(of: $0), places) }
        let found = read.happenings
        events = found.events.map { FoundEvent($0, in: read.document, places) }
        figures = found.figures.map { FoundFigure($0, in: read.document, places) }
        offers = found.offers.map { FoundOffer($0, in: read.document, places) }
        control = found.control.map { FoundControl($0, in: read.document, places) }
        humanitarian = found.humanitarian.map { FoundHumanitarian($0, in: read.document, places) }
        self.places = found.places.map { FoundPlace($0, in: read.document, places) }
        times = found.times.map { FoundTime($0, in: read.document, places) }
        for index in statements.indices { statements[index].saidTime = found.saidTimes.byStatement[statements[index].id] }
        doubts = (read.report.doubts + read.doubts + found.doubts).map { FoundDoubt($0, places) }
    }
}

extension FoundReport {
    init(_ report: Report, _ places: OriginalPlaces) {
        self.init(id: report.id, place: report.place)
        base = report.base
        head.name = report.head.name
        head.url = report.head.url
        head.title = report.head.title
        head.outlet = report.head.outlet
        head.author = report.head.author
        head.language = report.head.language
        head.published = report.head.published
        head.dateline = report.head.dateline.map(places.words)
        credits = report.credits.map { FoundWords(spans: [places.span($0.span)], text: $0.text) }
    }
}

extension FoundSentence {
    static func all(of document: Document, _ places: OriginalPlaces) -> [FoundSentence] {
        let blocks = document.report.blocks
        var firstOfBlock: [Int: Int] = [:]
        for (index, sentence) in document.sentences.enumerated() where firstOfBlock[sentence.block] == nil {
            firstOfBlock[sentence.block] = index
        }
        return document.sentences.map { sentence in
            let block = blocks.indices.contains(sentence.block) ? blocks[sentence.block] : nil
            let section = block?.section.flatMap { firstOfBlock[$0] }
            return FoundSentence(span: places.span(sentence.span), role: block.map { Role($0.role) } ?? .body, section: section)
        }
    }
}

extension FoundEntity {
    init(_ entity: Entity, in document: Document, _ places: OriginalPlaces) {
        self.init(id: entity.id, kind: entity.kind, name: entity.name)
        aliases = entity.aliases
        role = entity.role
        affiliation = entity.affiliation
        country = entity.country
        sector = entity.sector
        actor = entity.actor
        mentions = entity.mentions.map { mention in
            Mention(words: places.words(document.span(mention.tokens)), form: mention.form, why: mention.why)
        }
    }
}

extension FoundStatement {
    init(_ statement: Statement, chain: [Link], _ places: OriginalPlaces) {
        self.init(
            id: statement.id,
            source: Source(
                entity: statement.source.entity, anonymous: statement.source.anonymous, count: statement.source.count,
                words: places.words(statement.source.spans)),
            cue: places.words(statement.cue.spans), content: places.words(statement.content), manner: statement.manner,
            origin: statement.origin)
        parent = statement.parent
        lemma = statement.cue.lemma
        channel = statement.channel
        channel.span = statement.channel.span.map(places.span)
        audience = statement.audience
        said = statement.said.map(places.words)
        certainty = statement.certainty
        self.chain = chain
        verification = Verification(
            statement.verification.status, by: statement.verification.by, words: places.words(statement.verification.spans))
        answers = statement.answers
        reasons = statement.reasons
        let spans = statement.source.spans + statement.cue.spans + statement.content
        line = spans.min().map(places.line) ?? 1
    }
}

extension FoundDoubt {
    init(_ doubt: Doubt, _ places: OriginalPlaces) {
        self.init(
            doubt.kind, words: doubt.span.map(places.words), line: doubt.span.map(places.line), about: doubt.about,
            reason: doubt.reason)
    }
}

/// Who told whom: the way from each statement up through its parents.
struct Chains {
    private let byID: [Statement.ID: Statement]

    init(_ statements: [Statement]) {
        byID = Dictionary(statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// From the outermost teller inwards; a statement named as its own ancestor ends the way.
    func chain(of statement: Statement) -> [FoundStatement.Link] {
        var links: [FoundStatement.Link] = []
        var seen: Set<Statement.ID> = []
        var next: Statement? = statement
        while let current = next, seen.insert(current.id).inserted {
            links.append(FoundStatement.Link(source: current.source.entity, statement: current.id))
            next = current.parent.flatMap { byID[$0] }
        }
        return links.reversed()
    }
}
