/// Words of the report that may name a place.
struct PlaceMention: Sendable {
    enum Origin: Hashable, Sendable {
        /// A name of this kind for the encoder.
        case encoder(String)
        /// A run of names that the encoder passed over and the gazetteer knows.
        case lookUp
        /// Said to be a place by whoever asks.
        case given
    }

    /// What stands between a place and the one named behind it.
    enum Tie: Hashable, Sendable {
        /// A word of place: "X in Y".
        case told
        /// "X, a village near Y".
        case near
        /// A comma, and no list goes on: "X, Y".
        case apposed
        /// Anything else.
        case beside
    }

    var tokens: Range<Int>
    /// The names to look for, the fullest first: "Nyanza province", "Nyanza".
    var names: [PlaceName]
    /// What nouns beside the name say that it is.
    var hints: Set<GazetteerPlace.Rank>
    var origin: Origin
    /// Whether a preposition of place stands before it.
    var isLocative: Bool
    /// Its words tell what it is and not which: "Old City".
    var isBare = false
    /// The state of an abbreviated division, which the abbreviation tells.
    var country: String?
    /// The mention that is named as the place in which this one lies, by its index.
    var within: Int?
    /// How it is told that it lies in the other.
    var tie = Tie.beside
    /// Index of its sentence.
    var sentence = 0
    /// Mentions that stand beside it in a list.
    var listed: [Int] = []
}

/// Finds the words that may name places: what the encoder labels so, and what it passes over and the gazetteer knows.
///
/// Demonyms are left out, capitals that stand for their governments, and names of places inside names of persons and bodies.
struct MentionFinder {
    let account: Account
    let document: Document
    let words: PlaceWords
    let finder: PlaceFinder
    let labels: NameLabels
    private var isClaimed: [Bool]
    var mentions: [PlaceMention] = []

    init(_ account: Account, words: PlaceWords, finder: PlaceFinder) {
        self.account = account
        document = account.document
        self.words = words
        self.finder = finder
        labels = NameLabels(document.names, name: finder.name)
        isClaimed = [Bool](repeating: false, count: document.tokens.count)
    }

    static let placeLabels: Set<String> = ["place", "state", "facility"]

    mutating func find() {
        for name in document.names {
            for token in name.tokens { isClaimed[token] = true }
        }
        for name in document.names { take(name) }
        for sentence in document.sentences { lookUp(in: sentence.tokens) }
        finish()
    }

    /// The mentions are these and no others.
    mutating func take(given ranges: [Range<Int>]) {
        for range in ranges where !range.isEmpty { mentions.append(mention(trimmed(range), .given)) }
        finish()
    }

    private mutating func finish() {
        let names = Set(mentions.flatMap(\.names))
        mentions = mentions.filter { !isPeopleOfAnother($0, among: names) }
        mentions.sort { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
        joinHyphened()
        for index in mentions.indices { addTown(to: index, among: names) }
        for index in mentions.indices { mentions[index].sentence = document.sentence(of: mentions[index].tokens.lowerBound) }
        readAbbreviations()
        link()
    }

    private mutating func take(_ name: NameSpan) {
        let label = name.label.lowercased()
        if MentionFinder.placeLabels.contains(label) {
            for piece in pieces(carriedOn(trimmed(name.tokens), isClaimed: isClaimed)) { add(mention(piece, .encoder(label))) }
        } else if label != "nationality", label != "date", label != "number", label != "money" {
            let range = trimmed(name.tokens)
            // A name of another kind is a place only where words and gazetteer agree that it is.
            guard !range.isEmpty, isStrictlyLocative(range.lowerBound), finder.isWellKnown(finder.name(range)) else { return }
            if label == "person", range.count == 1 { return }
            add(mention(range, .lookUp))
        }
    }

    private mutating func add(_ mention: PlaceMention) {
        guard !mention.tokens.isEmpty, let name = mention.names.first, name.length > 1 else { return }
        if finder.gazetteer.countries.demonym(name) != nil, !finder.isState(name) { return }
        guard hasCapital(mention.tokens), !isMetonym(mention), !isPartOfTerm(mention.tokens), !isNoPlace(mention) else { return }
        if mention.origin == .encoder("facility"), finder.places(mention).isEmpty, !mention.isLocative, !isNamedSite(mention) {
            return
        }
        mentions.append(mention)
    }

    /// "Liberty Bridge": a facility by its own word.
    private func isNamedSite(_ mention: PlaceMention) -> Bool {
        mention.tokens.count > 1 && words.standing.contains(form(mention.tokens.upperBound - 1))
    }

    /// "Kavri hospital" lies in Kavri where the report names that too.
    private mutating func addTown(to index: Int, among names: Set<PlaceName>) {
        let mention = mentions[index]
        guard mention.tokens.count > 1, mention.hints.contains(.site), words.hints[form(mention.tokens.upperBound - 1)] != nil,
            finder.places(mention).isEmpty
        else { return }
        let town = finder.name(mention.tokens.dropLast())
        if names.contains(town) { mentions[index].names.append(town) }
    }

    private func hasCapital(_ range: Range<Int>) -> Bool {
        range.contains { token in
            document.bytes(token).first.map { (0x41...0x5A).contains($0) || $0 >= 0x80 } ?? false
        }
    }

    func form(_ token: Int) -> String { account.view.forms.indices.contains(token) ? account.view.forms[token] : "" }

    /// Without articles before and signs and possessives behind.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, ["the", "\"", "“", "'", "(", ","].contains(form(first)) { range.removeFirst() }
        while let last = range.last, ["'s", "'", "\"", "”", ",", ")", "("].contains(form(last)) { range.removeLast() }
        return range
    }

    /// A name that several places share a label in ("Pandi, Bulacan") is taken apart.
    private func pieces(_ range: Range<Int>) -> [Range<Int>] {
        guard range.count > 1, finder.places(mention(range, .given)).isEmpty else { return [range] }
        let cuts = range.filter { [",", "and", "/", "&", ";", "-", "–", "—"].contains(form($0)) }
        guard !cuts.isEmpty else { return [range] }
        var parts: [Range<Int>] = [], start = range.lowerBound
        for cut in cuts + [range.upperBound] {
            let part = trimmed(start..<cut)
            if !part.isEmpty { parts.append(part) }
            start = cut + 1
        }
        // A hyphen parts only what are places on both sides.
        let isSplit =
            cuts.contains { [",", "and", ";"].contains(form($0)) }
            || parts.allSatisfy { !finder.places(mention($0, .given)).isEmpty }
        return isSplit ? parts : [range]
    }

    /// A mention with its names, hints and preposition.
    func mention(_ range: Range<Int>, _ origin: PlaceMention.Origin) -> PlaceMention {
        var hints: Set<GazetteerPlace.Rank> = []
        var names = [finder.name(range)]
        var core = range
        while let first = core.first, core.count > 1, words.generic.contains(form(first)) { core.removeFirst() }
        if core.count > 2, form(core.lowerBound + 1) == "of", let ranks = words.hints[form(core.lowerBound)] {
            hints.formUnion(ranks)
            core = core.lowerBound + 2..<core.upperBound
        }
        if core.count > 1, let last = core.last, let ranks = words.hints[form(last)] {
            hints.formUnion(ranks)
            if core != range { names.append(finder.name(core)) }
            if words.isPartOfPlace(form(last)) || words.isOfPlaceBehind(form(last)) { core.removeLast() }
        } else if core.count > 1, let first = core.first, let ranks = words.hints[form(first)] {
            hints.formUnion(ranks)
            names.append(finder.name(core))
            if words.isPartOfPlace(form(first)) { core.removeFirst() }
        }
        while let last = core.last, core.count > 1, hints.contains(.site), words.generic.contains(form(last)) {
            core.removeLast()
        }
        if !core.isEmpty, core != range { names.append(finder.name(core)) }
        if let ranks = words.hints[form(range.upperBound)], sameSentence(range.lowerBound, range.upperBound) {
            hints.formUnion(ranks)
        }
        if form(range.lowerBound - 1) == "of", let ranks = words.hints[form(range.lowerBound - 2)] { hints.formUnion(ranks) }
        let isBare =
            range.count > 1 && words.hints[form(range.upperBound - 1)] != nil
            && range.dropLast().allSatisfy { words.generic.contains(form($0)) }
        return PlaceMention(
            tokens: range, names: names, hints: hints, origin: origin, isLocative: isLocative(range.lowerBound), isBare: isBare)
    }

    func sameSentence(_ one: Int, _ other: Int) -> Bool {
        other < document.tokens.count && document.sentence(of: one) == document.sentence(of: other)
    }

    /// Whether a preposition of place stands before a name, or before the words that go with it.
    func isLocative(_ token: Int) -> Bool { preposition(before: token).map(words.locative.contains) ?? false }

    func isStrictlyLocative(_ token: Int) -> Bool {
        preposition(before: token).map(words.strictLocative.contains) ?? false
    }

    private func preposition(before token: Int) -> String? {
        var at = token - 1
        while at >= 0, at > token - 5, words.generic.contains(form(at)) || words.hints[form(at)] != nil { at -= 1 }
        if at >= 1, form(at) == "of", words.hints[form(at - 1)] != nil { return "in" }
        return at >= 0 && sameSentence(at, token) ? form(at) : nil
    }

    /// Runs of proper nouns outside names, that the gazetteer knows.
    private mutating func lookUp(in sentence: Range<Int>) {
        var token = sentence.lowerBound
        while token < sentence.upperBound {
            guard isFree(token, from: sentence) else {
                token += 1
                continue
            }
            var end = token + 1
            while end < sentence.upperBound, end < token + 5, isFree(end, from: sentence) { end += 1 }
            token = longest(token..<end, sentence) ?? token + 1
        }
    }

    private func isFree(_ token: Int, from sentence: Range<Int>) -> Bool {
        guard !isClaimed[token], let first = document.bytes(token).first, (0x41...0x5A).contains(first) || first >= 0xC3 else {
            return false
        }
        let part = document.syntax.partsOfSpeech.indices.contains(token) ? document.syntax.partsOfSpeech[token] : .properNoun
        return part == .properNoun || (token > sentence.lowerBound && part == .noun)
    }

    /// Takes the longest known name at the beginning of a run; where the look-up goes on.
    private mutating func longest(_ run: Range<Int>, _ sentence: Range<Int>) -> Int? {
        let beginsBare = run.lowerBound == sentence.lowerBound || !isNextToName(run.lowerBound)
        guard beginsBare else { return nil }
        for end in stride(from: run.upperBound, to: run.lowerBound, by: -1) {
            let range = run.lowerBound..<end
            let name = finder.name(range)
            guard !words.ordinary.contains(form(run.lowerBound)) || range.count > 1, name.length > 2 else { continue }
            let isPlaced =
                isStrictlyLocative(range.lowerBound) || (form(range.lowerBound - 1) == "," && isBehindPlace(range.lowerBound - 1))
            guard end == run.upperBound || isPlaced else { continue }
            guard isPlaced ? finder.isKnown(name) : finder.isGreat(name) && !isNextToName(end) else { continue }
            add(mention(range, .lookUp))
            return end
        }
        return nil
    }

    /// Whether a token stands right behind or before a name that the encoder found, and so may be part of it.
    private func isNextToName(_ token: Int) -> Bool {
        (token > 0 && isClaimed[token - 1]) || (token < isClaimed.count && isClaimed[token])
    }

    private func isBehindPlace(_ comma: Int) -> Bool {
        mentions.contains { $0.tokens.upperBound == comma }
    }
}
