/// The clauses of a content: what the source says in its main clause, apart from what stands in clauses below it.
///
/// "He said the road, which may be mined, would open" hedges nothing of what he says; only the main clause does.
struct ContentClauses {
    /// The main clause of the first sentence of the content.
    let main: [Range<Int>]
    /// The main clause with the clauses that modify it (if …, unless …) and those tied to it by "and".
    let core: [Range<Int>]

    private enum Standing { case main, core, below }

    /// Relations of clauses that say something of their own.
    private static let clausal: Set<String> = ["acl", "advcl", "ccomp", "csubj", "parataxis"]

    init(of contents: [Range<Int>], in document: Document) {
        guard let start = contents.first?.first else {
            main = []
            core = []
            return
        }
        let sentence = document.sentences[document.sentence(of: start)].tokens
        let tokens = contents.flatMap { $0.clamped(to: sentence) }
        let reader = ClauseReader(syntax: document.syntax, inside: Set(tokens))
        var standings: [Int: Standing] = [:]
        for token in tokens { standings[token] = reader.standing(of: token, &standings) }
        main = Self.runs(tokens.filter { standings[$0] == .main })
        core = Self.runs(tokens.filter { standings[$0] != .below })
    }

    private static func runs(_ tokens: [Int]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for token in tokens {
            if let last = runs.last, last.upperBound == token {
                runs[runs.count - 1] = last.lowerBound..<token + 1
            } else {
                runs.append(token..<token + 1)
            }
        }
        return runs
    }

    private struct ClauseReader {
        let syntax: Syntax
        let inside: Set<Int>

        func standing(of token: Int, _ known: inout [Int: Standing]) -> Standing {
            if let standing = known[token] { return standing }
            let head = syntax.heads[token]
            guard inside.contains(head) else { return .main }
            let above = standing(of: head, &known)
            known[head] = above
            return standing(of: token, under: head, standing: above)
        }

        private func standing(of token: Int, under head: Int, standing above: Standing) -> Standing {
            let relation = syntax.relations[token].prefix { $0 != ":" }
            if relation == "mark", above == .below, isComplement(head) { return .main }
            guard above == .main else { return above }
            if relation == "advcl" { return isTop(head) || syntax.relations[head] == "xcomp" ? .core : .below }
            if relation == "conj" { return syntax.partsOfSpeech[token] == .verb && isTop(head) ? .core : .main }
            return ContentClauses.clausal.contains(String(relation)) ? .below : .main
        }

        private func isTop(_ token: Int) -> Bool { !inside.contains(syntax.heads[token]) }

        /// "whether" of "it is not clear whether …" belongs to what is said of the clause.
        private func isComplement(_ token: Int) -> Bool {
            let relation = syntax.relations[token].prefix { $0 != ":" }
            return (relation == "ccomp" || relation == "csubj") && isTop(syntax.heads[token])
        }
    }
}
