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
            let gazetteer = finder.gazetteer
            // The tokenizer may have parted the point from it.
            guard
                let division = gazetteer.division(short: written, isBehindPlace: isBehind)
                    ?? gazetteer.division(short: written + ".", isBehindPlace: isBehind)
            else { continue }
            mentions[index].names = [division.name]
            mentions[index].country = division.country
            mentions[index].hints = [.province]
        }
    }

    /// How the words between two places tie them.
    private func tie(_ index: Int, _ gap: [String]) -> PlaceMention.Tie {
        let between = mentions[index].tokens.upperBound..<mentions[index + 1].tokens.lowerBound
        guard !between.contains(where: { words.bearings[form($0)] != nil }) else { return .beside }
        if gap.contains("near") { return .near }
        if gap.contains(where: { ["in", "of", "inside", "within"].contains($0) }) { return .told }
        return gap == [","] && endsApposition(behind: mentions[index + 1].tokens.upperBound) ? .apposed : .beside
    }

    /// Whether what stands behind "X, Y" lets Y be where X lies: no list goes on, and Y does nothing, as in "In X, Y said".
    private func endsApposition(behind name: Int) -> Bool {
        var end = name
        while words.hints[form(end)] != nil { end += 1 }
        return words.appositionEnds.contains(form(end)) && !(form(end) == "," && ["and", "or"].contains(form(end + 1)))
    }

    /// The words between two places without those that tie nothing.
    private func gap(_ between: Range<Int>) -> [String] {
        between.map(form).filter {
            !["the", "a", "an"].contains($0) && words.hints[$0] == nil && !words.generic.contains($0)
                && words.bearings[$0] == nil && !words.stretches.contains($0)
        }
    }

    /// One name for two that a hyphen joins, where the gazetteer knows it: "Bas-Tessel".
    mutating func joinHyphened() {
        var joined: [PlaceMention] = []
        for mention in mentions {
            guard let last = joined.last, last.origin != .given, let whole = whole(last, mention) else {
                joined.append(mention)
                continue
            }
            joined[joined.count - 1] = whole
        }
        mentions = joined
    }

    private func whole(_ one: PlaceMention, _ other: PlaceMention) -> PlaceMention? {
        let end = one.tokens.upperBound
        let isHyphened = form(end) == "-" && other.tokens.lowerBound == end + 1 && isJoined(end - 1) && isJoined(end)
        guard isHyphened || form(end - 1).hasSuffix("-") && other.tokens.lowerBound == end && isJoined(end - 1) else { return nil }
        let range = one.tokens.lowerBound..<other.tokens.upperBound
        return finder.places(finder.name(range)).isEmpty ? nil : mention(range, one.origin)
    }

    /// Ties places to the places in which they are said to lie: "X, Y", "X in Y province", "Y's X".
    mutating func link() {
        for index in mentions.indices.dropLast() {
            let here = mentions[index].tokens, next = mentions[index + 1].tokens
            guard next.lowerBound >= here.upperBound, next.lowerBound - here.upperBound < 9 else { continue }
            guard sameSentence(here.lowerBound, next.lowerBound) else { continue }
            let gap = gap(here.upperBound..<next.lowerBound)
            switch gap.joined(separator: " ") {
            case ",", "in", ", in", "of", "(", ", of", ", capital of", "capital of", ", main in", ", part of", "inside", "within",
                ", near", "near", ", on of", "on of", ", in of", "in of", ", at of":
                mentions[index].within = index + 1
                mentions[index].tie = tie(index, gap)
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
