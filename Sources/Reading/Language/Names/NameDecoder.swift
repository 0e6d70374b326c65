/// Reads the names out of one window's scores: spans by Viterbi, then their edges, what lists know of them, and whether they are sure.
///
/// Documentation/Decisions/0015-names-in-web-text.md tells what each step is worth.
struct NameDecoder {
    let document: Document
    let lists: NameLists
    let labels: [String]
    let scores: ScoreMatrix
    /// The token of the first row.
    let start: Int

    /// Weight of a list's word against the model's, as a difference of log probabilities.
    static let weightOfLists: Float = 2
    /// A name of a person, organisation or place is sure where it is likelier than this to be one of its kind, or a list knows it.
    static let leastLikely: Float = 0.55

    struct Candidate {
        var tokens: Range<Int>
        /// Index of the label.
        var type: Int
        /// Cut or joined, so that its B and I are not where the model saw them.
        var isMended = false
    }

    func names() -> [NameSpan] {
        var candidates: [Candidate] = []
        for found in SpanDecoder.spans(scores) {
            var tokens = document.withoutAddresses(found.rows.lowerBound + start..<found.rows.upperBound + start)
            if group(found.type) != nil { tokens = trimmed(tokens) }
            guard !tokens.isEmpty else { continue }
            let cut = parts(of: tokens, found.type), isMended = cut.count > 1 || tokens.lowerBound > found.rows.lowerBound + start
            for part in cut { add(Candidate(tokens: part, type: found.type, isMended: isMended), to: &candidates) }
        }
        return candidates.map(judged)
    }

    /// The range without signs and little words at its ends ("Tarsu Hall in", "Orlan -").
    private func trimmed(_ tokens: Range<Int>) -> Range<Int> {
        var range = tokens
        while let last = range.last, isSign(last) || range.count > 1 && isLittle(last) { range = range.lowerBound..<last }
        while let first = range.first, isSign(first) { range = first + 1..<range.upperBound }
        return range
    }

    private static let littleWords: Set<PartOfSpeech> = [.adposition, .coordinator, .subordinator, .determiner, .pronoun, .auxiliary]

    private func isSign(_ token: Int) -> Bool { lists.signs.contains(document.bytes(token)) }

    private func isLittle(_ token: Int) -> Bool { Self.littleWords.contains(document.syntax.partsOfSpeech[token]) }

    /// A town and the division behind it are two names: "Larkville California".
    private func parts(of tokens: Range<Int>, _ type: Int) -> [Range<Int>] {
        guard group(type) == .place, tokens.count > 1, !evidence(tokens).contains(.place),
            !lists.openers.contains(lowercased(document.bytes(tokens.lowerBound)))
        else { return [tokens] }
        for cut in tokens.dropFirst() {
            let rest = evidence(cut..<tokens.upperBound)
            let isShort = rest.contains(.shortDivision) && cut == tokens.upperBound - 1 && isCapital(cut)
            guard rest.contains(.division) || isShort else { continue }
            let isWord = [.properNoun, .noun, .other].contains(document.syntax.partsOfSpeech[cut - 1])
            return isWord ? [tokens.lowerBound..<cut, cut..<tokens.upperBound] : [tokens]
        }
        return [tokens]
    }

    /// A form of address is no name; two names of persons side by side are one where the first is one word.
    private func add(_ candidate: Candidate, to candidates: inout [Candidate]) {
        var candidate = candidate
        if group(candidate.type) == .person {
            if candidate.tokens.count == 1, isAddress(candidate.tokens.lowerBound) { return }
            if let last = candidates.last, group(last.type) == .person, last.tokens.count == 1,
                last.tokens.upperBound == candidate.tokens.lowerBound,
                document.sentence(of: last.tokens.lowerBound) == document.sentence(of: candidate.tokens.lowerBound) {
                candidate.tokens = last.tokens.lowerBound..<candidate.tokens.upperBound
                candidate.isMended = true
                candidates.removeLast()
            }
        }
        candidates.append(candidate)
    }

    private func isAddress(_ token: Int) -> Bool {
        lists.address.contains(lowercased(document.bytes(token).filter { $0 != UInt8(ascii: ".") }))
    }

    private func isCapital(_ token: Int) -> Bool {
        document.bytes(token).first.map { (0x41...0x5A).contains($0) || $0 >= 0x80 } ?? false
    }

    /// The name under the kind that lists and model together speak for.
    private func judged(_ candidate: Candidate) -> NameSpan {
        let rows = candidate.tokens.lowerBound - start..<candidate.tokens.upperBound - start
        let likely = rows.map { scores.probabilities(row: $0) }
        var type = candidate.type
        let wanted = group(told: candidate.tokens)
        if let wanted, wanted != group(type), labels[type] != "facility" { type = chosen(wanted, likely, over: type) }
        let shares = likely.indices.map { share(of: type, likely[$0], isFirst: $0 == 0, candidate) }
        var name = NameSpan(tokens: candidate.tokens, label: labels[type], score: shares.reduce(0, +) / Float(likely.count))
        if let kind = group(type), kind != wanted { name.isSure = share(of: kind, likely, candidate) >= Self.leastLikely }
        return name
    }

    /// The likeliest type of all, those of the wanted group favoured.
    private func chosen(_ wanted: Group, _ likely: [[Float]], over type: Int) -> Int {
        var best = type, highest = -Float.infinity
        for other in labels.indices {
            let isWanted = group(other) == wanted
            if isWanted && labels[other] == "facility" { continue }
            let mean = likely.reduce(Float(0)) { $0 + logarithm($1[1 + 2 * other] + $1[2 + 2 * other]) } / Float(likely.count)
            let sum = mean + (isWanted ? Self.weightOfLists : 0)
            if sum > highest { (best, highest) = (other, sum) }
        }
        return best
    }

    /// How likely the name is to be one of a group, on the mean of its tokens.
    private func share(of group: Group, _ likely: [[Float]], _ candidate: Candidate) -> Float {
        let types = labels.indices.filter { self.group($0) == group }
        let sum = likely.indices.reduce(Float(0)) { sum, row in
            types.reduce(sum) { $0 + share(of: $1, likely[row], isFirst: row == 0, candidate) }
        }
        return sum / Float(likely.count)
    }

    /// How likely a type's B is in the first token of a name, its I in the others; of mended names both.
    private func share(of type: Int, _ likely: [Float], isFirst: Bool, _ candidate: Candidate) -> Float {
        let begin = likely[1 + 2 * type], inside = likely[2 + 2 * type]
        return candidate.isMended ? begin + inside : isFirst ? begin : inside
    }
}

extension NameDecoder {
    /// The kinds that lists tell apart.
    enum Group { case person, organisation, place }

    static let groups: [String: Group] = [
        "person": .person, "organisation": .organisation, "armed-group": .organisation, "military": .organisation,
        "police": .organisation, "media": .organisation, "state": .place, "place": .place, "facility": .place,
    ]

    private func group(_ type: Int) -> Group? { Self.groups[labels[type]] }

    private func evidence(_ tokens: Range<Int>) -> NameLists.Evidence { lists.evidence(of: tokens.lazy.map { document.bytes($0) }) }

    /// The group that the lists know a name of; a given name tells something where it stands alone.
    private func group(told tokens: Range<Int>) -> Group? {
        let told = evidence(tokens)
        let isOrganisation = told.contains(.organisation), isPlace = told.contains(.place)
        if isOrganisation || isPlace { return isOrganisation == isPlace ? nil : isPlace ? .place : .organisation }
        return told.contains(.person) && tokens.count == 1 && isCapital(tokens.lowerBound) ? .person : nil
    }
}
