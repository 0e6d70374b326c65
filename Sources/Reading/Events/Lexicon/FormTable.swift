/// From the forms of the words that event rules know back to their lemmas.
///
/// Regular forms are made by spelling rules, the others stand in `Data/events/irregular.txt`.
struct FormTable: Sendable {
    private var verbs: [String: String] = [:]
    private var nouns: [String: String] = [:]

    /// Triggers go before words of classes where both claim a form: "threatened" is of "threaten".
    init(verbs: Set<String>, nouns: Set<String>, classWords: Set<String>, irregular path: String) throws(DataError) {
        let sections = try WordSections(path: path)
        FormTable.fill(&self.verbs, triggers: verbs, others: classWords, FormTable.verbForms)
        FormTable.fill(&self.nouns, triggers: nouns, others: classWords, FormTable.plurals)
        for entry in try sections.words("verbs") { FormTable.take(entry, into: &self.verbs) }
        for entry in try sections.words("nouns") { FormTable.take(entry, into: &self.nouns) }
    }

    private static func fill(
        _ table: inout [String: String], triggers: Set<String>, others: Set<String>, _ forms: (String) -> [String]
    ) {
        for lemma in triggers.sorted() { for form in forms(lemma) { table[form] = lemma } }
        for lemma in triggers { table[lemma] = lemma }
        for lemma in others.sorted() where table[lemma] == nil {
            for form in forms(lemma) where table[form] == nil { table[form] = lemma }
            table[lemma] = lemma
        }
    }

    /// The lemma of a form in lower case; nil where the rules do not know the word.
    func lemma(of form: String, isVerb: Bool) -> String? { isVerb ? verbs[form] : nouns[form] }

    /// "blow=blew,blown" in the file.
    private static func take(_ entry: String, into table: inout [String: String]) {
        let parts = entry.split(separator: "=")
        guard parts.count == 2 else { return }
        for form in parts[1].split(separator: ",") { table[String(form)] = String(parts[0]) }
    }

    private static func plurals(of lemma: String) -> [String] {
        guard let last = lemma.utf8.last else { return [] }
        if last == UInt8(ascii: "y"), !endsInVowelAndLetter(lemma) { return [lemma.dropLast() + "ies"] }
        if "sxz".utf8.contains(last) || lemma.hasSuffix("ch") || lemma.hasSuffix("sh") { return [lemma + "es"] }
        return [lemma + "s"]
    }

    private static func verbForms(of lemma: String) -> [String] {
        guard let last = lemma.utf8.last else { return [] }
        var forms = plurals(of: lemma)
        if last == UInt8(ascii: "o") { forms.append(lemma + "es") }
        if last == UInt8(ascii: "e") {
            forms += [lemma + "d", lemma.dropLast() + "ing"]
            if lemma.hasSuffix("ie") { forms.append(lemma.dropLast(2) + "ying") }
        } else if last == UInt8(ascii: "y"), !endsInVowelAndLetter(lemma) {
            forms += [lemma.dropLast() + "ied", lemma + "ing"]
        } else {
            forms += [lemma + "ed", lemma + "ing"]
            if endsInVowelAndLetter(lemma), !"wxyaeiou".utf8.contains(last) {
                let doubled = lemma + String(decoding: [last], as: UTF8.self)
                forms += [doubled + "ed", doubled + "ing"]
            }
        }
        return forms
    }

    /// Whether the letter before the last is a vowel.
    private static func endsInVowelAndLetter(_ lemma: String) -> Bool {
        lemma.utf8.dropLast().last.map { "aeiou".utf8.contains($0) } ?? false
    }
}
