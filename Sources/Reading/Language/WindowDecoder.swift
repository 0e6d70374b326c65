import Encoder

/// Turns the numbers of one window into tags, trees, names and attributions of the document.
struct WindowDecoder {
    let encoded: EncodedWindow
    let labels: LabelSets
    let plan: WindowPlan
    let words: KnownWords

    func decode(into document: inout Document) {
        tag(&document)
        for sentence in plan.sentences {
            parse(sentence, &document)
            TreeRepair.mend(sentence, in: &document.syntax)
        }
        let found = NameDecoder(
            document: document, lists: words.names, labels: labels.names, scores: matrix(.ner), start: plan.start
        ).names()
        document.names += found
        document.attributions += attributions(heads: document.syntax.heads)
    }

    private func matrix(_ head: EncodedWindow.Head) -> ScoreMatrix {
        let scores = encoded.scores(head)
        return ScoreMatrix(rows: encoded.wordCount, columns: scores.columns, values: scores.values)
    }

    private func shifted(_ rows: Range<Int>) -> Range<Int> { rows.lowerBound + plan.start..<rows.upperBound + plan.start }

    private func tag(_ document: inout Document) {
        let upos = matrix(.upos), xpos = matrix(.xpos), features = matrix(.feats), lemmas = matrix(.lemma)
        for row in 0..<encoded.wordCount {
            let token = row + plan.start
            document.syntax.partsOfSpeech[token] = labels.partsOfSpeech[upos.best(row: row)]
            document.syntax.tags[token] = labels.tags[xpos.best(row: row)]
            document.syntax.features[token] = labels.features[features.best(row: row)]
            let word = Lemmatiser.WordClass(part: document.syntax.partsOfSpeech[token], tag: document.syntax.tags[token])
            document.syntax.lemmas[token] = words.lemmatiser.lemma(
                of: document.bytes(token), as: word, rules: labels.lemmaRules, lemmas, row: row)
        }
    }

    private func parse(_ sentence: Range<Int>, _ document: inout Document) {
        let rows = sentence.lowerBound - plan.start..<sentence.upperBound - plan.start
        let arcs = ScoreMatrix(rows: rows.count, columns: rows.count + 1, values: encoded.arcScores(words: rows))
        let heads = TreeDecoder.heads(arcs)
        let pairs = heads.enumerated().map { index, head in
            (dependent: rows.lowerBound + index, head: head < 0 ? nil : rows.lowerBound + head)
        }
        let relations = ScoreMatrix(
            rows: pairs.count, columns: labels.relations.count, values: encoded.relationScores(pairs))
        for (index, head) in heads.enumerated() {
            let token = sentence.lowerBound + index
            document.syntax.heads[token] = head < 0 ? -1 : sentence.lowerBound + head
            document.syntax.relations[token] = head < 0 ? "root" : relation(relations, row: index)
        }
    }

    /// The likeliest relation that is not `root`, which only the root has.
    private func relation(_ scores: ScoreMatrix, row: Int) -> String {
        var best = -1
        for column in 0..<scores.columns where labels.relations[column] != "root" {
            if best < 0 || scores[row, column] > scores[row, best] { best = column }
        }
        return best < 0 ? "dep" : labels.relations[best]
    }

    private func attributions(heads: [Int]) -> [RawAttribution] {
        SpanDecoder.spans(matrix(.cue)).compactMap { cue in
            let roles = ScoreMatrix(
                rows: encoded.wordCount, columns: EncodedWindow.roleColumns, values: encoded.roleScores(cue: cue.rows))
            let spans = SpanDecoder.spans(roles)
            let contents = spans.filter { $0.type == 1 }.map(\.rows)
            guard !contents.isEmpty else { return nil }
            let words = contents.flatMap { Array($0) }
            let certainty = encoded.certaintyScores(cue: cue.rows, content: words, head: head(of: words, heads))
            let scores = ScoreMatrix(rows: 1, columns: certainty.count, values: certainty)
            return RawAttribution(
                cue: [shifted(cue.rows)], sources: spans.filter { $0.type == 0 }.map { shifted($0.rows) },
                contents: contents.map(shifted), score: cue.score,
                certainty: Statement.Certainty.allCases.map { kind in
                    labels.certainties.firstIndex(of: kind).map { scores.probability(row: 0, column: $0) } ?? 0
                })
        }
    }

    /// The row of the first word of a content that no other word of it governs.
    private func head(of words: [Int], _ heads: [Int]) -> Int {
        let inside = Set(words)
        return words.first { !inside.contains(heads[$0 + plan.start] - plan.start) } ?? words.first ?? 0
    }
}
