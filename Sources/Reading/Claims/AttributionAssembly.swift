/// Makes drafts of the encoder's attributions: whole quotations, clean edges, no doubles, parents and children.
struct AttributionAssembly {
    let document: Document
    let view: TokenView
    let passages: [Quotations.Passage]

    func drafts(model: String) -> [Draft] {
        var drafts: [Draft] = []
        for (index, raw) in document.attributions.enumerated() {
            let contents = raw.contents.compactMap { trimmed(withWholeQuotation($0, besides: raw)) }
            guard !contents.isEmpty, raw.cue.contains(where: { !$0.isEmpty }), !isTakenUp(raw) else { continue }
            drafts.append(
                Draft(
                    cue: raw.cue, sources: raw.sources.compactMap(trimmed), contents: joined(contents),
                    origin: raw.rule.map { .rule($0) } ?? .model(name: model, score: raw.score), attribution: index,
                    modelCertainty: raw.certainty))
        }
        drafts = ContentTails(document: document).applied(to: drafts)
        drafts += continuations(of: drafts)
        drafts.sort { ($0.anchor, $0.contentCount) < ($1.anchor, $1.contentCount) }
        nest(&drafts)
        return drafts
    }

    /// "…, a claim that the army dismissed": the noun takes up what was said before and is what somebody else speaks of; nobody says it anew.
    private func isTakenUp(_ raw: RawAttribution) -> Bool {
        guard raw.sources.allSatisfy({ $0.allSatisfy { view.tags[$0] == "DT" } }) else { return false }
        let noun = raw.cue + raw.sources
        return document.attributions.contains { other in
            other.contents.contains { content in noun.contains(where: content.overlaps) }
                && other.cue.contains { cue in raw.contents.contains { $0.overlaps(cue) } }
        }
    }

    /// A content that covers most of a quotation's words in one range covers its marks too.
    private func withWholeQuotation(_ range: Range<Int>, besides raw: RawAttribution) -> Range<Int> {
        var range = range
        let taken = raw.cue + raw.sources
        for passage in passages {
            for quoted in passage.ranges {
                let common = quoted.clamped(to: range)
                guard common.count * 3 >= quoted.count * 2, !taken.contains(where: { $0.overlaps(quoted) }) else { continue }
                range = min(range.lowerBound, quoted.lowerBound)..<max(range.upperBound, quoted.upperBound)
            }
        }
        return range
    }

    /// Without commas and points at its edges, unless they stand inside the quotation that it ends with; nil when nothing is left.
    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, [",", ".", ";", "—", "–", "-", ":"].contains(view.forms[start]) { start += 1 }
        while end > start, [",", ".", ";", "—", "–", "-", ":"].contains(view.forms[end - 1]) { end -= 1 }
        guard (start..<end).contains(where: { view.partsOfSpeech[$0] != "PUNCT" }) else { return nil }
        return start..<end
    }

    /// In order, ranges that touch or overlap made one.
    private func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }

    /// Quotations of more than a word or two that no attribution took: they continue the speaker before them.
    private func continuations(of drafts: [Draft]) -> [Draft] {
        let taken = tokensTaken(by: drafts)
        return passages.compactMap { passage in
            let words = passage.ranges.flatMap { Array($0) }.filter { view.partsOfSpeech[$0] != "PUNCT" }
            guard words.count > Quotations.scareLimit * 2, holdsVerb(words) else { return nil }
            guard words.count(where: { taken[$0] }) * 3 < words.count || isParagraph(passage) && !isClaimed(passage, by: drafts)
            else { return nil }
            return Draft(cue: [], sources: [], contents: passage.ranges.compactMap(trimmed), origin: .rule("quotation.continued"))
        }
    }

    /// Whether each token stands in some cue, source or content.
    private func tokensTaken(by drafts: [Draft]) -> [Bool] {
        var taken = [Bool](repeating: false, count: document.tokens.count)
        for range in drafts.lazy.flatMap({ $0.cue + $0.sources + $0.contents }) {
            for token in range { taken[token] = true }
        }
        return taken
    }

    /// Whether a quotation is all of its paragraphs: whoever speaks in one of its sentences is spoken of.
    private func isParagraph(_ passage: Quotations.Passage) -> Bool {
        func block(_ token: Int) -> Int { document.sentences[document.sentence(of: token)].block }
        let opens = passage.first == 0 || block(passage.first - 1) != block(passage.first)
        return opens && (passage.end == document.tokens.count || block(passage.end) != block(passage.end - 1))
    }

    /// Whether an attribution from outside the quotation has its words, or one from inside most of them.
    private func isClaimed(_ passage: Quotations.Passage, by drafts: [Draft]) -> Bool {
        drafts.contains { draft in
            draft.contents.contains { content in
                passage.contains(content.lowerBound) && !passage.contains(draft.anchor)
                    || passage.ranges.contains { $0.overlaps(content) && content.count * 2 > $0.count }
            }
        }
    }

    private func holdsVerb(_ words: [Int]) -> Bool {
        words.contains { view.partsOfSpeech[$0] == "VERB" || view.partsOfSpeech[$0] == "AUX" }
    }

    /// How many drafts away, in order of reading, a content is looked for that holds another draft.
    private static let nestingReach = 64

    /// A draft whose cue and source lie in the content of another is its child; of several, of the smallest.
    private func nest(_ drafts: inout [Draft]) {
        for index in drafts.indices {
            let probe = drafts[index].cue.first?.lowerBound ?? drafts[index].contents[0].lowerBound
            var best: Int?
            let near = max(0, index - Self.nestingReach)..<min(drafts.count, index + Self.nestingReach)
            for other in near where other != index {
                guard
                    drafts[other].contentContains(probe) && drafts[other].contentCount > drafts[index].contentCount
                        || isRelayed(drafts[index], by: drafts[other])
                else { continue }
                if best.map({ drafts[other].contentCount < drafts[$0].contentCount }) ?? true { best = other }
            }
            drafts[index].parent = best
        }
    }

    /// "reported, citing two officials, that": both say the same, and the one cites the other.
    private func isRelayed(_ draft: Draft, by outer: Draft) -> Bool {
        guard draft.contents == outer.contents, let cue = draft.cueTokens.first, !outer.cueTokens.contains(cue) else { return false }
        var at = cue
        for _ in 0..<3 {
            guard ["advcl", "acl", "parataxis", "dep"].contains(document.syntax.relations[at]) else { return false }
            at = document.syntax.heads[at]
            guard at >= 0 else { return false }
            if outer.cueTokens.contains(at) || outer.sources.contains(where: { $0.contains(at) }) { return true }
        }
        return false
    }
}
