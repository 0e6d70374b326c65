/// Finds which telling a place or a time belongs to: the nearest above its words in the tree, if nothing between says otherwise.
///
/// "U.S. officials" are not in the U.S., and what a clause of its own tells of a thing happened where and when that clause says.
struct ExtentOwners {
    let facts: WordFacts
    let reader: ClauseReader
    let parties: ParticipantReader
    /// The telling that each word of an anchor belongs to.
    let byToken: [Int: Int]

    enum Owner: Equatable {
        /// A telling, by its index, and how many words lie between.
        case telling(Int, distance: Int)
        /// A verb that tells no event itself: "took place", "went on".
        case verb(Int)
    }

    private var tree: Tree { reader.tree }

    /// Talk takes its time from its own clause alone; "until Monday" is when something is to end.
    func ownerOfTime(_ tokens: Range<Int>, _ mentions: [EventMention]) -> Owner? {
        guard let head = head(of: tokens), let owner = climb(from: head) else { return nil }
        guard case .telling(let index, let distance) = owner, isTalk(mentions[index]) else { return owner }
        let isStillToCome = ["until", "till", "by", "before", "from", "for"].contains(reader.preposition(of: head))
        return distance <= 1 && !isStillToCome ? owner : nil
    }

    func ownerOfPlace(_ tokens: Range<Int>, _ mentions: [EventMention]) -> Owner? {
        guard let head = head(of: tokens), let top = topOfPlace(head) else { return nil }
        let owner = climb(from: top)
        guard case .telling(let index, let distance) = owner else { return owner }
        let mention = mentions[index]
        if mention.actors.contains(where: { isHead(head, of: $0) }) { return nil }
        guard isTalk(mention) else { return owner }
        return distance <= 1 && saysWhere(top) && !mention.recipients.contains { isHead(head, of: $0) } ? owner : nil
    }

    private func head(of tokens: Range<Int>) -> Int? { tokens.first { !tokens.contains(tree.heads[$0]) } ?? tokens.first }

    private func isHead(_ token: Int, of one: Event.Participant) -> Bool {
        one.tokens.contains(token) && !one.tokens.contains(tree.heads[token])
    }

    private func isTalk(_ mention: EventMention) -> Bool {
        ["AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"].contains(mention.code.type)
    }

    private func saysWhere(_ token: Int) -> Bool {
        ["in", "at", "near", "on", "outside", "inside", "from", "around"].contains(reader.preposition(of: token))
    }

    /// The head of the phrase that names the place; nil where it only tells which party is meant ("officials from Karsa").
    private func topOfPlace(_ head: Int) -> Int? {
        var at = head
        if isInParticiple(head) { return nil }
        for _ in 0..<6 {
            let above = tree.heads[at]
            guard above >= 0, byToken[above] == nil else { return at }
            switch tree.relations[at] {
            case "amod", "compound", "nmod:poss", "flat", "nmod:unmarked", "nmod:desc":
                if isOnlyParty(above) { return nil }
            case "nmod":
                if isOnlyParty(above) { return saysWhere(at) && reader.preposition(of: at) != "from" ? at : nil }
            case "appos": break
            case "conj" where facts.isNominal(above) && tree.heads[above] >= 0 && parties.isParty(tree.heads[above]): break
            default: return at
            }
            at = above
        }
        return at
    }

    /// "the Karsa-led alliance" is not in Karsa; "Karsa-based" and "rebel-held" tell where.
    private func isInParticiple(_ token: Int) -> Bool {
        let verb = token + 2
        guard verb < tree.heads.count, facts.form(token + 1) == "-", facts.tag(verb) == "VBN" else { return false }
        return !reader.words.holding.contains(facts.lemma(verb))
    }

    private func isOnlyParty(_ token: Int) -> Bool {
        parties.isParty(token) && !reader.words.lands.contains(token, facts) && facts.label(token) != "place"
    }

    private func climb(from token: Int) -> Owner? {
        var at = token
        for distance in 0..<16 {
            if let index = byToken[at] { return .telling(index, distance: distance) }
            if facts.isVerb(at), distance > 0 { return owner(ofVerb: at, distance) }
            guard tree.heads[at] >= 0 else { return nil }
            if tree.relations[at] == "parataxis" { return nil }
            at = tree.heads[at]
        }
        return nil
    }

    /// A verb that tells nothing hands on what stands with it to the noun it describes ("clashes that broke out on Sunday").
    private func owner(ofVerb verb: Int, _ distance: Int) -> Owner? {
        let above = tree.heads[verb], relation = tree.relations[verb]
        if ["acl", "acl:relcl"].contains(relation), above >= 0, let index = byToken[above] {
            let lemma = facts.lemma(verb)
            let happens = reader.words.occurrences.contains(lemma) || reader.words.lightVerbs.contains(lemma)
            return happens ? .telling(index, distance: distance + 1) : nil
        }
        return .verb(verb)
    }
}
