/// Finds the words of a sentence that belong to one telling: the content of a statement, or the narrator's words up to ", he said".
struct TellingReader: Sendable {
    let account: Account
    let words: OfferWords
    let frames: FrameReader

    private var view: TokenView { account.view }

    /// A verb of saying farther behind its comma belongs to something else.
    private static let tellerReach = 14

    func limit(around head: Int, _ sentence: Range<Int>) -> Range<Int> {
        var start = sentence.lowerBound, end = sentence.upperBound
        while end > head + 1, view.partsOfSpeech[end - 1] == "PUNCT" { end -= 1 }
        if let own = account.speech.statement(at: head)?.id {
            let tokens = sentence.filter { account.speech.statement(at: $0)?.id == own }
            start = tokens.first ?? start
            let last = max(head, tokens.last ?? head) + 1
            if last < end {
                let stop = (last..<end).first { view.partsOfSpeech[$0] == "PUNCT" } ?? end
                end = view.partsOfSpeech[last - 1] == "PUNCT" ? last : stop
            }
        } else {
            for at in (head + 1)..<max(head + 1, end) where [",", ";", "—", "–"].contains(view.forms[at]) {
                if view.forms[at] == ";" || hasTeller(after: at, in: sentence) { end = min(end, at) }
            }
        }
        return start..<max(end, head + 1)
    }

    /// The statement that words stand in or are the cue of.
    func statement(of trigger: Range<Int>) -> Statement.ID? {
        let span = account.document.span(trigger)
        let byCue = account.speech.statements.first { $0.cue.spans.contains { $0.start < span.end && span.start < $0.end } }
        return (byCue ?? account.speech.statement(at: trigger.lowerBound))?.id
    }

    /// "denied that it had offered": told by somebody who says that it is not so.
    func isDenied(_ trigger: Range<Int>) -> Bool {
        var own = account.speech.statement(at: trigger.lowerBound)
        while let statement = own {
            if statement.cue.lemma.map(words.deny.contains) == true { return true }
            own = statement.parent.flatMap { account.speech[$0] }
        }
        return false
    }

    /// ", the minister said": a verb of saying behind a comma, before the next one.
    private func hasTeller(after comma: Int, in sentence: Range<Int>) -> Bool {
        for at in (comma + 1)..<max(comma + 1, min(sentence.upperBound, comma + Self.tellerReach)) {
            if view.forms[at] == "," { return false }
            if words.tell.contains(view.lemmas[at]) || words.tell.contains(view.forms[at]), frames.isVerb(at),
                account.tree.relations[at] != "amod"
            {
                return true
            }
        }
        return false
    }
}
