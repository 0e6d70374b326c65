import Reading

/// Why statements were found: what found them, the words, the reasons, who is who, and the trees they rest on.
struct Explanation {
    private let read: ReadReport
    private let places: OriginalPlaces
    private let finding: Finding
    private let cast: BriefCast

    init(_ read: ReadReport) {
        self.read = read
        places = OriginalPlaces(read.report, unit: .utf8)
        finding = Finding(read)
        cast = BriefCast(finding)
    }

    /// - Parameter line: nil for the whole report.
    func text(line: Int?, width: Int, hasColour: Bool) -> String {
        var sheet = Sheet(width: width, hasColour: hasColour)
        let place = read.report.place.description
        sheet.set(InkedText(place + (line.map { ", line \($0)" } ?? ""), .strong))
        let statements = zip(read.statements, finding.statements).filter { line == nil || stands($0.0, on: line) }
        if statements.isEmpty {
            sheet.blank()
            sheet.set("No statement has words here.")
        }
        for (statement, found) in statements { explain(statement, found, on: &sheet) }
        for sentence in read.document.sentences where line == nil || lines(of: sentence.span).contains(line ?? 0) {
            draw(sentence, on: &sheet)
        }
        return sheet.text
    }

    private func lines(of span: Span) -> ClosedRange<Int> { places.lines(of: span) }

    private func stands(_ statement: Statement, on line: Int?) -> Bool {
        guard let line else { return true }
        return (statement.source.spans + statement.cue.spans + statement.content).contains { lines(of: $0).contains(line) }
    }

    // MARK: One statement

    private func explain(_ statement: Statement, _ found: FoundStatement, on sheet: inout Sheet) {
        let title = [found.id.rawValue, BriefWords.certainty(found.certainty), ScreenText.line(cast.name(of: found.source))]
        sheet.heading(title.joined(separator: " · "))
        sheet.set(InkedText(found.content.text), first: "│ ")
        for (label, text) in facts(of: found) + reasons(of: statement, found) {
            let padding = String(repeating: " ", count: max(0, 13 - label.count))
            sheet.set(InkedText(text), first: label + padding, rest: String(repeating: " ", count: 13))
        }
    }

    private func facts(of found: FoundStatement) -> [(String, String)] {
        var facts: [(String, String)] = []
        switch found.origin {
        case .model(let name, let score): facts.append(("found by", "model \(name), score \(Explanation.rounded(score))"))
        case .rule(let name): facts.append(("found by", "rule \(name)"))
        }
        facts.append(
            (
                "cue",
                found.cue.text.isEmpty
                    ? "none: the words of a speaker go on" : "“\(found.cue.text)”" + (found.lemma.map { ", from “\($0)”" } ?? "")
            ))
        facts.append(("manner", found.manner.rawValue))
        if found.channel.kind != .none {
            facts.append(("channel", found.channel.kind.rawValue + (found.channel.name.map { ", \($0)" } ?? "")))
        }
        if let audience = found.audience { facts.append(("told to", "\(cast.name(of: audience)) (\(audience.rawValue))")) }
        if let said = found.said { facts.append(("when", "“\(said.text)”")) }
        if let parent = found.parent {
            facts.append(("told within", parent.rawValue + (cast.breadcrumbs(of: found).map { ": \($0)" } ?? "")))
        }
        if found.verification.status != .none {
            facts.append(
                (
                    "verification",
                    found.verification.status.rawValue
                        + (found.verification.words.text.isEmpty ? "" : ": “\(found.verification.words.text)”")
                ))
        }
        for answer in found.answers { facts.append(("answers", "\(answer.relation.rawValue) \(answer.statement.rawValue)")) }
        return facts
    }

    private func reasons(of statement: Statement, _ found: FoundStatement) -> [(String, String)] {
        var reasons = statement.reasons.map { ("because", $0) }
        let words = found.source.words.text.isEmpty ? "no words" : "“\(found.source.words.text)”"
        guard let entity = read.entities.first(where: { $0.id == statement.source.entity }) else {
            return reasons + [
                ("source", words + (found.source.anonymous.map { ", \(BriefWords.anonymous($0))" } ?? ", not resolved"))
            ]
        }
        reasons.append(("source", "\(words) is \(entity.name) (\(entity.id.rawValue), \(entity.kind.rawValue))"))
        for mention in entity.mentions {
            let span = read.document.span(mention.tokens)
            let isHere = statement.source.spans.contains { $0.overlaps(span) }
            let text = "“\(read.report.words(span))”, \(mention.form.rawValue), line \(places.line(of: span)): \(mention.why)"
            reasons.append((isHere ? "  named here" : "  also", text))
        }
        return reasons
    }

    /// Two decimals, as the finding has them.
    private static func rounded(_ score: Float) -> String {
        guard score.isFinite else { return "unknown" }
        let hundredths = Int((min(max(score, 0), 1) * 100).rounded())
        return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }

    // MARK: Trees

    private func draw(_ sentence: Sentence, on sheet: inout Sheet) {
        sheet.heading("Sentence on line \(places.line(of: sentence.span))")
        guard let tree = TreeDrawing(sentence, of: read.document) else {
            sheet.set(InkedText(read.report.words(sentence.span)))
            return sheet.set("(no tree: the sentence is too long to draw, or was not analysed)")
        }
        for line in tree.lines { sheet.verbatim(line) }
    }
}
