extension FoundStatement {
    func write(to json: inout JSONWriter) {
        json.field("id", id.rawValue)
        json.field("parent", parent?.rawValue)
        writeWords(to: &json)
        json.field("manner", manner.rawValue)
        json.field(
            "channel",
            object: {
                $0.field("kind", channel.kind.rawValue)
                $0.field("name", channel.name)
                $0.field("span", channel.span)
            })
        json.field("audience", audience?.rawValue)
        json.field("said", object: said ?? saidTime.map { _ in FoundWords() }) {
            $0.field("time", saidTime?.rawValue)
            $1.writeSpan(to: &$0)
        }
        json.field("certainty", certainty.rawValue)
        writeLinks(to: &json)
        writeOrigin(to: &json)
    }

    private func writeWords(to json: inout JSONWriter) {
        json.field(
            "source",
            object: {
                $0.field("entity", source.entity?.rawValue)
                $0.field("anonymous", source.anonymous?.rawValue)
                source.words.writeSpans(to: &$0)
                $0.field("count", source.count)
            })
        json.field(
            "cue",
            object: {
                cue.writeSpans(to: &$0)
                $0.field("lemma", lemma)
            })
        json.field("content", object: content.writeSpans)
    }

    private func writeLinks(to json: inout JSONWriter) {
        json.field("chain", objects: chain) {
            $0.field("source", $1.source?.rawValue)
            $0.field("statement", $1.statement.rawValue)
        }
        json.field(
            "verification",
            object: {
                $0.field("status", verification.status.rawValue)
                $0.field("by", verification.by?.rawValue)
                verification.words.writeSpans(to: &$0)
            })
        json.field("answers", objects: answers) {
            $0.field("statement", $1.statement.rawValue)
            $0.field("relation", $1.relation.rawValue)
        }
    }

    private func writeOrigin(to json: inout JSONWriter) {
        json.field(
            "origin",
            object: {
                switch origin {
                case .model(let name, let score):
                    $0.field("model", name)
                    $0.field("score", rounded: score)
                case .rule(let name): $0.field("rule", name)
                }
            })
        json.field("why", reasons)
        json.field("line", line)
    }
}
