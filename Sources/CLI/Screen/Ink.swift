/// How words stand out on a terminal. Colour only repeats what the words say.
enum Ink: Sendable {
    case plain, strong, faint
    /// Denied, rejected, disputed.
    case against
    /// Unconfirmed, unverified, questioned.
    case unsure
    /// Promised, threatened, requested, hoped, on a condition: nothing has happened yet.
    case open

    /// The parameter of the escape sequence "select graphic rendition".
    var code: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .faint: "2"
        case .against: "31"
        case .unsure: "33"
        case .open: "36"
        }
    }
}

/// Words with their ink; wrapped between words, never inside escape sequences.
struct InkedText: Sendable, ExpressibleByStringLiteral {
    struct Piece: Sendable {
        var text: String
        var ink: Ink
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String, _ ink: Ink = .plain) { pieces = [Piece(text: ScreenText.line(text), ink: ink)] }

    init(stringLiteral text: String) { self.init(text) }

    /// The texts with words between them that keep their blanks.
    init(_ texts: [InkedText], separator: String) {
        for (index, text) in texts.enumerated() {
            if index > 0 { pieces.append(Piece(text: separator, ink: .faint)) }
            pieces += text.pieces
        }
    }

    static func + (left: InkedText, right: InkedText) -> InkedText {
        var joined = left
        joined.pieces += right.pieces
        return joined
    }
}

extension InkedText {
    /// The words in order, each knowing whether a blank stands before it.
    var words: [InkedWord] {
        var words: [InkedWord] = []
        var blank = true
        for piece in pieces {
            for (index, part) in piece.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { blank = true }
                guard !part.isEmpty else { continue }
                let piece = Piece(text: String(part), ink: piece.ink)
                if blank || words.isEmpty {
                    words.append(InkedWord(pieces: [piece], hasBlankBefore: true))
                } else {
                    words[words.count - 1].pieces.append(piece)
                }
                blank = false
            }
        }
        return words
    }
}
