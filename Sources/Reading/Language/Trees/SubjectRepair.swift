/// Gives a finite clause its subject where the tree hung it on the verb before as an object: "said 120 rebels had been killed".
///
/// A finite clause without a subject is no English clause, so that the noun right before it can be nothing else.
enum SubjectRepair {
    static func mend(_ sentence: Range<Int>, in syntax: inout Syntax) {
        for clause in sentence where ["ccomp", "xcomp"].contains(syntax.relations[clause]) {
            let children = sentence.filter { syntax.heads[$0] == clause }
            guard isFinite(clause, children, syntax), !children.contains(where: { isSubject(syntax.relations[$0]) }),
                let object = object(before: clause, children, sentence, syntax)
            else { continue }
            let isPassive = children.contains { syntax.relations[$0] == "aux:pass" }
            syntax.heads[object] = clause
            syntax.relations[object] = isPassive ? "nsubj:pass" : "nsubj"
            syntax.relations[clause] = "ccomp"
        }
    }

    private static let finite: Set<String> = ["VBD", "VBZ", "VBP", "MD"]

    private static func isFinite(_ clause: Int, _ children: [Int], _ syntax: Syntax) -> Bool {
        let helpers = children.filter { syntax.relations[$0].hasPrefix("aux") || syntax.relations[$0] == "cop" }
        return helpers.isEmpty ? finite.contains(syntax.tags[clause]) : helpers.contains { finite.contains(syntax.tags[$0]) }
    }

    /// A subject, or a word that opens the clause and may be one.
    private static func isSubject(_ relation: String) -> Bool {
        ["nsubj", "csubj", "expl", "mark"].contains { relation.hasPrefix($0) }
    }

    /// The object of the verb above that ends right where the clause begins.
    private static func object(before clause: Int, _ children: [Int], _ sentence: Range<Int>, _ syntax: Syntax) -> Int? {
        let verb = syntax.heads[clause], start = (children + [clause]).min() ?? clause
        guard verb >= 0, verb < start, start > sentence.lowerBound else { return nil }
        var last = start - 1
        for _ in sentence {
            let head = syntax.heads[last]
            if head == verb { break }
            guard head >= 0, head < start else { return nil }
            last = head
        }
        return last > verb && ["obj", "iobj"].contains(syntax.relations[last]) ? last : nil
    }
}
