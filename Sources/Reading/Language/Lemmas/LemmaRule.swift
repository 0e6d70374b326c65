/// How a lemma is made from its form: `k2y` keeps the case, drops two characters and adds "y"; `l0` lower-cases; `=be` replaces.
enum LemmaRule: Hashable, Sendable {
    case replace(String)
    case edit(lowercase: Bool, drop: Int, add: String)

    init?(_ rule: String) {
        guard let first = rule.first else { return nil }
        let rest = rule.dropFirst()
        switch first {
        case "=": self = .replace(String(rest))
        case "k", "l":
            let digits = rest.prefix { $0.isNumber }
            guard let drop = Int(digits) else { return nil }
            self = .edit(lowercase: first == "l", drop: drop, add: String(rest.dropFirst(digits.count)))
        default: return nil
        }
    }

    func lemma(of form: String) -> String {
        switch self {
        case .replace(let lemma): return lemma
        case .edit(let lowercase, let drop, let add):
            let base = lowercase ? form.lowercased() : form
            return drop == 0 && add.isEmpty ? base : String(base.unicodeScalars.dropLast(drop)) + add
        }
    }
}
