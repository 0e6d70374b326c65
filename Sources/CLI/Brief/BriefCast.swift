import Reading

/// Who speaks in a finding, by the names a brief calls them.
struct BriefCast {
    /// Statements of one source in order of reading.
    struct Group {
        var statements: [FoundStatement]
    }

    private let entities: [Entity.ID: FoundEntity]
    private let statements: [Statement.ID: FoundStatement]
    private let refusals: [Statement.ID: [(Statement.Answer.Relation, FoundStatement)]]
    let groups: [Group]

    init(_ finding: Finding) {
        entities = Dictionary(finding.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        statements = Dictionary(finding.statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        groups = BriefCast.groups(finding.statements)
        var refusals: [Statement.ID: [(Statement.Answer.Relation, FoundStatement)]] = [:]
        for statement in finding.statements {
            for answer in statement.answers where answer.relation == .denies || answer.relation == .rejects {
                refusals[answer.statement, default: []].append((answer.relation, statement))
            }
        }
        self.refusals = refusals
    }

    /// Grouped by source: one entity, or the same words for the same type of unnamed source.
    private static func groups(_ statements: [FoundStatement]) -> [Group] {
        var groups: [Group] = []
        var indices: [SourceKey: Int] = [:]
        for statement in statements {
            let key = SourceKey(statement.source)
            if let index = indices[key] {
                groups[index].statements.append(statement)
            } else {
                indices[key] = groups.count
                groups.append(Group(statements: [statement]))
            }
        }
        return groups
    }

    private enum SourceKey: Hashable {
        case entity(Entity.ID)
        case words(Statement.Anonymous?, String)

        init(_ source: FoundStatement.Source) {
            if let entity = source.entity {
                self = .entity(entity)
            } else {
                self = .words(source.anonymous, ScreenText.line(source.words.text).lowercased())
            }
        }
    }

    func statement(_ id: Statement.ID) -> FoundStatement? { statements[id] }

    /// The statements that deny or reject one.
    func refusals(of id: Statement.ID) -> [(Statement.Answer.Relation, FoundStatement)] { refusals[id] ?? [] }

    func name(of id: Entity.ID) -> String { entities[id]?.name ?? id.rawValue }

    /// What a source is called in a breadcrumb or a reference.
    func name(of source: FoundStatement.Source) -> String {
        if let entity = source.entity { return name(of: entity) }
        if !source.words.text.isEmpty { return source.words.text }
        return source.anonymous.map(BriefWords.anonymous) ?? "nobody named"
    }

    /// A source's name with who that is: `Felix Arran — commodore, navy`.
    func title(of source: FoundStatement.Source) -> InkedText {
        let name = InkedText(name(of: source), .strong)
        let about = source.entity.flatMap { entities[$0] }.map(about) ?? aboutUnnamed(source)
        return about.isEmpty ? name : InkedText([name, InkedText(about)], separator: " — ")
    }

    private func about(_ entity: FoundEntity) -> String {
        let known = [entity.role, entity.affiliation.map(name), entity.role == nil ? BriefWords.kind(entity.kind) : nil]
            .compactMap(
                \.self)
        let aliases = entity.aliases.isEmpty ? nil : "also " + entity.aliases.joined(separator: ", ")
        return (known + [aliases].compactMap(\.self)).joined(separator: ", ")
    }

    private func aboutUnnamed(_ source: FoundStatement.Source) -> String {
        source.words.text.isEmpty ? "" : source.anonymous.map(BriefWords.anonymous) ?? "not resolved"
    }

    /// `The Packet › the navy › Felix Arran`; nil where the source speaks to the report itself.
    func breadcrumbs(of statement: FoundStatement) -> String? {
        guard statement.chain.count > 1 else { return nil }
        return statement.chain.map { link in
            self.statement(link.statement).map { name(of: $0.source) } ?? link.source.map(name) ?? "?"
        }.joined(separator: " › ")
    }
}
