/// Where and when pictures were taken: a caption tells in the present and ends with place and date ("… in Karsa, May 3, 2016").
struct CaptionExtents {
    let facts: WordFacts
    let reader: ClauseReader
    let found: Happenings

    func fill(_ mentions: inout [EventMention]) {
        guard !found.times.isEmpty else { return }
        let sentences = facts.account.document.sentences
        for index in mentions.indices where mentions[index].time == nil || mentions[index].place == nil {
            let tokens = sentences[mentions[index].sentence].tokens
            guard isShown(mentions[index], in: tokens), let time = closingDate(of: tokens) else { continue }
            mentions[index].time = mentions[index].time ?? time.id
            mentions[index].place = mentions[index].place ?? place(before: time, after: mentions[index].token)
        }
    }

    /// The main verb, or one that the main verb shows: present tense.
    private func isShown(_ mention: EventMention, in tokens: Range<Int>) -> Bool {
        let tree = reader.tree
        let path = tree.path(upFrom: mention.clause.light ?? mention.token)
        guard path.count <= 3, let root = path.last, facts.isVerb(root) else { return false }
        return ["VBZ", "VBP"].contains(facts.tag(root))
            && (facts.account.speech.statement(at: mention.token) == nil)
    }

    /// A full date at the end of the sentence.
    private func closingDate(of tokens: Range<Int>) -> TimeExpression? {
        found.times.last { time in
            time.grain == .day && time.kind == .date && tokens.contains(time.tokens.lowerBound)
                && time.tokens.upperBound >= tokens.upperBound - 1 && time.tokens.count >= 3
        }
    }

    /// Words that may stand between a place and the one that it lies in: ", in the countryside of".
    private static let reach = 6

    /// The first of the places before the date that lie in each other, whole states apart: "in Karsa, in the province of Idris, Tora".
    private func place(before time: TimeExpression, after token: Int) -> Place.ID? {
        let inside = token..<max(token, time.tokens.lowerBound)
        var named: [(tokens: Range<Int>, place: Place)] = []
        for place in found.places {
            for tokens in [place.tokens] + place.mentions where inside.contains(tokens.lowerBound) { named.append((tokens, place)) }
        }
        var best: Place.ID?
        var next = time.tokens.lowerBound
        for (tokens, place) in named.sorted(by: { $0.tokens.lowerBound > $1.tokens.lowerBound }) {
            guard best == nil || next - tokens.upperBound <= Self.reach else { break }
            if place.precision != .country { best = place.id }
            next = tokens.lowerBound
        }
        return best
    }
}
