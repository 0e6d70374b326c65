/// A sheet of given width that text is set on, line by line.
struct Sheet {
    let width: Int
    let hasColour: Bool
    private(set) var lines: [String] = []

    init(width: Int, hasColour: Bool) {
        self.width = max(20, width)
        self.hasColour = hasColour
    }

    var text: String { lines.map { $0 + "\n" }.joined() }

    mutating func blank() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// Words over a rule of their own length.
    mutating func heading(_ words: String) {
        blank()
        set(InkedText(words, .strong))
        lines.append(inked(String(repeating: "─", count: min(width, ScreenWidth.columns(of: words))), .faint))
    }

    /// Sets text in lines of the sheet's width.
    ///
    /// - Parameters:
    ///   - first: what stands before the first line: blanks, a bar.
    ///   - rest: what stands before every other; as wide as `first` or wider.
    mutating func set(_ text: InkedText, first: String = "", rest: String? = nil) {
        let rest = rest ?? first
        var line = LineInMaking(prefix: first)
        for word in text.words {
            for part in word.broken(to: width - ScreenWidth.columns(of: rest)) {
                let gap = line.isEmpty || !part.hasBlankBefore ? 0 : 1
                if !line.isEmpty, line.columns + gap + part.columns > width {
                    lines.append(finished(line))
                    line = LineInMaking(prefix: rest)
                }
                line.append(part)
            }
        }
        if !line.isEmpty { lines.append(finished(line)) }
    }

    /// A line that is not set anew, as of a drawing.
    mutating func verbatim(_ line: String) { lines.append(line) }

    private func finished(_ line: LineInMaking) -> String {
        var text = line.prefix
        for piece in line.pieces { text += inked(piece.text, piece.ink) }
        return text
    }

    private func inked(_ text: String, _ ink: Ink) -> String {
        guard hasColour, let code = ink.code else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

/// What stays together when a line is broken: letters without a blank, in one or several inks.
struct InkedWord {
    var pieces: [InkedText.Piece]
    var hasBlankBefore: Bool

    var columns: Int { pieces.reduce(0) { $0 + ScreenWidth.columns(of: $1.text) } }

    /// The word itself, or the parts of one that is wider than a line.
    func broken(to limit: Int) -> [InkedWord] {
        guard columns > max(1, limit) else { return [self] }
        var parts = [InkedWord(pieces: [], hasBlankBefore: hasBlankBefore)]
        var used = 0
        for piece in pieces {
            for character in piece.text {
                let width = ScreenWidth.columns(of: character)
                if used > 0, used + width > max(1, limit) {
                    parts.append(InkedWord(pieces: [], hasBlankBefore: false))
                    used = 0
                }
                parts[parts.count - 1].pieces.append(InkedText.Piece(text: String(character), ink: piece.ink))
                used += width
            }
        }
        return parts
    }
}

private struct LineInMaking {
    let prefix: String
    private(set) var pieces: [InkedText.Piece] = []
    private(set) var columns: Int

    var isEmpty: Bool { pieces.isEmpty }

    init(prefix: String) {
        self.prefix = prefix
        columns = ScreenWidth.columns(of: prefix)
    }

    mutating func append(_ word: InkedWord) {
        let gap = word.hasBlankBefore && !isEmpty ? " " : ""
        columns += gap.utf8.count + word.columns
        for (index, piece) in word.pieces.enumerated() {
            let text = (index == 0 ? gap : "") + piece.text
            // A run of words in one ink is one piece, so that a coloured line has few escape sequences.
            if pieces.last?.ink == piece.ink {
                pieces[pieces.count - 1].text += text
            } else {
                pieces.append(InkedText.Piece(text: text, ink: piece.ink))
            }
        }
    }
}
