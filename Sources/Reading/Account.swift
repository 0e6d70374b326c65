/// What the rooms behind the claims read from: the analysed report, who is who in it, and who said what.
///
/// Made once a report and shared by the rooms; it adds the look-ups that all of them need and decides nothing.
package struct Account: Sendable {
    package let document: Document
    package let tree: Tree
    let view: TokenView
    package let entities: EntityMap
    package let speech: StatementMap

    package init(document: Document, cast: Cast, statements: [Statement]) {
        self.document = document
        tree = Tree(document.syntax)
        view = TokenView(document)
        entities = EntityMap(cast.entities, heads: document.syntax.heads)
        speech = StatementMap(statements, in: document)
    }
}
