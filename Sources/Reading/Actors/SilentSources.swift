/// Finds who speaks where an attribution names nobody because its subject is left out: "said he would come, adding that …".
///
/// The tree is climbed from the cue to the clause it hangs on, until that clause is a cue with a source of its own or has a
/// subject. Passives are left alone: the subject of "is believed to" says nothing.
struct SilentSources {
    private let document: Document
    private let view: TokenView
    private let tests: PhraseTests
    private let names: [ActorName]
    private let phrases: [NounPhrase]
    /// The attribution in whose cue each token stands, −1 for none.
    private var cueAt: [Int]
    /// The subject of each verb, −1 for none.
    private var subjects: [Int]
    /// Whether a verb is passive.
    private var isPassive: [Bool]
    /// The phrase that a token heads, −1 for none.
    private var phraseAt: [Int]

    /// Clauses up the tree that are looked at.
    private static let reach = 6
    private static let joining: Set<String> = ["conj", "advcl", "xcomp", "parataxis", "acl", "dep"]

    init(document: Document, tests: PhraseTests, names: [ActorName], phrases: [NounPhrase]) {
        self.document = document
        view = tests.view
        self.tests = tests
        self.names = names
        self.phrases = phrases
        let count = document.tokens.count
        cueAt = [Int](repeating: -1, count: count)
        subjects = cueAt
        phraseAt = cueAt
        isPassive = [Bool](repeating: false, count: count)
        for (index, phrase) in phrases.enumerated() { phraseAt[phrase.head] = index }
        for (index, attribution) in document.attributions.enumerated() {
            for token in attribution.cue.joined() { cueAt[token] = index }
        }
        for token in 0..<count where document.syntax.heads[token] >= 0 {
            let relation = document.syntax.relations[token], head = document.syntax.heads[token]
            if relation.hasPrefix("nsubj") { subjects[head] = token }
            if relation == "nsubj:pass" || relation == "aux:pass" { isPassive[head] = true }
        }
    }

    /// Gives each attribution without source words the phrase that is its speaker, where the text leaves no doubt.
    func fill(_ sources: inout [Int?]) {
        let order = document.attributions.indices.sorted { (start($0), $0) < (start($1), $1) }
        for (place, index) in order.enumerated() where document.attributions[index].sources.isEmpty && sources[index] == nil {
            guard let verb = verb(of: index), !isPassive[verb] else { continue }
            sources[index] = subject(of: verb, for: index, sources) ?? before(index, order[..<place], sources)
        }
    }

    private func start(_ index: Int) -> Int { document.attributions[index].cue.first?.lowerBound ?? 0 }

    /// The verb of a cue that its other words hang on.
    private func verb(of index: Int) -> Int? {
        let cue = document.attributions[index].cue.flatMap { Array($0) }
        let verbs = cue.filter { view.partsOfSpeech[$0] == "VERB" }
        return verbs.first { !cue.contains(document.syntax.heads[$0]) } ?? verbs.last
    }

    /// The subject of a verb, or of the clause that the verb's clause carries on.
    private func subject(of verb: Int, for index: Int, _ sources: [Int?]) -> Int? {
        let syntax = document.syntax
        var at = verb
        for _ in 0..<SilentSources.reach {
            if cueAt[at] >= 0, cueAt[at] != index, let source = sources[cueAt[at]] { return source }
            if subjects[at] >= 0 { return phrase(subjects[at], for: index) }
            let head = syntax.heads[at]
            guard head >= 0, SilentSources.joining.contains(syntax.relations[at]) else { return nil }
            // "a letter saying that": what the participle hangs on speaks.
            if syntax.relations[at] == "acl", phraseAt[head] >= 0 { return phrase(head, for: index) }
            at = head
        }
        return nil
    }

    private func phrase(_ token: Int, for index: Int) -> Int? {
        guard phraseAt[token] >= 0, !document.attributions[index].contents.contains(where: { $0.contains(token) }) else { return nil }
        return maySpeak(phrases[phraseAt[token]]) ? phraseAt[token] : nil
    }

    /// Names, pronouns, people, bodies and documents; the subject that a wrong arc gives is often none of them.
    private func maySpeak(_ phrase: NounPhrase) -> Bool {
        if let name = phrase.name { return ![.place, .facility].contains(names[name].kind) || document.syntax.relations[phrase.head].hasPrefix("nsubj") }
        let form = view.forms[phrase.head], lemma = view.lemmas[phrase.head], words = tests.words
        if phrase.isPronoun || words.documents.contains(lemma) || words.noun(lemma: lemma, form: form) != nil { return true }
        return !phrase.isDefinite && words.kind(byEndingOf: lemma) != nil
    }

    /// The speaker of the statement before in the same sentence; where the cue opens its sentence, in the same paragraph.
    private func before(_ index: Int, _ earlier: ArraySlice<Int>, _ sources: [Int?]) -> Int? {
        let cue = start(index), sentence = self.sentence(cue)
        for other in earlier.suffix(SilentSources.reach).reversed() {
            guard let source = sources[other], !document.attributions[other].contents.contains(where: { $0.contains(cue) }) else { continue }
            let last = self.sentence(start(other))
            if last == sentence { return source }
            let opens = document.sentences[sentence].tokens.prefix(2).contains(cue)
            return opens && document.sentences[last].block == document.sentences[sentence].block ? source : nil
        }
        return nil
    }

    private func sentence(_ token: Int) -> Int {
        min(document.sentences.partitioningIndex { $0.tokens.upperBound > token }, document.sentences.count - 1)
    }
}
