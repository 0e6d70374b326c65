/// Classes of nouns that rules on people in need ask for (`Data/lexicons/relief.txt`).
struct NounClasses: Sendable {
    /// The classes that rules may name.
    let names: Set<String>
    private let words: [String: Set<String>]
    /// "tons", "sacks", "half": what is meant stands behind "of".
    private let measures: Set<String>
    /// "supplies", "parcels": what is meant stands before or behind them.
    private let loads: Set<String>
    /// "half", "thousands": people, where they stand alone.
    private let crowds: Set<String>
    /// "lorry", "convoy": cargo only where aid is spoken of.
    private let vehicles: Set<String>
    /// "soldiers": whoever is called so belongs to no class.
    private let armed: Set<String>

    private static let classes = [
        "civilians", "refugees", "exiles", "hurt", "carers", "cargo", "carriers", "premises", "relief", "helpers", "goods",
        "succour", "staples", "ways", "gates", "traffic", "shelters", "wilds", "edges", "refuges", "homes", "permits", "work",
        "spans", "utilities", "wild",
    ]

    init(path: String) throws(DataError) {
        let file = try WordSections(path: path)
        var words: [String: Set<String>] = [:]
        for name in Self.classes { words[name] = Self.inflected(try file.words(name)) }
        self.words = words
        names = Set(Self.classes)
        measures = Self.inflected(try file.words("measures"))
        crowds = Self.inflected(try file.words("crowds"))
        vehicles = Self.inflected(try file.words("vehicles"))
        loads = Self.inflected(try file.words("loads"))
        armed = Self.inflected(try file.words("armed"))
    }

    /// With the regular forms, for a lemma that the encoder got wrong.
    private static func inflected(_ words: [String]) -> Set<String> {
        words.reduce(into: Set(words)) { $0.formUnion(TokenPattern.inflections(of: $1)) }
    }

    /// Whether a noun, pronoun or number stands for something of a class.
    func holds(_ token: Int, _ name: String, _ account: Account) -> Bool { holds(token, name, account, canFollowPronouns: true) }

    /// A pronoun stands for a noun before it, and that noun's phrase may hold the pronoun ("vehicles, two of them on tow"): from there no
    /// pronoun is followed.
    private func holds(_ token: Int, _ name: String, _ account: Account, canFollowPronouns: Bool) -> Bool {
        let view = account.view, lemma = view.lemmas[token]
        guard let words = words[name] else { return false }
        if isArmed(token, account) { return name == "hurt" && isHurt(token, words, account) }
        if words.contains(lemma) || words.contains(view.forms[token]) {
            return !isPartOfName(token, account) && (name != "cargo" || !vehicles.contains(lemma) || isAidNear(token, account))
        }
        if name == "hurt", isHurt(token, words, account) { return true }
        if name == "relief" || name == "helpers", let kind = kind(at: token, account),
            kind == .ngo || kind == .international && name == "relief"
        {
            return true
        }
        if name == "civilians" || name == "refugees", isPeople(token, account, canFollowPronouns) { return true }
        if name == "homes" || name == "refuges", view.names[token] == "place" { return true }
        // "31 wounded": the tree takes the number for the noun.
        if view.tags[token] == "CD", token + 1 < view.forms.count, words.contains(view.forms[token + 1]) { return true }
        // "No food convoy came" tells of no want of food.
        if name == "goods", holdsWord(token, "carriers", account) { return false }
        guard isMeasure(token, account) else { return false }
        return account.tree.children(of: token).contains { child in
            switch account.tree.relations[child] {
            case "nmod", "compound", "amod", "nmod:unmarked", "nmod:desc", "flat", "appos": holds(child, name, account, canFollowPronouns: canFollowPronouns)
            default: false
            }
        }
    }

    /// Sentences that are looked back over for what a lorry carries.
    private static let aidReach = 2

    /// "the lorries" where flour, a charity or a hospital is spoken of; others carry traders or soldiers.
    private func isAidNear(_ token: Int, _ account: Account) -> Bool {
        // "No lorry has entered": whatever it would have carried is missed.
        if account.tree.children(of: token, ["det"]).contains(where: { account.view.forms[$0] == "no" }) { return true }
        let document = account.document, index = document.sentence(of: token)
        let start = document.sentences[max(0, index - Self.aidReach)].tokens.lowerBound
        return (start..<document.sentences[index].tokens.upperBound).contains { near in
            let lemma = account.view.lemmas[near]
            return !vehicles.contains(lemma)
                && ["cargo", "relief", "goods"].contains { words[$0]?.contains(lemma) == true } && !isPartOfName(near, account)
        }
    }

    /// "wounded soldiers", "soldiers wounded in the blast"
    private func isHurt(_ token: Int, _ words: Set<String>, _ account: Account) -> Bool {
        account.tree.children(of: token, ["amod", "acl"]).contains { words.contains(account.view.forms[$0]) }
    }

    /// "tons", "12", "parcels": what is meant stands beside them.
    private func isMeasure(_ token: Int, _ account: Account) -> Bool {
        let view = account.view
        return [view.lemmas[token], view.forms[token]].contains { measures.contains($0) || loads.contains($0) }
            || view.tags[token] == "CD"
    }

    private func holdsWord(_ token: Int, _ name: String, _ account: Account) -> Bool {
        words[name]?.contains(account.view.lemmas[token]) == true
    }

    /// "army lorries", "the soldiers' families" are not asked about; "rebel fighters" never.
    private func isArmed(_ token: Int, _ account: Account) -> Bool {
        armed.contains(account.view.lemmas[token])
            || account.tree.children(of: token, ["compound", "amod"]).contains { armed.contains(account.view.lemmas[$0]) }
    }

    /// "Food" in "the Food Ministry" is no food.
    private func isPartOfName(_ token: Int, _ account: Account) -> Bool {
        guard let label = account.view.names[token] else { return false }
        return label == "organisation" && account.tree.relations[token] == "compound" || label == "media" || label == "person"
    }

    /// "They" of people, and numbers too great for a patrol that stand alone.
    private func isPeople(_ token: Int, _ account: Account, _ canFollowPronouns: Bool) -> Bool {
        let view = account.view
        if view.tags[token] == "CD" {
            let form = view.forms[token].utf8
            return form.count >= 3 && form.allSatisfy { (48...57).contains($0) || $0 == 44 }
                && !(token + 1 < view.forms.count && view.forms[token + 1] == "of")
        }
        if crowds.contains(view.lemmas[token]) {
            return isHead(token, account) && !(token + 1 < view.forms.count && view.forms[token + 1] == "of")
        }
        guard view.tags[token].hasPrefix("PRP") else { return false }
        if let kind = kind(at: token, account) { return kind == .people || kind == .civilians }
        guard canFollowPronouns, ["they", "them"].contains(view.forms[token]), let noun = nearestPlural(before: token, account)
        else { return false }
        return holds(noun, "civilians", account, canFollowPronouns: false)
    }

    private func kind(at token: Int, _ account: Account) -> Entity.Kind? {
        account.entities.entity(at: token).flatMap { account.entities[$0]?.kind }
    }

    /// "Half" in "half have returned", not in "half the houses".
    private func isHead(_ token: Int, _ account: Account) -> Bool {
        ["nsubj", "nsubj:pass", "obj", "conj"].contains(account.tree.relations[token])
    }

    private func nearestPlural(before token: Int, _ account: Account) -> Int? {
        let index = account.document.sentence(of: token)
        let start = account.document.sentences[max(0, index - 1)].tokens.lowerBound
        return (start..<token).last { ["NNS", "NNPS"].contains(account.view.tags[$0]) }
    }
}
