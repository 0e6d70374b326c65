/// Reads off the tree who plays which part around the words of a trigger: passives, relative clauses and shared subjects
/// are resolved here, so that rules need not know them.
struct FrameReader: Sendable {
    let tree: Tree
    let view: TokenView

    init(_ account: Account) { self.init(tree: account.tree, view: account.view) }

    init(tree: Tree, view: TokenView) {
        self.tree = tree
        self.view = view
    }

    /// Clauses are climbed no higher than this for a subject.
    private static let climb = 6

    private static let subjects: Set<String> = ["nsubj", "nsubj:pass", "csubj"]
    private static let objects: Set<String> = ["obj"]
    private static let relatives: Set<String> = ["who", "which", "that", "whom"]

    /// The tokens in a role, with those tied to them by "and".
    func tokens(_ role: FrameRule.Role, around trigger: Range<Int>) -> [Int] {
        var found: [Int] = []
        for token in trigger {
            let heads = heads(role, of: token).filter { !trigger.contains($0) || mayBeInside(role) }
            for head in heads where !found.contains(head) { found += isAlone(role) ? [head] : tree.conjuncts(of: head) }
            if !found.isEmpty, isExclusive(role) { break }
        }
        return found
    }

    /// "government" in "in government hands" stands inside the trigger.
    private func mayBeInside(_ role: FrameRule.Role) -> Bool { role == .modifier || role == .owner || role == .itself }

    /// What is tied by "and" plays no part in these.
    private func isAlone(_ role: FrameRule.Role) -> Bool { role == .above || role == .itself }

    /// Roles that only one word of a trigger can have.
    private func isExclusive(_ role: FrameRule.Role) -> Bool {
        switch role {
        case .agent, .patient, .undergoer, .subject: true
        default: false
        }
    }

    private func heads(_ role: FrameRule.Role, of token: Int) -> [Int] {
        switch role {
        case .agent: isVerb(token) ? agents(of: token) : []
        case .patient: isVerb(token) ? patients(of: token) : []
        case .undergoer: isVerb(token) && isPassive(token) ? patients(of: token) : []
        case .object: objects(of: token)
        case .recipient: tree.children(of: token, ["iobj"])
        case .subject: subjectsOfNoun(token)
        case .owner: tree.children(of: token, ["nmod:poss"])
        case .modifier: modifiers(of: token)
        case .modified: tree.relations[token] == "amod" || tree.relations[token] == "acl" ? [tree.heads[token]] : []
        case .clause: clauses(of: token)
        case .colon: behindColon(token)
        case .preposition(let name): obliques(of: token, name)
        case .above: tree.heads[token] >= 0 ? [tree.heads[token]] : []
        case .itself: [token]
        case .patientRole(let inner): isVerb(token) ? patients(of: token).flatMap { heads(inner, of: $0) } : []
        case .aboveRole(let inner): tree.heads[token] >= 0 ? heads(inner, of: tree.heads[token]) : []
        }
    }

    private func modifiers(of token: Int) -> [Int] {
        let own = tree.children(of: token, ["compound", "amod", "nmod:unmarked", "obl:unmarked", "obl:npmod", "advmod"])
        return own.isEmpty && tree.relations[token] == "amod" ? hyphenMate(of: token) : own
    }

    // MARK: Verbs

    func isVerb(_ token: Int) -> Bool { view.tags[token].hasPrefix("VB") || view.partsOfSpeech[token] == "VERB" }

    func isPassive(_ verb: Int) -> Bool {
        for child in tree.children(of: verb) {
            let relation = tree.relations[child]
            if relation == "aux:pass" { return true }
            if relation == "nsubj:pass" || relation == "csubj:pass" { return !looksActive(verb) }
            if relation == "nsubj" || relation == "aux" && view.lemmas[child] == "have" { return false }
        }
        guard view.tags[verb] == "VBN" else { return false }
        switch tree.relations[verb] {
        case "amod", "acl", "advcl": return true
        case "conj": return tree.heads[verb] >= 0 && isVerb(tree.heads[verb]) && isPassive(tree.heads[verb])
        default: return false
        }
    }

    /// "has withdrawn", "liberated most of it": the tree may call these passive.
    private func looksActive(_ verb: Int) -> Bool {
        let auxiliaries = tree.children(of: verb, ["aux", "aux:pass"]).map { view.lemmas[$0] }
        if auxiliaries.contains("be") || auxiliaries.contains("get") { return false }
        if auxiliaries.contains("have") { return true }
        return view.tags[verb] == "VBD" && !tree.children(of: verb, Self.objects).isEmpty
    }

    func agents(of verb: Int) -> [Int] {
        guard isPassive(verb) else { return surfaceSubjects(of: verb) }
        let behind = tree.children(of: verb).filter { child in
            tree.relations[child] == "obl:agent"
                || tree.relations[child].hasPrefix("obl") && child > verb && preposition(of: child) == "by" && view.names[child] != "date"
        }
        if behind.isEmpty, tree.relations[verb] == "amod" {
            let own = tree.children(of: verb, ["compound", "amod", "nmod", "obl", "obl:npmod", "nsubj"])
            return own.isEmpty ? hyphenMate(of: verb) : own
        }
        return behind
    }

    func patients(of verb: Int) -> [Int] {
        if isPassive(verb) {
            // "the town seized by", but "a claim that the town was seized"
            if tree.relations[verb] == "amod" || tree.relations[verb] == "acl" && !hasOwnSubject(verb) { return [tree.heads[verb]] }
            return surfaceSubjects(of: verb)
        }
        let objects = objects(of: verb)
        if let first = objects.first, !isRelative(first) { return objects }
        if tree.relations[verb] == "acl:relcl", objects.contains(where: isRelative) || hasOwnSubject(verb) {
            return [tree.heads[verb]]
        }
        return objects
    }

    /// "Houthi" in "Houthi-controlled port", where the tree has tied it to the port.
    private func hyphenMate(of token: Int) -> [Int] {
        token > 1 && view.forms[token - 1] == "-" ? [token - 2] : []
    }

    /// What stands alone behind a verb is its object, whatever the tree says: "offered amnesty to rebels".
    private func objects(of verb: Int) -> [Int] {
        let own = tree.children(of: verb, Self.objects)
        guard own.isEmpty, isVerb(verb) else { return own }
        let indirect = tree.children(of: verb, ["iobj"]).filter { $0 > verb }
        if !indirect.isEmpty { return indirect }
        return tree.children(of: verb, ["obl"]).filter {
            $0 > verb && view.partsOfSpeech[$0] == "NOUN" && view.names[$0] != "date" && preposition(of: $0).isEmpty
        }
    }

    private func hasOwnSubject(_ verb: Int) -> Bool {
        tree.children(of: verb, Self.subjects).contains { !isRelative($0) }
    }

    private func isRelative(_ token: Int) -> Bool {
        Self.relatives.contains(view.forms[token]) && tree.children(of: token).isEmpty
    }

    /// The subject as it stands, or the one that the verb shares with the clause above it.
    func surfaceSubjects(of verb: Int, depth: Int = 0) -> [Int] {
        let own = tree.children(of: verb, Self.subjects)
        if let first = own.first {
            guard isRelative(first) else { return own }
            switch tree.relations[verb] {
            case "acl:relcl" where view.names[tree.heads[verb]] == "date":
                return antecedent(of: first, above: tree.heads[tree.heads[verb]]).map { [$0] } ?? own
            case "acl:relcl": return [tree.heads[verb]]
            case "advcl:relcl": return antecedent(of: first, above: tree.heads[verb]).map { [$0] } ?? own
            default: return own
            }
        }
        let above = tree.heads[verb]
        guard above >= 0, depth < Self.climb else { return [] }
        switch tree.relations[verb] {
        case "xcomp":
            let objects = tree.children(of: above, ["obj", "iobj"]).filter {
                view.partsOfSpeech[$0] != "PRON" || view.tags[$0] == "PRP"
            }
            if let object = objects.first, object < verb, isVerb(above) { return [object] }
            return surfaceSubjects(of: above, depth: depth + 1)
        case "conj", "ccomp", "parataxis": return surfaceSubjects(of: above, depth: depth + 1)
        case "advcl":
            return view.tags[verb] == "VBG" || view.tags[verb] == "VBN" || hasMark(verb, "to")
                ? surfaceSubjects(of: above, depth: depth + 1) : []
        case "acl", "acl:relcl":
            if hasMark(verb, "to") {
                let owners = tree.children(of: above, ["nmod:poss"])
                return owners.isEmpty && tree.heads[above] >= 0
                    ? surfaceSubjects(of: tree.heads[above], depth: depth + 1) : owners
            }
            return view.tags[verb] == "VBG" ? [above] : []
        default: return []
        }
    }

    /// "bombed militants on Friday who had seized": the last noun of the clause above that the relative pronoun can mean.
    private func antecedent(of pronoun: Int, above verb: Int) -> Int? {
        guard verb >= 0 else { return nil }
        return tree.children(of: verb).last {
            $0 < pronoun && ["obj", "nsubj", "nsubj:pass", "obl"].contains(tree.relations[$0]) && view.names[$0] != "date"
        }
    }

    func hasMark(_ token: Int, _ word: String) -> Bool {
        tree.children(of: token).contains { tree.relations[$0] == "mark" && view.forms[$0] == word }
    }

    // MARK: Nouns and obliques

    /// A colon farther off than this introduces something else.
    private static let colonReach = 24

    /// The head of the words behind a colon of the same sentence, quotation marks passed over.
    private func behindColon(_ token: Int) -> [Int] {
        let root = tree.path(upFrom: token).last
        let end = min(view.forms.count, token + Self.colonReach)
        guard let colon = (token..<end).first(where: { view.forms[$0] == ":" || view.forms[$0] == "." }),
            view.forms[colon] == ":"
        else { return [] }
        let head = (colon + 1..<view.forms.count).prefix(Self.colonReach).first { at in
            view.partsOfSpeech[at] != "PUNCT" && tree.heads[at] <= colon && tree.path(upFrom: at).last == root
        }
        return head.map { [$0] } ?? []
    }

    /// What a noun is said of: its subject, what it is in apposition to, or the subject or object of the verb it hangs off.
    private func subjectsOfNoun(_ token: Int) -> [Int] {
        let own = tree.children(of: token, Self.subjects)
        if let first = own.first {
            let isRelativeClause = isRelative(first) && tree.relations[token] == "acl:relcl"
            return isRelativeClause ? [tree.heads[token]] : own
        }
        let above = tree.heads[token], relation = tree.relations[token]
        guard above >= 0 else { return tree.children(of: token, ["appos"]) }
        if relation == "appos" { return [above] }
        if isVerb(above) || relation.hasPrefix("obl") || relation == "xcomp" || relation == "conj" {
            let objects = isVerb(above) && relation != "obj" ? tree.children(of: above, Self.objects) : []
            return objects.isEmpty ? surfaceSubjects(of: above) : objects
        }
        if relation == "nmod" || relation == "acl" || relation == "dep" { return [above] }
        let apposed = tree.children(of: token, ["appos"])
        return relation == "nsubj" || relation == "obj" ? apposed : []
    }

    /// Heads of the clauses that a word speaks of: "to withdraw" in "offered to withdraw", "the offer to withdraw".
    private func clauses(of token: Int) -> [Int] {
        let wanted: Set<String> =
            isVerb(token) || view.partsOfSpeech[token] == "ADJ" || view.partsOfSpeech[token] == "AUX"
            ? ["xcomp", "ccomp", "csubj"] : ["acl", "acl:relcl", "xcomp", "ccomp"]
        let found = tree.children(of: token, wanted).filter { $0 > token }
        if !found.isEmpty { return found }
        return tree.children(of: token, ["advcl"]).filter { $0 > token && hasMark($0, "to") }
    }

    /// Nouns that hang off a word by a preposition, or off its object where the tree has tied them there.
    private func obliques(of token: Int, _ name: String) -> [Int] {
        let own = tied(to: token, by: name)
        if !own.isEmpty { return own }
        // "left at the request of the church" is no leaving of the church.
        return tree.children(of: token, ["obj", "obl", "xcomp", "advmod", "nsubj:pass", "acl", "nmod"]).filter {
            name != "of" || tree.relations[$0] != "obl" || preposition(of: $0).isEmpty || $0 == token + 1
        }.flatMap { tied(to: $0, by: name) }
    }

    private func tied(to token: Int, by name: String) -> [Int] {
        tree.children(of: token).filter { child in
            let relation = tree.relations[child]
            guard
                relation.hasPrefix("obl") || relation.hasPrefix("nmod") || relation == "advcl" || relation == "acl"
                    || relation == "advmod"
            else {
                return false
            }
            return preposition(of: child) == name
        }
    }

    /// The preposition before a noun, its words joined by `_`; empty where there is none.
    func preposition(of token: Int) -> String {
        var words: [Int] = []
        for child in tree.children(of: token) where tree.relations[child] == "case" || tree.relations[child] == "mark" {
            words.append(child)
            words += tree.children(of: child, ["fixed"])
        }
        // "of Gorom-Gorom": the tree may tie the preposition to the first part of a name.
        if words.isEmpty, let first = tree.children(of: token, ["compound", "flat"]).first, first < token {
            return preposition(of: first)
        }
        // "passage to the garrison": the tree may tie the preposition to the noun before it.
        let before = tree.reach(of: token).lowerBound - 1
        if words.isEmpty, before > tree.heads[token], tree.relations[before] == "case", tree.heads[before] == tree.heads[token] {
            words.append(before)
        }
        let name = words.sorted().map { view.forms[$0] }.joined(separator: "_")
        // "flooded out of the city": the tree may tie "out" to the verb.
        if name == "of", let first = words.first, first > 0, view.forms[first - 1] == "out" { return "out_of" }
        return name
    }
}
