/// What a brief says of one event, whatever its form.
struct BriefEntry {
    var day: String
    /// What happened where to whom, and on whose word it stands.
    var sentence: String
    /// The words that tell it.
    var words: String
    /// Its name, its report, what read it.
    var foot: String
    var link: String?

    init(_ event: EventRow) {
        day = event.start.map { start in event.end.map { $0 == start ? start : "\(start) to \($0)" } ?? start } ?? "no day told"
        let parties = [event.actors, event.recipients].map { $0.map(\.name).joined(separator: ", ") }
        let who = parties.filter { !$0.isEmpty }.joined(separator: " → ")
        let what = [event.type, event.mode].compactMap(\.self).joined(separator: "/")
        let place = event.place.map { " at \($0.name)" } ?? ""
        sentence = "\(what)\(place): \(who.isEmpty ? "nobody named" : who) (\(event.standing))"
        words = event.teller?.content ?? event.words
        let carrier = [event.report.outlet, event.report.published].compactMap(\.self).joined(separator: ", ")
        foot = "\(event.id) · \(carrier.isEmpty ? "\(event.report.id)" : carrier) · \(event.report.engine)"
        link = event.report.url
    }
}
