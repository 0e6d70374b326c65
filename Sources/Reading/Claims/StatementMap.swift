/// In whose words each token stands: the innermost statement whose content holds it.
package struct StatementMap: Sendable {
    /// Index into `statements` of each token's innermost statement, −1 for the narrator.
    private let innermost: [Int]
    package let statements: [Statement]
    private let byID: [Statement.ID: Int]

    package init(_ statements: [Statement], in document: Document) {
        self.statements = statements
        byID = Dictionary(statements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var innermost = [Int](repeating: -1, count: document.tokens.count)
        var width = [Int](repeating: Int.max, count: document.tokens.count)
        for (index, statement) in statements.enumerated() where !StatementMap.isNobodys(statement, in: document) {
            let size = statement.content.reduce(0) { $0 + $1.count }
            for span in statement.content {
                for token in document.tokens(in: span) where size < width[token] {
                    innermost[token] = index
                    width[token] = size
                }
            }
        }
        self.innermost = innermost
    }

    /// "Nobody claimed the attack" is the narrator's word of an attack; what nobody could confirm is in doubt all the same.
    private static func isNobodys(_ statement: Statement, in document: Document) -> Bool {
        statement.certainty == .asserted
            && statement.source.spans.first.flatMap { document.tokens(in: $0).first }.map(document.namesNobody) ?? false
    }

    /// The statement that carries a token; nil where the narrator speaks.
    package func statement(at token: Int) -> Statement? {
        innermost[token] < 0 ? nil : statements[innermost[token]]
    }

    package subscript(id: Statement.ID) -> Statement? { byID[id].map { statements[$0] } }
}

extension Document {
    private static let nobody: Set<String> = ["no", "nobody", "none", "neither"]

    /// Whether a phrase that opens with this token names those who do not act: "no group", "nobody".
    func namesNobody(_ token: Int) -> Bool { Document.nobody.contains(String(decoding: bytes(token), as: UTF8.self).lowercased()) }
}
