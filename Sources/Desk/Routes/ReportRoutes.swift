import HTTPTypes
import Reading
import Record

/// One report: its text with all that was found, and its bytes as they came.
enum ReportRoutes {
    static let all: [Endpoint] = [
        .get("/reports/{id}", .reader, ["offsets"]) { ask, desk in
            let id = try ask.thing(.report)
            guard let stored = try desk.store.report(id) else { throw Problem.notFound(id.description) }
            let words = try ask.query.value("offsets") ?? OffsetUnit.utf16.rawValue
            guard let unit = OffsetUnit(rawValue: words) else {
                throw Problem(.badValue, "offsets is utf16, codepoints or utf-8")
            }
            let veil = try Veil(ask, desk.store)
            let report = try ReportJSON(stored, desk, unit: unit, veil: veil)
            let answer = Answer.object(report.write)
            try veil.close()
            return answer
        },
        .get("/reports/{id}/original", kept: false) { ask, desk in
            let id = try ask.thing(.report)
            guard let stored = try desk.store.report(id) else { throw Problem.notFound(id.description) }
            try Original.check(stored.extracted ?? stored.bytes, of: id, ask, desk)
            return Answer(
                type: "application/octet-stream", body: .bytes(stored.bytes),
                headers: [.contentDisposition: "attachment; filename=\"\(id)\""])
        },
    ]
}

/// What leaves the desk as it came, sealed names and all.
enum Original {
    /// Refuses bytes that hold sealed names, unless these were asked for; then it is written down.
    static func check(_ bytes: [UInt8], of id: ThingID, _ ask: Ask, _ desk: Desk) throws {
        let veil = try Veil(ask, desk.store)
        guard veil.isNeeded else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        guard veil.places(in: text, of: id).isEmpty else {
            throw Problem(.forbidden, "\(id) holds names of sealed sources; ask with sealed=show, which is logged")
        }
        try veil.close()
    }
}
