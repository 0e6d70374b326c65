import GRDB
import Reading

extension FindingRows {
    func writeStatements() throws {
        let rows = try Inserter(
            db, into: "statement",
            [
                "id", "reading_id", "local", "parent_id", "entity_id", "actor_id", "anonymous", "source_count", "source", "cue", "lemma",
                "content", "source_spans", "cue_spans", "spans", "manner", "channel", "channel_name", "audience_id", "certainty",
                "verification", "verified_by_id", "verification_words", "said_start", "said_end", "at", "line", "origin", "score",
            ])
        let words = try Inserter(db, into: "statement_words", ["rowid", "source", "content"])
        for statement in finding.statements {
            let number = statements[statement.id]
            try rows.insert(values(of: statement, number: number))
            try words.insert([number, statement.source.words.text, statement.content.text])
        }
    }

    private func values(of statement: FoundStatement, number: Int64?) -> [(any DatabaseValueConvertible)?] {
        let source = statement.source
        let said = statement.saidTime.flatMap { times[$0]?.time }
        let (origin, score): (String, Double?) =
            switch statement.origin {
            case .model(let name, let score): (name, Double(score))
            case .rule(let name): (name, nil)
            }
        return [
            number, reading, statement.id.rawValue, statements[statement.parent], entities[source.entity],
            source.entity.flatMap { actors[$0] }, source.anonymous?.rawValue, source.count, source.words.text, statement.cue.text,
            statement.lemma, statement.content.text, SpanText.of(source.words.spans), SpanText.of(statement.cue.spans),
            SpanText.of(statement.content.spans), statement.manner.rawValue, statement.channel.kind.rawValue,
            statement.channel.name, entities[statement.audience], statement.certainty.rawValue,
            statement.verification.status.rawValue, entities[statement.verification.by],
            statement.verification.words.text.isEmpty ? nil : statement.verification.words.text, said?.start?.description,
            said?.end?.description, day(of: statement.saidTime), statement.line, origin, score,
        ]
    }

    func writeAnswers() throws {
        let rows = try Inserter(db, into: "answer", ["statement_id", "to_id", "relation"])
        for statement in finding.statements {
            var seen: Set<Reading.Statement.Answer> = []
            for answer in statement.answers where seen.insert(answer).inserted {
                guard let to = statements[answer.statement] else { continue }
                try rows.insert([statements[statement.id], to, answer.relation.rawValue])
            }
        }
    }
}
