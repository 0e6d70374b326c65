/// A rule of a file under `Data/rules`: conditions on zones of text, what follows from them, and its examples.
///
/// The engine holds no vocabulary. A file is an ordered list; who applies it takes the first rule that holds.
struct Rule: Hashable, Sendable {
    /// A zone must hold one of the patterns, or must hold none.
    struct Condition: Hashable, Sendable {
        var zone: String
        var isNegated: Bool
        var patterns: [TokenPattern]
    }

    /// A marked sentence that the rule must, or must not, hold for.
    struct Example: Hashable, Sendable {
        var marked: String
        var mustMatch: Bool
        var line: Int
    }

    var name: String
    var conditions: [Condition]
    /// What follows: `denied`, `social-media`, `unverified` …
    var outcome: String
    var examples: [Example]
    var line: Int

    /// The match of the first condition that is not negated, nil where the rule does not hold.
    func match(in view: TokenView, zones: [String: [Range<Int>]]) -> TokenPattern.Match? {
        var first: TokenPattern.Match?
        for condition in conditions {
            let match = condition.firstMatch(in: view, zones: zones[condition.zone] ?? [])
            guard (match == nil) == condition.isNegated else { return nil }
            if first == nil { first = match }
        }
        return first
    }
}

extension Rule.Condition {
    func firstMatch(in view: TokenView, zones: [Range<Int>]) -> TokenPattern.Match? {
        for zone in zones {
            for pattern in patterns {
                if let match = pattern.firstMatch(in: view, zone) { return match }
            }
        }
        return nil
    }
}
