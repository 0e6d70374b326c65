/// What a phrase without a name says of whom it means.
struct Description: Hashable, Sendable {
    /// The noun at its head as the lexicons know it: "ministry", "resident".
    var noun: String
    /// Words before the noun, and those of names among them.
    var modifiers: Set<String>
    var kind: Entity.Kind
    var isPlural: Bool
    /// A person or persons, as against a body or a thing.
    var isHuman: Bool
    var gender: Gender?
    /// What it is as an unnamed source; nil where it speaks under its own description.
    var unnamed: UnnamedSource?

    var isPerson: Bool { isHuman && !isPlural }
}

/// An unnamed source: what kind, and how many where the words tell.
package struct UnnamedSource: Hashable, Sendable {
    package var kind: Statement.Anonymous
    package var count: Int?
}

enum Gender: Hashable, Sendable { case male, female }
