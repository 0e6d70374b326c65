import GRDB
import Reading

extension FindingRows {
    func writeOffers() throws {
        let rows = try Inserter(
            db, into: "offer",
            ["id", "reading_id", "local", "statement_id", "kind", "state", "by_words", "words", "spans", "at", "line", "origin"])
        for found in finding.offers {
            let offer = found.offer
            let said = finding.statements.first { $0.id == offer.statement }?.saidTime
            try rows.insert([
                offers[offer.id], reading, offer.id.rawValue, statements[offer.statement], offer.kind.rawValue, offer.state.rawValue,
                found.by?.text, found.terms.text, SpanText.of(found.terms.spans), day(of: said), found.line, offer.origin,
            ])
            try writeParties(of: offer)
            try writeConditions(of: found)
            try writeAnswers(to: found)
        }
    }

    private func writeParties(of offer: Offer) throws {
        let rows = try Inserter(db, into: "offer_party", ["offer_id", "role", "position", "entity_id", "actor_id"])
        for (role, parties) in [("by", offer.by), ("to", offer.to), ("through", offer.through)] {
            for (position, party) in parties.enumerated() {
                guard let entity = entities[party], let actor = actors[party] else { continue }
                try rows.insert([offers[offer.id], role, position, entity, actor])
            }
        }
    }

    private func writeConditions(of found: FoundOffer) throws {
        let rows = try Inserter(
            db, into: "condition",
            ["offer_id", "position", "by_ids", "place_ids", "deadline_start", "deadline_end", "words", "spans"])
        for (position, pair) in zip(found.offer.conditions, found.conditions).enumerated() {
            let (condition, words) = pair
            let deadline = condition.deadline.flatMap { times[$0]?.time }
            try rows.insert([
                offers[found.offer.id], position, NumberText.of(condition.by.compactMap { entities[$0] }),
                NumberText.of(condition.places.compactMap { places[$0] }), deadline?.start?.description, deadline?.end?.description,
                words.text, SpanText.of(words.spans),
            ])
        }
    }

    private func writeAnswers(to found: FoundOffer) throws {
        let rows = try Inserter(db, into: "offer_answer", ["offer_id", "position", "statement_id", "state", "words", "spans"])
        for (position, pair) in zip(found.offer.answers, found.answers).enumerated() {
            let (answer, words) = pair
            try rows.insert([
                offers[found.offer.id], position, statements[answer.statement], answer.state.rawValue, words.text,
                SpanText.of(words.spans),
            ])
        }
    }

    func writeControl() throws {
        let rows = try Inserter(
            db, into: "control",
            [
                "reading_id", "local", "statement_id", "place_id", "read_place_id", "place_words", "holder_id", "holder_actor_id", "holder_words",
                "from_id", "from_actor_id", "relation", "negated", "time_start", "time_end", "time_grain", "at", "words", "spans",
                "line", "origin",
            ])
        for found in finding.control {
            let claim = found.claim
            let time = claim.time.flatMap { times[$0]?.time }
            try rows.insert([
                reading, claim.id.rawValue, statements[claim.statement], places[claim.place], places[claim.place], found.place.text,
                entities[claim.holder], claim.holder.flatMap { actors[$0] }, found.holder?.text, entities[claim.from],
                claim.from.flatMap { actors[$0] }, claim.relation.rawValue, claim.isNegated, time?.start?.description,
                time?.end?.description, time?.grain.rawValue, day(of: claim.time), found.words.text,
                SpanText.of(found.words.spans), found.line, claim.origin,
            ])
        }
    }
}

/// Numbers of rows as a JSON list.
enum NumberText {
    static func of(_ numbers: [Int64]) -> String { "[" + numbers.map(String.init).joined(separator: ",") + "]" }

    static func numbers(in text: String) -> [Int64] { text.split(whereSeparator: { !$0.isNumber }).compactMap { Int64($0) } }
}
