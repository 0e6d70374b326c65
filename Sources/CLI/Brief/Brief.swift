import Reading

/// A finding for people: the head, what each source said, what is said to have happened, what is disputed or unverified, what
/// is in doubt.
///
/// The room sets pages for a terminal or a text file. Everything is told in words and by line number; colour repeats it.
/// What stands behind a bar is verbatim from the report.
struct Brief {
    let finding: Finding
    private let cast: BriefCast

    init(_ finding: Finding) {
        self.finding = finding
        cast = BriefCast(finding)
    }

    func text(width: Int, hasColour: Bool) -> String {
        var sheet = Sheet(width: width, hasColour: hasColour)
        setHead(on: &sheet)
        setStatements(on: &sheet)
        BriefHappenings(finding, cast: cast).set(on: &sheet)
        setDisputes(on: &sheet)
        setDoubts(on: &sheet)
        return sheet.text
    }

    // MARK: Head

    private func setHead(on sheet: inout Sheet) {
        let head = finding.report.head
        if let title = head.title { sheet.set(InkedText(title, .strong)) }
        let published = head.published.map(BriefWords.published)
        let dateline = head.dateline?.text
        let about = [head.outlet, head.author, published, dateline].compactMap(\.self).map { InkedText($0) }
        if !about.isEmpty { sheet.set(InkedText(about, separator: " · ")) }
        if !finding.report.credits.isEmpty {
            sheet.set(InkedText("Credits: " + finding.report.credits.map(\.text).joined(separator: "; ")))
        }
        if let url = head.url { sheet.set(InkedText(url, .faint)) }
        sheet.set(InkedText([InkedText(place, .faint), InkedText(summary, .faint)], separator: " · "))
        for doubt in finding.doubts where doubt.kind == .languageNotEnglish {
            sheet.set(InkedText("Caution: \(doubt.reason)", .unsure))
        }
    }

    private var place: String { finding.report.place.description }

    private var summary: String {
        let statements = finding.statements.count
        guard statements > 0 else { return BriefWords.count(finding.sentences.count, "sentence", "sentences") }
        return BriefWords.count(statements, "statement", "statements") + " from "
            + BriefWords.count(cast.groups.count, "source", "sources")
    }

    // MARK: Statements

    private func setStatements(on sheet: inout Sheet) {
        guard !finding.statements.isEmpty else {
            sheet.blank()
            return sheet.set("Nobody is quoted and nothing is attributed to anybody.")
        }
        sheet.heading("Who said what")
        for (index, group) in cast.groups.enumerated() {
            guard let first = group.statements.first else { continue }
            if index > 0 { sheet.blank() }
            sheet.set(cast.title(of: first.source), rest: "    ")
            for statement in group.statements { set(statement, on: &sheet) }
        }
    }

    private func set(_ statement: FoundStatement, on sheet: inout Sheet) {
        sheet.set(InkedText(marks(of: statement), separator: " · "), first: "  ", rest: "      ")
        sheet.set(InkedText(BriefWords.quoted(statement)), first: "  │ ")
    }

    /// Line, certainty, way and company of a statement.
    private func marks(of statement: FoundStatement) -> [InkedText] {
        let certainty = InkedText(BriefWords.certainty(statement.certainty), BriefWords.ink(of: statement.certainty))
        var marks: [InkedText] = [InkedText("line \(statement.line)"), certainty]
        if let breadcrumbs = cast.breadcrumbs(of: statement) { marks.append(InkedText(breadcrumbs, .strong)) }
        let others: [String?] = [
            BriefWords.manner(statement.manner),
            statement.cue.text.isEmpty ? nil : "“\(statement.cue.text)”",
            statement.audience.map { "to \(cast.name(of: $0))" },
            BriefWords.channel(statement.channel),
            statement.said.map { "when: “\($0.text)”" },
        ]
        marks += others.compactMap(\.self).map { InkedText($0) }
        if let verification = verification(of: statement) { marks.append(verification) }
        marks += statement.answers.map(answer)
        return marks
    }

    private func verification(of statement: FoundStatement) -> InkedText? {
        let by = statement.verification.by.map { " by \(cast.name(of: $0))" } ?? ""
        switch statement.verification.status {
        case .none: return nil
        case .unverified: return InkedText("not verified\(by)", .unsure)
        case .confirmed: return InkedText("confirmed\(by)")
        case .disputed: return InkedText("disputed\(by)", .against)
        }
    }

    private func answer(_ answer: Statement.Answer) -> InkedText {
        guard let other = cast.statement(answer.statement) else { return "answers a statement that is not here" }
        return InkedText("\(BriefWords.relation(answer.relation).active) \(cast.name(of: other.source)), line \(other.line)")
    }

    // MARK: Disputes

    private func setDisputes(on sheet: inout Sheet) {
        let disputes = finding.statements.map { ($0, reasons(against: $0)) }.filter { !$0.1.isEmpty }
        guard !disputes.isEmpty else { return }
        sheet.heading("Disputed or unverified")
        for (statement, reasons) in disputes {
            let source = InkedText(cast.name(of: statement.source), .strong)
            sheet.set(InkedText([InkedText("line \(statement.line)"), source], separator: " · "), first: "  ", rest: "      ")
            sheet.set(InkedText(BriefWords.beginning(of: statement.content.text, columns: 2 * sheet.width - 20)), first: "  │ ")
            for reason in reasons { sheet.set(reason, first: "    ", rest: "      ") }
        }
    }

    private func reasons(against statement: FoundStatement) -> [InkedText] {
        var reasons: [InkedText] = []
        let status = statement.verification.status
        if status == .unverified || status == .disputed, let verification = verification(of: statement) {
            let words = statement.verification.words.text
            reasons.append(words.isEmpty ? verification : InkedText([verification, InkedText("“\(words)”")], separator: ": "))
        }
        if statement.certainty == .unconfirmed { reasons.append(InkedText("given as unconfirmed", .unsure)) }
        for (relation, other) in cast.refusals(of: statement.id) {
            let words = BriefWords.relation(relation).passive
            reasons.append(InkedText("\(words) \(cast.name(of: other.source)), line \(other.line)", .against))
        }
        return reasons
    }

    // MARK: Doubts

    private func setDoubts(on sheet: inout Sheet) {
        guard !finding.doubts.isEmpty else { return }
        sheet.heading("Doubts")
        for doubt in finding.doubts {
            var parts: [InkedText] = []
            if let line = doubt.line { parts.append(InkedText("line \(line)")) }
            parts.append(InkedText(doubt.kind.rawValue.split(separator: "-").joined(separator: " "), .unsure))
            if let words = doubt.words, !words.text.isEmpty { parts.append(InkedText("“\(words.text)”")) }
            parts.append(InkedText(doubt.reason))
            sheet.set(InkedText(parts, separator: " · "), first: "  ", rest: "      ")
        }
    }
}
