/// The small words by which statements are read (`lexicons/claims.txt`).
package struct ClaimWords: Sendable {
    /// Auxiliaries of what is not said: "could say".
    let unreal: Set<String>
    /// Words that open a clause of what may not be said: "if they say".
    let openers: Set<String>
    /// Plain verbs of saying.
    let saying: Set<String>
    /// Verbs of accusing.
    let accusing: Set<String>
    /// Pronouns that mean whoever speaks.
    let speakers: Set<String>
    /// Prepositions before a time that is not when something was said: "for six years".
    let lasting: Set<String>
    /// Words for a number: "the figure".
    let counts: Set<String>
    /// Words for two: "neither figure".
    let pairs: Set<String>
    /// Words in the head of a document that is itself a statement.
    let issued: Set<String>
    /// "Press" and what stands behind it there: "press release".
    let press: Set<String>, issuedByPress: Set<String>

    package init(path: String) throws(DataError) {
        let words = try WordSections(path: path)
        unreal = Set(try words.words("unreal"))
        openers = Set(try words.words("openers"))
        saying = Set(try words.words("saying"))
        accusing = Set(try words.words("accusing"))
        speakers = Set(try words.words("speakers"))
        lasting = Set(try words.words("lasting"))
        counts = Set(try words.words("counts"))
        pairs = Set(try words.words("pairs"))
        issued = Set(try words.words("issued"))
        press = Set(try words.words("press"))
        issuedByPress = Set(try words.words("issued.press"))
    }

    /// Whether "we" or "I" speak in a draft.
    func isWe(_ draft: Draft, _ view: TokenView) -> Bool {
        !draft.sources.isEmpty && draft.sources.joined().allSatisfy { speakers.contains(view.forms[$0]) }
    }
}
