/// Gives a content the participle that ends its sentence: "said rebels had attacked the post, killing 12 policemen".
///
/// What was done by the attack is said by whoever tells of the attack, although a comma stands before it. Not so a participle of
/// speaking, which is the speaker's own next word: "said the post had fallen, adding that …".
struct ContentTails {
    let syntax: Syntax
    let tree: Tree
    let sentences: [Sentence]
    let document: Document

    init(document: Document) {
        self.document = document
        syntax = document.syntax
        tree = Tree(document.syntax)
        sentences = document.sentences
    }

    /// The drafts with their contents drawn out.
    func applied(to drafts: [Draft]) -> [Draft] {
        var taken: Set<Int> = []
        for draft in drafts { taken.formUnion((draft.cue + draft.sources + draft.contents).joined()) }
        return drafts.map { draft in
            guard let last = draft.contents.last, let tail = tail(of: last, cue: draft.cueTokens),
                !tail.contains(where: taken.contains)
            else { return draft }
            var longer = draft
            longer.contents[longer.contents.count - 1] = last.lowerBound..<tail.upperBound
            longer.reasons.append("content drawn out: participle of its clause")
            return longer
        }
    }

    /// Words behind a content that hang off the clause it begins with.
    private func tail(of content: Range<Int>, cue: [Int]) -> Range<Int>? {
        let sentence = sentences[document.sentence(of: content.lowerBound)].tokens
        guard sentence.contains(content.upperBound), !cue.isEmpty,
            let head = content.first(where: { cue.contains(syntax.heads[$0]) && syntax.relations[$0] == "ccomp" })
        else { return nil }
        let verbs = Set([head] + tree.conjuncts(of: head)).filter(content.contains)
        let participle = verbs.flatMap { tree.children(of: $0, ["advcl"]) }.sorted().first { token in
            token > content.upperBound - 1 && syntax.tags[token] == "VBG"
        }
        guard let participle else { return nil }
        let reach = tree.reach(of: participle)
        guard reach.lowerBound >= content.upperBound, reach.lowerBound - content.upperBound <= 1, reach.upperBound <= sentence.upperBound
        else { return nil }
        return content.upperBound..<reach.upperBound
    }
}
