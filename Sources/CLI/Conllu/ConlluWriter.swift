import Reading

/// Writes a document as CoNLL-U (universaldependencies.org/format.html), names as `Entity=B-person` in the last column.
///
/// Columns that nothing is known of are `_`. For text the comments are made here; for sentences that came as CoNLL-U
/// their own are kept, and so are their lines for surface words (`1-2  don't`).
struct ConlluWriter {
    private let document: Document
    /// `B-person` for the first token of a name, `I-person` for the others.
    private let names: [Int: String]
    private let surfaces: SurfaceWords

    init(_ document: Document) {
        self.document = document
        surfaces = SurfaceWords(document)
        var names: [Int: String] = [:]
        for name in document.names {
            for token in name.tokens { names[token] = (token == name.tokens.lowerBound ? "B-" : "I-") + name.label }
        }
        self.names = names
    }

    /// - Parameter name: what the document is called in its `newdoc` comment.
    func text(named name: String) -> String {
        var text = "# newdoc id = \(name)\n"
        var block: Int?
        for (index, sentence) in document.sentences.enumerated() {
            if sentence.block != block { text += "# newpar\n" }
            block = sentence.block
            text += "# sent_id = \(index + 1)\n# text = \(line(of: sentence))\n"
            text += rows(of: sentence)
            text += "\n"
        }
        return text
    }

    /// The words of a sentence with line ends as blanks; nothing else is changed, for the words must be found in it.
    private func line(of sentence: Sentence) -> String {
        let words = document.report.words(sentence.span)
        return words.split { $0.isNewline || $0 == "\t" || $0 == " " }.joined(separator: " ")
    }

    /// Its words, with a line of its own before the parts of each surface word.
    private func rows(of sentence: Sentence) -> String {
        var text = ""
        var surface: Range<Int>?
        for (index, token) in sentence.tokens.enumerated() {
            if surface?.contains(token) != true, let parts = surfaces.parts(from: token, in: sentence) {
                surface = parts
                let form = document.report.words(document.span(parts))
                let misc = document.tokens.spaceAfter[parts.upperBound - 1] ? "_" : "SpaceAfter=No"
                text += "\(index + 1)-\(index + parts.count)\t\(form)\t" + String(repeating: "_\t", count: 7) + misc + "\n"
            }
            let isPart = surface?.contains(token) == true
            text += row(token, number: index + 1, in: sentence, misc: isPart ? "_" : nil) + "\n"
        }
        return text
    }

    /// Sentences as they were given, with their columns filled in.
    func text(given sentences: ArraySlice<GivenSentence>) -> String {
        var text = ""
        for (given, sentence) in zip(sentences, document.sentences) {
            for comment in given.comments { text += comment + "\n" }
            for (number, token) in sentence.tokens.enumerated() {
                if let surface = given.surfaceLines[number] { text += surface + "\n" }
                text += row(token, number: number + 1, in: sentence, misc: given.misc[number]) + "\n"
            }
            text += "\n"
        }
        return text
    }

    /// - Parameter misc: the last column as it was given; made from the text where nil.
    private func row(_ token: Int, number: Int, in sentence: Sentence, misc: String? = nil) -> String {
        let syntax = document.syntax
        func known(_ list: [String]) -> String { list.indices.contains(token) && !list[token].isEmpty ? list[token] : "_" }
        let part = syntax.partsOfSpeech.indices.contains(token) ? syntax.partsOfSpeech[token].rawValue : "_"
        let head = syntax.heads.indices.contains(token) ? self.head(syntax.heads[token], in: sentence) : "_"
        var notes: [String] = []
        if let name = names[token] { notes.append("Entity=" + name) }
        if let misc {
            if misc != "_" { notes += misc.split(separator: "|").filter { !$0.hasPrefix("Entity=") }.map(String.init) }
        } else if !document.tokens.spaceAfter[token] {
            notes.append("SpaceAfter=No")
        }
        return [
            String(number), document.report.words(document.tokens.spans[token]), known(syntax.lemmas), part, known(syntax.tags),
            known(syntax.features), head, known(syntax.relations), "_", notes.isEmpty ? "_" : notes.joined(separator: "|"),
        ].joined(separator: "\t")
    }

    private func head(_ head: Int, in sentence: Sentence) -> String {
        sentence.tokens.contains(head) ? String(head - sentence.tokens.lowerBound + 1) : "0"
    }
}
