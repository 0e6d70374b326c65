import Reading

/// A sentence with its expectations written into it: `⟦who|The ministry⟧ said ⟦what|four people were killed⟧.`
///
/// Labels are any characters but the three marks, so dots are fine (`1.source`). Marks nest and never cross, and one
/// label may stand several times. Taking the marks out gives the text exactly.
package struct MarkedText: Hashable, Sendable {
    package struct Mark: Hashable, Sendable {
        package var label: String
        package var span: Span
    }

    package enum Fault: Error, Equatable, CustomStringConvertible {
        case notClosed(label: String, byte: Int)
        case closedTwice(byte: Int)
        case noLabel(byte: Int)

        package var description: String {
            switch self {
            case .notClosed(let label, let byte): "mark ⟦\(label)| opened at byte \(byte) is not closed"
            case .closedTwice(let byte): "⟧ at byte \(byte) closes nothing"
            case .noLabel(let byte): "⟦ at byte \(byte) has no label followed by |"
            }
        }
    }

    package private(set) var text: [UInt8] = []
    /// In the order in which the marks open.
    package private(set) var marks: [Mark] = []

    package init(_ marked: String) throws(Fault) {
        let bytes = Array(marked.utf8)
        var open: [(mark: Int, byte: Int)] = []
        var at = 0
        while at < bytes.count {
            if bytes[at...].starts(with: MarkedText.opening) {
                let labelEnd = try MarkedText.labelEnd(in: bytes, from: at)
                let label = String(decoding: bytes[(at + 3)..<labelEnd], as: UTF8.self)
                open.append((marks.count, at))
                marks.append(Mark(label: label, span: Span(text.count, text.count)))
                at = labelEnd + 1
            } else if bytes[at...].starts(with: MarkedText.closing) {
                guard let last = open.popLast() else { throw .closedTwice(byte: at) }
                marks[last.mark].span.end = text.count
                at += 3
            } else {
                text.append(bytes[at])
                at += 1
            }
        }
        if let last = open.last { throw .notClosed(label: marks[last.mark].label, byte: last.byte) }
    }

    /// The text without marks.
    package var string: String { String(decoding: text, as: UTF8.self) }

    /// The spans of one label, in order.
    package subscript(label: String) -> [Span] { marks.filter { $0.label == label }.map(\.span) }

    /// The words of a span, for messages.
    package func words(_ span: Span) -> String { String(decoding: text[span.range], as: UTF8.self) }

    private static let opening = Array("⟦".utf8)
    private static let closing = Array("⟧".utf8)

    private static func labelEnd(in bytes: [UInt8], from opening: Int) throws(Fault) -> Int {
        var at = opening + 3
        while at < bytes.count, bytes[at] != UInt8(ascii: "|") {
            if bytes[at...].starts(with: Self.opening) || bytes[at...].starts(with: closing) {
                throw .noLabel(byte: opening)
            }
            at += 1
        }
        guard at < bytes.count, at > opening + 3 else { throw .noLabel(byte: opening) }
        return at
    }
}
