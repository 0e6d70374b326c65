/// Takes the names of actors from what the encoder marked, trims them, and adds runs of proper nouns that it missed.
struct NameReader {
    let document: Document
    let view: TokenView
    let words: ActorWords
    let known: KnownActors

    /// In order of reading, not overlapping.
    func names() -> [ActorName] {
        var taken = [Bool](repeating: false, count: document.tokens.count)
        var names: [ActorName] = []
        for span in KnownSpans(document: document, known: known).spans() where isWhole(span) {
            guard let name = name(span, .other, 1) else { continue }
            for token in span { taken[token] = true }
            names.append(name)
        }
        for span in document.names {
            if span.tokens.contains(where: { taken[$0] }) { continue }
            for token in span.tokens { taken[token] = true }
            for part in parts(of: span.tokens) {
                guard let kind = NameReader.kinds[span.label] ?? misread(part, span.label), let name = name(part, kind, span.score) else { continue }
                names.append(name)
            }
        }
        names += missed(taken)
        settleStates(&names)
        names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        SharedNames(document: document, view: view, words: words, known: known).settle(&names)
        return names
    }

    /// Whether a name of the lexicon is all of what the model marked there, or the model's name goes on with “of” and the like.
    private func isWhole(_ span: Range<Int>) -> Bool {
        let first = document.names.partitioningIndex { $0.tokens.upperBound > span.lowerBound }
        return document.names[first...].prefix { $0.tokens.lowerBound < span.upperBound }.allSatisfy { marked in
            if span.lowerBound <= marked.tokens.lowerBound, marked.tokens.upperBound <= span.upperBound { return true }
            let rest = marked.tokens.suffix(from: min(span.upperBound, marked.tokens.upperBound))
            let isFront = marked.tokens.prefix { $0 < span.lowerBound }.allSatisfy { isOutside($0) || view.names[$0] == "nationality" }
            return isFront && (rest.first.map { isOutside($0) || view.forms[$0] == "(" } ?? true)
        }
    }

    /// "Jordan" taken for a person is the state, unless somebody bears that name.
    private func settleStates(_ names: inout [ActorName]) {
        let borne = Set(names.filter { $0.kind == .person && ($0.words.count > 1 || !$0.titles.isEmpty) }.flatMap(\.words))
        for index in names.indices where names[index].kind == .person && names[index].words.count == 1 && !borne.contains(names[index].words[0]) {
            guard names[index].titles.isEmpty, let state = known.named(names[index].words), known.actors[state].kind == .state else { continue }
            names[index].known = state
            names[index].kind = .state
        }
    }

    private static let kinds: [String: Entity.Kind] = [
        "person": .person, "organisation": .other, "armed-group": .armedGroup, "military": .military, "police": .police,
        "state": .state, "place": .place, "facility": .facility, "media": .media,
    ]

    /// What the model takes for a nationality and the lexicon for an actor: “the Kremlin”.
    private func misread(_ tokens: Range<Int>, _ label: String) -> Entity.Kind? {
        guard label == "nationality" else { return nil }
        let words = NameKey.words(document.report.words(document.span(tokens)))
        return known.demonym(words) == nil && known.claimsName(NameHash.of(words, known.spelling)) ? .other : nil
    }

    /// A span cut at brackets, so that "Liberation Council (SLC)" gives two names.
    private func parts(of span: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = span.lowerBound
        for token in span where ["-LRB-", "-RRB-"].contains(view.tags[token]) || ["(", ")"].contains(view.forms[token]) {
            if start < token { parts.append(start..<token) }
            start = token + 1
        }
        if start < span.upperBound { parts.append(start..<span.upperBound) }
        return parts
    }

    /// A name without article, titles and possessive ending; nil where nothing of it is left.
    private func name(_ tokens: Range<Int>, _ kind: Entity.Kind, _ score: Float) -> ActorName? {
        var start = tokens.lowerBound, end = tokens.upperBound
        while start < end, isOutside(end - 1) && !view.forms[end - 1].hasSuffix(".") { end -= 1 }
        while start < end, isOutside(start) { start += 1 }
        let isPerson = kind == .person
        while isPerson, end - start > 1, isTitle(start) { start += 1 }
        guard start < end else { return nil }
        let text = document.report.words(document.span(start..<end))
        var name = ActorName(
            tokens: start..<end, kind: kind, words: telling(text), text: text, titled: start..<end, score: score)
        // "Russians" are described by where they belong, not named.
        if isPerson, isOffice(name) { return nil }
        guard !name.words.isEmpty, isPerson && score >= 0.5 && !isRole(name) || known.named(name.words) != nil || !isNoun(name), isPerson || known.demonym(name.words) == nil else { return nil }
        if isPerson || kind == .other && score == 0 { addTitles(to: &name) }
        settleKind(of: &name)
        return name
    }

    /// Words that neither begin nor end a name: articles, prepositions, signs, the possessive ending.
    private func isOutside(_ token: Int) -> Bool {
        guard !isHandle(token), !isKnownAbbreviation(token) else { return false }
        return ["DET", "PUNCT", "ADP", "CCONJ", "PRON", "AUX", "SCONJ"].contains(view.partsOfSpeech[token]) || view.tags[token] == "POS"
    }

    private func telling(_ text: String) -> [String] {
        let all = NameKey.words(text)
        let telling = all.filter { !words.connectors.contains($0) }
        return telling.isEmpty ? all : telling
    }

    private func isTitle(_ token: Int) -> Bool { words.titles.contains(view.forms[token]) }

    /// Titles that stand before the name, with hyphens between them: "Lieutenant-Colonel".
    private func addTitles(to name: inout ActorName) {
        let sentence = document.sentences.partitioningIndex { $0.tokens.upperBound > name.tokens.lowerBound }
        let first = sentence < document.sentences.count ? document.sentences[sentence].tokens.lowerBound : 0
        var start = name.tokens.lowerBound
        while start > first, isTitle(start - 1) || start - 2 >= first && view.forms[start - 1] == "-" && isTitle(start - 2) { start -= 1 }
        name.titled = start..<name.tokens.upperBound
        name.titles = (start..<name.tokens.lowerBound).map { view.forms[$0] }.filter(words.titles.contains)
        if !name.titles.isEmpty { name.kind = .person }
    }

    /// Known actors and telling head nouns know better what a name is than its shape does.
    private func settleKind(of name: inout ActorName) {
        guard name.titles.isEmpty else { return }
        let isBody = ![.person, .place, .facility].contains(name.kind)
        name.candidates = KnownNames(known: known).candidates(for: name)
        if let first = name.candidates.first {
            let kind = known.kind(first)
            if name.candidates.count == 1 { name.known = first }
            if name.candidates.allSatisfy({ known.kind($0) == kind }) { name.kind = kind }
        } else if let kind = institution(at: name.tokens.upperBound - 1), name.kind == .other || !isBody || kind == .media {
            // A "Relief Federation" that the model takes for a body is no state, whatever "federation" means elsewhere.
            name.kind = kind == .state && name.kind == .other && name.score > 0 ? institution(in: name, but: .state) ?? .other : kind
        } else if name.kind == .other, let kind = institution(in: name) {
            name.kind = kind
        } else if name.kind == .other || name.kind == .place, looksLikePerson(name) {
            name.kind = .person
        } else if [.place, .state, .other].contains(name.kind), isAgency(name.tokens) {
            name.kind = .media
        }
    }

    /// Whoever the report is by, between the dateline's brackets.
    private func isAgency(_ tokens: Range<Int>) -> Bool {
        let span = document.span(tokens)
        return document.report.credits.contains { $0.span.start <= span.start && span.end <= $0.span.end }
    }

    private func institution(at token: Int) -> Entity.Kind? {
        words.namedInstitutions[view.forms[token]] ?? words.institutions[view.forms[token]] ?? words.institutions[view.lemmas[token]]
    }

    /// The kind by the head noun of a name, before "of" or at its end, otherwise by any of its words.
    private func institution(in name: ActorName, but other: Entity.Kind? = nil) -> Entity.Kind? {
        let inside = Array(name.tokens)
        let cut = inside.firstIndex { words.affiliating.contains(view.forms[$0]) } ?? inside.count
        let order = inside.prefix(cut).reversed() + inside.dropFirst(cut)
        for token in order {
            if let kind = institution(at: token), kind != other { return kind }
        }
        return nil
    }

    private func looksLikePerson(_ name: ActorName) -> Bool {
        guard let first = name.words.first, name.words.count > 1 else { return false }
        return words.maleNames.contains(first) || words.femaleNames.contains(first)
    }

    /// Runs of capitalised proper nouns in running text that the encoder did not mark.
    private func missed(_ taken: [Bool]) -> [ActorName] {
        var names: [ActorName] = []
        for sentence in document.sentences where document.report.blocks[sentence.block].role != .heading {
            var start = sentence.tokens.lowerBound
            while start < sentence.tokens.upperBound {
                var end = start
                while end < sentence.tokens.upperBound, isLoose(end, taken) { end += 1 }
                while start < end, isTitle(start) { start += 1 }
                if start < end, let name = name(start..<end, .other, 0) { names.append(name) }
                start = max(start, end) + 1
            }
        }
        return names
    }

    private func isLoose(_ token: Int, _ taken: [Bool]) -> Bool {
        guard !taken[token], !words.calendar.contains(view.forms[token]), let first = document.bytes(token).first else { return false }
        // A sign of "@name" begins a name whatever the tagger makes of it, and so do known names in capitals, as "WHO".
        if isHandle(token) { return true }
        let isCapital = first >= 0x41 && first <= 0x5A || first >= 0xC3
        return isCapital && (view.partsOfSpeech[token] == "PROPN" || isKnownAbbreviation(token))
    }

    private func isHandle(_ token: Int) -> Bool {
        document.bytes(token).first == UInt8(ascii: "@") && document.bytes(token).count > 1
    }

    private func isKnownAbbreviation(_ token: Int) -> Bool {
        let bytes = document.bytes(token)
        guard bytes.count > 1, bytes.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return false }
        return !known.candidates([NameKey.folded(String(decoding: bytes, as: UTF8.self))]).isEmpty
    }

    /// Whether a word of a name is one of an office or rank; "Baker" and "Cook" are surnames too.
    private func isRole(_ name: ActorName) -> Bool {
        name.tokens.contains { words.roles.contains(view.lemmas[$0]) || words.titles.contains(view.forms[$0]) }
    }

    /// "U.S. Ambassador": an office with the state that it is of.
    private func isOffice(_ name: ActorName) -> Bool {
        let last = name.tokens.upperBound - 1
        guard name.tokens.count > 1, words.offices.contains(view.forms[last]) else { return false }
        let rest = NameKey.words(document.report.words(document.span(name.tokens.lowerBound..<last)))
        return known.named(rest) != nil || known.demonym(rest) != nil
    }

    /// "The Ministry", "the Prime Minister": common nouns in capitals are descriptions, not names.
    private func isNoun(_ name: ActorName) -> Bool {
        name.tokens.allSatisfy { token in
            let noun = words.noun(lemma: view.lemmas[token], form: view.forms[token])
            return noun != nil || words.titles.contains(view.forms[token])
        }
    }
}

extension Array {
    /// The first index whose element passes the test, where all that pass stand behind all that fail.
    func partitioningIndex(_ passes: (Element) -> Bool) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if passes(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
