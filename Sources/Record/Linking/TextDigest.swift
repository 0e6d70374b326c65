import Reading

/// What linking needs of a report's text, taken when the report is kept: afterwards the text is not read again.
package struct TextDigest: Hashable, Sendable {
    /// A sentence that tells an event.
    package struct Sentence: Hashable, Sendable {
        /// Its place in the report, from 0.
        package var number: Int
        /// Equal for sentences of the same words.
        package var hash: Int64
        package var stems: [String]
        /// Its words between the event that is told before in it and this one.
        package var before: [String]

        package init(number: Int, text: String, before: String = "") {
            self.number = number
            self.before = WordFolding.stems(of: before)
            let words = WordFolding.words(of: text)
            hash = Int64(bitPattern: StableHash.of(words.joined(separator: " ")))
            stems = WordFolding.stems(of: text)
        }
    }

    package var fingerprint: Fingerprint
    package var credits: [String]
    package var sentences: [Event.ID: Sentence] = [:]

    package init(_ read: ReadReport) {
        let document = read.document
        let report = document.report
        let body = document.sentences.filter { report.blocks.indices.contains($0.block) && report.blocks[$0.block].role == .body }
        let text = body.isEmpty ? String(decoding: report.text, as: UTF8.self) : body.map { report.words($0.span) }.joined(separator: "\n")
        fingerprint = Fingerprint(of: text)
        credits = report.credits.map(\.text)
        var number = 0
        var told = 0
        for event in read.happenings.events.sorted(by: { ($0.anchor.first?.lowerBound ?? 0) < ($1.anchor.first?.lowerBound ?? 0) }) {
            guard let token = event.anchor.first?.lowerBound else { continue }
            while number < document.sentences.count, document.sentences[number].tokens.upperBound <= token { number += 1 }
            guard number < document.sentences.count else { break }
            let sentence = document.sentences[number]
            let between = max(told, sentence.tokens.lowerBound)
            let before = told > sentence.tokens.lowerBound && between < token ? report.words(document.span(between..<token)) : ""
            sentences[event.id] = Sentence(number: number, text: report.words(sentence.span), before: before)
            told = max(told, event.anchor.map(\.upperBound).first ?? token + 1)
        }
    }
}
