/// Who claims which name, by the name's number; a name may be claimed by several.
struct NameClaims: Sendable {
    private struct Claim: Sendable {
        var actor: Int32
        var isAbbreviation: Bool
        var isOwn: Bool
        /// The next claim of the same name, −1 at the end.
        var next: Int32
    }

    private var first: [UInt64: Int32] = [:]
    private var claims: [Claim] = []

    init(capacity: Int) {
        first.reserveCapacity(capacity)
        claims.reserveCapacity(capacity)
    }

    /// - Parameter isOwn: whether the user's own list claims it; such claims silence all others.
    mutating func add(_ name: UInt64, actor: Int, isAbbreviation: Bool, isOwn: Bool = false) {
        let claim = Claim(actor: Int32(actor), isAbbreviation: isAbbreviation, isOwn: isOwn, next: first[name] ?? -1)
        first[name] = Int32(claims.count)
        claims.append(claim)
    }

    /// The actors that claim a name, each once, in the order of the lexicon. Abbreviations count only where the report writes capitals.
    func actors(_ name: UInt64, inCapitals: Bool) -> [Int] {
        guard var at = first[name] else { return [] }
        var found: [Int] = [], own: [Int] = []
        while at >= 0 {
            let claim = claims[Int(at)], actor = Int(claim.actor)
            if inCapitals || !claim.isAbbreviation {
                if !found.contains(actor) { found.append(actor) }
                if claim.isOwn, !own.contains(actor) { own.append(actor) }
            }
            at = claim.next
        }
        return (own.isEmpty ? found : own).sorted()
    }
}
