import Reading

/// What the values of a finding are called in a brief.
enum BriefWords {
    static func ink(of certainty: Statement.Certainty) -> Ink {
        switch certainty {
        case .asserted: .strong
        case .denied: .against
        case .unconfirmed, .questioned: .unsure
        case .conditional, .promised, .threatened, .requested, .hoped: .open
        }
    }

    static func certainty(_ certainty: Statement.Certainty) -> String {
        certainty == .conditional ? "on a condition" : certainty.rawValue
    }

    /// Nothing for indirect speech, the usual way of a report.
    static func manner(_ manner: Statement.Manner) -> String? {
        switch manner {
        case .direct: "quoted"
        case .indirect: nil
        case .mixed: "partly quoted"
        }
    }

    static func channel(_ channel: Statement.Channel) -> String? {
        let kind: String
        switch channel.kind {
        case .socialMedia: kind = "on social media"
        case .statement: kind = "in a statement"
        case .interview: kind = "in an interview"
        case .briefing: kind = "at a briefing"
        case .broadcast: kind = "in a broadcast"
        case .letter: kind = "in a letter"
        case .wire: kind = "by wire"
        case .none: return nil
        }
        return channel.name.map { "\(kind) (\($0))" } ?? kind
    }

    /// As in "denied by the army" and "denies the army".
    static func relation(_ relation: Statement.Answer.Relation) -> (passive: String, active: String) {
        switch relation {
        case .denies: ("denied by", "denies")
        case .confirms: ("confirmed by", "confirms")
        case .echoes: ("echoed by", "echoes")
        case .accuses: ("answered with an accusation by", "accuses in answer to")
        case .accepts: ("accepted by", "accepts")
        case .rejects: ("rejected by", "rejects")
        }
    }

    static func anonymous(_ type: Statement.Anonymous) -> String {
        switch type {
        case .aidWorkers: "unnamed aid workers"
        case .reports: "unnamed reports"
        case .other: "unnamed"
        default: "unnamed \(type.rawValue)"
        }
    }

    static func kind(_ kind: Entity.Kind) -> String? {
        switch kind {
        case .person, .other: nil
        case .ngo: "NGO"
        case .armedGroup: "armed group"
        default: kind.rawValue
        }
    }

    static func published(_ date: PublishedDate) -> String {
        let start = date.start.description
        switch date.grain {
        case .day: return date.start == date.end ? start : "\(start) to \(date.end)"
        case .month: return String(start.prefix(7))
        case .year: return String(start.prefix(4))
        }
    }

    /// The content verbatim; direct speech whose marks stand outside the span gets its marks back.
    static func quoted(_ statement: FoundStatement) -> String {
        let text = ScreenText.line(statement.content.text)
        let marks: Set<Character> = ["“", "”", "\"", "‘", "'", "«", "„", "`"]
        guard statement.manner == .direct, let first = text.first, !marks.contains(first) else { return text }
        return "“\(text)”"
    }

    /// The beginning of a passage, cut between words.
    static func beginning(of text: String, columns: Int) -> String {
        let line = ScreenText.line(text)
        guard ScreenWidth.columns(of: line) > columns else { return line }
        var kept = ""
        var used = 0
        for word in line.split(separator: " ") {
            let width = ScreenWidth.columns(of: word) + (kept.isEmpty ? 0 : 1)
            guard used + width <= columns - 2 else { break }
            kept += (kept.isEmpty ? "" : " ") + word
            used += width
        }
        return kept + " …"
    }

    static func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
}
