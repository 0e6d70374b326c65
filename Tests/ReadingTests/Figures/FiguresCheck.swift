import Encoder
import TestSupport

@testable import Reading

/// Reads the figures of marked text with the repository's own data: `The blast killed ⟦killed|12⟧ people.`
struct FiguresCheck {
    let text: MarkedText
    let read: ReadReport

    static let reader = Result { try FigureReader(data: StandardReader.data) }

    init(_ marked: String) throws {
        text = try MarkedText(marked)
        read = try StandardReader.reader.get().read(Fixtures.report(text.string), Workspace())
    }

    var figures: [Figure] { read.happenings.figures }

    /// The figure whose words share a token with the first mark of a label.
    func figure(_ label: String) -> Figure? {
        guard let mark = text[label].first else { return nil }
        let tokens = read.document.tokens(in: mark)
        return figures.first { $0.tokens.overlaps(tokens) }
    }

    /// The words of a range of tokens.
    func words(_ tokens: Range<Int>) -> String {
        let span = read.document.span(tokens)
        return String(decoding: Array(text.string.utf8)[span.start..<span.end], as: UTF8.self)
    }

    func name(of figure: Figure?) -> String? { figure?.of.flatMap { id in read.entities.first { $0.id == id }?.name } }

    /// An account of bare text: who is who and who says what are read too.
    static func account(_ text: String) throws -> Account {
        let document = try StandardReader.document(text)
        let cast = try EventCheck.resolver.get().cast(of: document)
        return Account(document: document, cast: cast, statements: try EventCheck.claims.get().statements(of: document, cast: cast))
    }
}
