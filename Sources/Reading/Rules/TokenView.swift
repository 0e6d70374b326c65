/// What rules may ask of a document's tokens, in parallel lists made once a document.
struct TokenView: Sendable {
    /// In lower case, curly apostrophes straight.
    let forms: [String]
    let lemmas: [String]
    let tags: [String]
    let partsOfSpeech: [String]
    /// Label of the name that a token stands in, in lower case.
    let names: [String?]

    init(_ document: Document) {
        let count = document.tokens.count
        forms = (0..<count).map { token in
            String(decoding: document.bytes(token), as: UTF8.self).lowercased()
                .split(separator: "’", omittingEmptySubsequences: false).joined(separator: "'")
        }
        lemmas = document.syntax.lemmas.map { $0.lowercased() }
        tags = document.syntax.tags
        partsOfSpeech = document.syntax.partsOfSpeech.map(\.rawValue)
        var names = [String?](repeating: nil, count: count)
        for name in document.names {
            for token in name.tokens { names[token] = name.label.lowercased() }
        }
        self.names = names
    }
}
