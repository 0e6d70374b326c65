/// What the words around places say of them: who is meant by a capital, which is named in which.
extension MentionFinder {
    /// A capital that stands for its government: "Moscow said", "Tehran's ambassador", "Ankara-backed".
    func isMetonym(_ mention: PlaceMention) -> Bool {
        guard mention.origin != .given, let name = mention.names.first, finder.gazetteer.countries.capital(name) != nil,
            !isStrictlyLocative(mention.tokens.lowerBound), mention.hints.isEmpty
        else { return false }
        let end = mention.tokens.upperBound
        let lemmas = account.view.lemmas
        if ["-", "–"].contains(form(end)), words.governmentTails.contains(form(end + 1)) { return true }
        if form(end) == "'s" {
            return (end + 1..<min(end + 4, lemmas.count)).contains { words.governmentNouns.contains(lemmas[$0]) }
        }
        guard account.tree.heads.indices.contains(mention.tokens.lowerBound) else { return false }
        let head = mention.tokens.last { !mention.tokens.contains(account.tree.heads[$0]) } ?? mention.tokens.lowerBound
        let relation = account.tree.relations[head], governor = account.tree.heads[head]
        if governor >= 0, relation.hasPrefix("nsubj") || relation == "obl:agent" {
            return words.governmentVerbs.contains(lemmas[governor])
        }
        return form(mention.tokens.lowerBound - 1) == "by" && governor >= 0 && words.governmentVerbs.contains(lemmas[governor])
    }

    /// A disease, a strain or a doctrine called after a place: "West Nile virus", "A/California/7/2009".
    func isPartOfTerm(_ range: Range<Int>) -> Bool {
        if words.terms.contains(form(range.upperBound)) { return true }
        return form(range.lowerBound - 1) == "/" && form(range.upperBound) == "/"
    }

    /// "Dallas, TX": the abbreviation is the division's name.
    mutating func readAbbreviations() {
        for index in mentions.indices {
            let tokens = mentions[index].tokens
            guard tokens.count <= 3 else { continue }
            let written = String(decoding: document.report.text[document.span(tokens).range], as: UTF8.self)
            let before = index > 0 ? mentions[index - 1].tokens.upperBound : -1
            let isBehind = before == tokens.lowerBound - 1 && form(before) == ","
            guard let division = finder.gazetteer.division(short: written, isBehindPlace: isBehind) else { continue }
            mentions[index].names = [division.name]
            mentions[index].country = division.country
            mentions[index].hints = [.province]
        }
    }

    /// Whether the words between two places say that one lies in the other, and not only beside it.
    private func isTold(_ between: Range<Int>, _ gap: [String]) -> Bool {
        guard gap.contains(where: { ["in", "of", "inside", "within"].contains($0) }) else { return false }
        return !between.contains { words.bearings[form($0)] != nil }
    }

    /// Ties places to the places in which they are said to lie: "X, Y", "X in Y province", "Y's X".
    mutating func link() {
        for index in mentions.indices.dropLast() {
            let here = mentions[index].tokens, next = mentions[index + 1].tokens
            guard next.lowerBound >= here.upperBound, next.lowerBound - here.upperBound < 9 else { continue }
            guard sameSentence(here.lowerBound, next.lowerBound) else { continue }
            let gap = (here.upperBound..<next.lowerBound).map(form).filter {
                $0 != "the" && words.hints[$0] == nil && !words.generic.contains($0) && words.bearings[$0] == nil
            }
            switch gap.joined(separator: " ") {
            case ",", "in", ", in", "of", "(", ", of", ", capital of", "capital of", ", main in", ", part of", "inside", "within",
                ", near":
                mentions[index].within = index + 1
                mentions[index].isWithinTold = isTold(here.upperBound..<next.lowerBound, gap)
            case "'s" where mentions[index + 1].within == nil: mentions[index + 1].within = index
            default: break
            }
            // "In P, the village of Q": what stands first says where, if nothing else does.
            if gap.first == ",", mentions[index + 1].within == nil, mentions[index].isLocative, form(here.lowerBound - 1) == "in"
            {
                mentions[index + 1].within = index
            }
            if [",", "and", ", and", "or", "to", "from", "/", "&"].contains(gap.joined(separator: " ")) {
                mentions[index].listed.append(index + 1)
                mentions[index + 1].listed.append(index)
            }
        }
    }
}
