/// What is told of a noun: the verbs and adjectives that it undergoes or does, and what it hangs off.
///
/// Read from the tree, with the words behind the noun as a second witness where the tree says nothing ("12 dead in blast").
struct Predicates: Hashable {
    /// Verbs and adjectives of which it is the patient: passive subject, object, "killed" in "12 people killed".
    var undergoes: [Int] = []
    /// "wounded" in "several wounded soldiers".
    var attributes: [Int] = []
    /// Verbs of which it is the subject.
    var does: [Int] = []
    /// Nouns that it hangs off by a preposition: "bodies" in "the bodies of six men".
    var frame: [Int] = []
    /// Verbs that it is tied to by a preposition: "fell" in "fell on a school".
    var at: [Int] = []
}

/// Finds the predicates of nouns in one document.
struct PredicateFinder {
    let tree: Tree
    let view: TokenView

    private static let passive: Set<String> = ["nsubj:pass", "csubj:pass"]
    private static let modifiers: Set<String> = ["acl", "amod", "acl:relcl", "xcomp", "advcl"]

    /// - Parameter noun: what is counted, where the number stands above it: "thousands of ⟨villagers⟩ who fled".
    func predicates(of top: Int, noun: Int? = nil) -> Predicates {
        var found = Predicates()
        var node = top
        addModifiers(of: node, to: &found)
        if let noun, noun != top { addModifiers(of: noun, to: &found) }
        // "Ten officers and ⟨a driver⟩ were killed": what is told of the first is told of all.
        var steps = 0
        while tree.relations[node] == "conj" || tree.relations[node] == "appos", let head = head(of: node), isNominal(head), steps < 12 {
            node = head
            steps += 1
        }
        if node != top { addModifiers(of: node, to: &found, onlyClauses: true) }
        guard let governor = head(of: node) else {
            addCopula(of: node, to: &found)
            return found
        }
        switch tree.relations[node] {
        case "nsubj:pass": addPassive(governor, to: &found)
        case "obj", "iobj":
            addObject(governor, to: &found)
            addShared(of: node, to: &found)
        case "nsubj", "nsubj:outer": addSubject(governor, to: &found)
        case "nmod", "nmod:poss", "compound": found.frame.append(governor)
        case "obl" where governor == top - 1 || !hasChild(node, ["case"]) && governor < node && view.partsOfSpeech[governor] == "VERB": addObject(governor, to: &found)
        case "obl", "obl:agent", "obl:npmod", "obl:unmarked": isNominal(governor) ? found.frame.append(governor) : found.at.append(governor)
        case "xcomp", "ccomp", "parataxis", "advcl", "conj", "dep", "list": addCopula(of: node, to: &found)
        default: break
        }
        return found
    }

    private func head(of token: Int) -> Int? { tree.heads[token] >= 0 ? tree.heads[token] : nil }

    private func isNominal(_ token: Int) -> Bool {
        ["NOUN", "PROPN", "NUM", "PRON", "DET"].contains(view.partsOfSpeech[token]) && tree.child(of: token, "cop") == nil
    }

    /// "12 people killed", "several wounded soldiers", "people who were hurt".
    private func addModifiers(of node: Int, to found: inout Predicates, onlyClauses: Bool = false) {
        for child in tree.children(of: node) where Self.modifiers.contains(tree.relations[child]) {
            if onlyClauses, tree.relations[child] == "amod" || tree.relations[child] == "acl" { continue }
            if tree.relations[child] == "acl:relcl" {
                if hasChild(child, Self.passive) { addPassive(child, to: &found) } else { addActive(child, to: &found) }
            } else if view.tags[child] == "VBG" {
                if child > node { found.does.append(child) }
            } else if child < node, tree.relations[child] == "amod" {
                found.attributes.append(child)
            } else if !hasChild(child, ["obj"]) {
                found.undergoes.append(child)
                addComplements(of: child, to: &found)
            }
        }
    }

    /// "counted ⟨nine men⟩ and a boy killed": what is told behind the last is told of all.
    private func addShared(of node: Int, to found: inout Predicates) {
        guard let last = tree.children(of: node, ["conj"]).last, isNominal(last) else { return }
        found.undergoes += tree.children(of: last, ["acl"]).filter { view.tags[$0] == "VBN" && !hasChild($0, ["obj", "obl:agent"]) }
    }

    /// "who fled and died", "who fled and were killed"
    private func addActive(_ verb: Int, to found: inout Predicates) {
        found.does.append(verb)
        for other in tree.children(of: verb, ["conj"]) where !hasSubject(other) && view.partsOfSpeech[other] == "VERB" {
            if hasChild(other, ["aux:pass"]) { found.undergoes.append(other) } else { found.does.append(other) }
        }
    }

    private func addPassive(_ verb: Int, to found: inout Predicates) {
        found.undergoes.append(verb)
        addComplements(of: verb, to: &found)
        for other in tree.children(of: verb, ["conj"]) where !hasSubject(other) && !isActive(other) {
            found.undergoes.append(other)
            addComplements(of: other, to: &found)
        }
    }

    private func addObject(_ verb: Int, to found: inout Predicates) {
        found.undergoes.append(verb)
        addComplements(of: verb, to: &found)
        // "killed or wounded dozens": the object may hang off either.
        if tree.relations[verb] == "conj", let first = head(of: verb), !hasChild(first, ["obj"]), view.partsOfSpeech[first] == "VERB" {
            found.undergoes.append(first)
        }
        for other in tree.children(of: verb, ["conj"]) where !hasChild(other, ["obj"]) && !hasSubject(other) && isJoinedByOr(other) {
            found.undergoes.append(other)
        }
    }

    private func addSubject(_ predicate: Int, to found: inout Predicates) {
        if view.tags[predicate] == "VBN", !hasChild(predicate, ["obj"]), !hasPerfect(predicate) {
            addPassive(predicate, to: &found)
        } else if view.partsOfSpeech[predicate] == "VERB" {
            found.does.append(predicate)
            // "12 civilians killed" with the verb taken for an active one.
            if !["VBG", "VBZ", "VB", "VBP"].contains(view.tags[predicate]), !hasObject(predicate) { found.undergoes.append(predicate) }
            addComplements(of: predicate, to: &found)
            found.does += tree.children(of: predicate, ["conj"]).filter { !hasSubject($0) }
        } else {
            found.undergoes.append(predicate)
            addComplements(of: predicate, to: &found)
        }
    }

    /// "12 were dead" parsed with the number as root; a bare "12 wounded".
    private func addCopula(of node: Int, to found: inout Predicates) {
        for child in tree.children(of: node, ["conj", "parataxis"]) where view.tags[child] == "VBN" && !hasSubject(child) { found.undergoes.append(child) }
    }

    /// "were found dead", "are believed to have been killed", "left three dead".
    private func addComplements(of verb: Int, to found: inout Predicates) {
        for child in tree.children(of: verb, ["xcomp", "ccomp"]) {
            // "are believed to have fled", but "to have been killed"
            let isDone = hasPerfect(child) && !hasChild(child, ["aux:pass"])
            if view.tags[child] == "VBN" && !isDone || view.partsOfSpeech[child] == "ADJ" || view.partsOfSpeech[child] == "NOUN" {
                found.undergoes.append(child)
            } else if view.partsOfSpeech[child] == "VERB" {
                found.does.append(child)
            }
            for inner in tree.children(of: child, ["xcomp"]) { found.undergoes.append(inner) }
        }
    }

    private func hasSubject(_ verb: Int) -> Bool { tree.children(of: verb).contains { tree.relations[$0].hasPrefix("nsubj") } }
    private func hasChild(_ token: Int, _ relations: Set<String>) -> Bool { tree.children(of: token).contains { relations.contains(tree.relations[$0]) } }
    private func hasObject(_ verb: Int) -> Bool { hasChild(verb, ["obj"]) || tree.children(of: verb, ["conj"]).contains { hasChild($0, ["obj"]) } }
    private func isActive(_ verb: Int) -> Bool { view.tags[verb] != "VBN" || hasChild(verb, ["obj"]) }
    private func isJoinedByOr(_ verb: Int) -> Bool { tree.child(of: verb, "cc").map { view.forms[$0] == "or" } ?? false }

    private func hasPerfect(_ verb: Int) -> Bool {
        tree.children(of: verb, ["aux"]).contains { view.lemmas[$0] == "have" || view.forms[$0] == "had" || view.forms[$0] == "has" }
    }
}
