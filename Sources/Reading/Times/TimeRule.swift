/// A rule of `Data/rules/times.rules`: patterns of words, what they make, and examples.
struct TimeRule: Sendable {
    /// One step of a pattern.
    struct Step: Sendable {
        enum Test: Sendable {
            /// Numbers of literal words.
            case words(Set<Int>)
            /// A word of one of the classes, or an expression of one of the shapes.
            case slot([TimeClass], [TimeFrame.Shape])
            case tag(Set<String>), partOfSpeech(Set<String>), name(Set<String>)
            case open, close
        }
        var test: Test
        var isOptional = false
        /// Something else must follow; the step takes nothing.
        var isNegated = false
        /// The step looks and takes nothing.
        var isLook = false
    }

    struct Example: Hashable, Sendable {
        /// The day of publication, nil where there is none.
        var published: Day?
        var marked: String
        var mustMatch: Bool
        var line: Int
    }

    var name: String
    /// What the rule says by itself; words and inner expressions fill the rest.
    var frame: TimeFrame
    /// The rule goes on from an expression that ends just before it and has these fields: "April 24 ⟨and 25⟩".
    var continues: Continuation?
    var patterns: [[Step]] = []
    var examples: [Example] = []
    var line: Int

    enum Continuation: String, Sendable { case day, year, clock }

    /// Whether other rules may use what this one makes.
    var isPart: Bool {
        continues == nil && !patterns.contains { $0.contains { if case .open = $0.test { true } else { false } } }
    }
}
