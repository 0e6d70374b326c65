/// Words that the encoder takes for a place and that are none.
extension MentionFinder {
    func isNoPlace(_ mention: PlaceMention) -> Bool {
        guard mention.origin != .given else { return false }
        return isAgency(mention.tokens) || isOfWordsAlone(mention.tokens) || isBody(mention) || isSomebody(mention) || isSpeaker(mention)
            || isOrdinary(mention) || isShortForm(mention)
    }

    /// Whoever the report is by: "WEST DORRIN (Karsa Straits News) —" lies nowhere.
    private func isAgency(_ tokens: Range<Int>) -> Bool {
        let report = document.report
        guard !report.credits.isEmpty, isIn([.dateline, .credit, .byline], tokens) else { return false }
        let span = document.span(tokens)
        return report.credits.contains { $0.span.start <= span.start && span.end <= $0.span.end }
    }

    /// A title or a word of a headline that is also the name of some town: "Secretary".
    private func isOrdinary(_ mention: PlaceMention) -> Bool {
        mention.tokens.count == 1 && words.ordinary.contains(form(mention.tokens.lowerBound))
            && !isLocative(mention.tokens.lowerBound) && !finder.isGreat(finder.name(mention.tokens))
    }

    /// A few capitals that stand for a body, and are some small town's name too: "IS", "IDA". Datelines and headings are in capitals all through.
    private func isShortForm(_ mention: PlaceMention) -> Bool {
        let token = mention.tokens.lowerBound, bytes = document.bytes(token)
        guard mention.tokens.count == 1, bytes.count < 5, isAllCapitals(token), !["—", "–", ","].contains(form(token + 1)),
            !isAllCapitals(token - 1), !isAllCapitals(token + 1)
        else { return false }
        let written = String(decoding: bytes, as: UTF8.self), name = finder.name(mention.tokens)
        return !finder.isGreat(name) && finder.gazetteer.division(short: written, isBehindPlace: true) == nil
            && !finder.places(name).contains { $0.population > 1_000_000 }
    }

    /// "West", "the Islamic Republic": words that name nothing by themselves; and what the lexicon lists as no place.
    private func isOfWordsAlone(_ tokens: Range<Int>) -> Bool {
        let forms = tokens.map(form)
        if words.notPlaces.contains(forms.joined(separator: "_")) { return true }
        guard let last = forms.last else { return true }
        if forms.count == 1, words.smallWords.contains(last), !isAllCapitals(tokens.lowerBound) { return true }
        if forms.count == 1 { return words.bearings[last] != nil || words.hints[last]?.contains(.country) == true }
        return words.hints[last]?.contains(.country) == true && forms.dropLast().allSatisfy(words.generic.contains)
    }

    /// "Tessel Liberation Front", "the aid group TRO".
    private func isBody(_ mention: PlaceMention) -> Bool {
        let tokens = mention.tokens
        if tokens.count > 1, words.bodies.contains(form(tokens.upperBound - 1)), finder.places(mention).isEmpty { return true }
        return words.bodiesBefore.contains(form(tokens.lowerBound - 1)) && !isStrictlyLocative(tokens.lowerBound)
            && tokens.count == 1 && isAllCapitals(tokens.lowerBound)
    }

    /// A name that the report uses for a person, a paper, a people; a name behind a title.
    private func isSomebody(_ mention: PlaceMention) -> Bool {
        let tokens = mention.tokens, name = finder.name(tokens)
        if isStrictlyLocative(tokens.lowerBound) { return false }
        let isKnown = !finder.places(name).isEmpty
        if labels.isPerson(name), !finder.isGreat(name) { return true }
        if labels.isMedia(name) || labels.isOther(name), !finder.isWellKnown(name) { return true }
        if words.titles.contains(form(tokens.lowerBound)), tokens.count > 1, !isKnown { return true }
        if words.titles.contains(form(tokens.lowerBound - 1)), !finder.isGreat(name) { return true }
        return !isKnown && isIn([.byline, .credit], tokens) && !isLocative(tokens.lowerBound)
    }

    /// What nobody knows as a place and says or does what persons do.
    private func isSpeaker(_ mention: PlaceMention) -> Bool {
        guard mention.origin == .encoder("place"), finder.places(mention).isEmpty, let head = head(of: mention.tokens) else {
            return false
        }
        let governor = account.tree.heads[head]
        guard governor >= 0, account.tree.relations[head] == "nsubj" else { return false }
        return words.governmentVerbs.contains(account.view.lemmas[governor])
    }

    private func head(of tokens: Range<Int>) -> Int? {
        guard account.tree.heads.indices.contains(tokens.upperBound - 1) else { return nil }
        return tokens.last { !tokens.contains(account.tree.heads[$0]) }
    }

    private func isIn(_ roles: Set<Block.Role>, _ tokens: Range<Int>) -> Bool {
        roles.contains(document.report.blocks[document.sentences[document.sentence(of: tokens.lowerBound)].block].role)
    }

    private func isAllCapitals(_ token: Int) -> Bool {
        guard (0..<document.tokens.count).contains(token) else { return false }
        let bytes = document.bytes(token)
        return bytes.count > 1 && bytes.allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// A people called after a place of the report: "Tesseli" beside "Tessel".
    func isPeopleOfAnother(_ mention: PlaceMention, among names: Set<PlaceName>) -> Bool {
        guard mention.origin != .given, mention.tokens.count == 1, !isStrictlyLocative(mention.tokens.lowerBound),
            finder.places(mention).isEmpty
        else { return false }
        let bytes = document.bytes(mention.tokens.lowerBound)
        return words.peopleEndings.contains { ending in
            bytes.count > ending.utf8.count + 3 && bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8)
                && names.contains(PlaceName(bytes.dropLast(ending.utf8.count)))
        }
    }
}

/// A name that goes on behind a hyphen where the encoder has stopped: "Bas-" of "Bas-Tessel".
extension MentionFinder {
    func carriedOn(_ range: Range<Int>, isClaimed: [Bool]) -> Range<Int> {
        guard !range.isEmpty else { return range }
        var end = range.upperBound
        if !form(end - 1).hasSuffix("-"), isFree(end, isClaimed), form(end) == "-", isJoined(end - 1) { end += 1 }
        guard form(end - 1).hasSuffix("-"), isFree(end, isClaimed), isJoined(end - 1) else { return range }
        guard let first = document.bytes(end).first, (0x41...0x5A).contains(first) || first >= 0xC3 else { return range }
        return range.lowerBound..<end + 1
    }

    private func isFree(_ token: Int, _ isClaimed: [Bool]) -> Bool { isClaimed.indices.contains(token) && !isClaimed[token] }

    /// Whether nothing stands between a token and the next.
    func isJoined(_ token: Int) -> Bool {
        let spans = document.tokens.spans
        return spans.indices.contains(token) && spans.indices.contains(token + 1) && spans[token].end == spans[token + 1].start
    }
}
