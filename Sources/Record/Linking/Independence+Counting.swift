extension Independence {
    /// A telling with what tells whether it stands on its own feet.
    struct Witness {
        var telling: Occurrence.Telling
        /// Reports of one wire family are one witness.
        var family: ThingID?
        /// Media that only hand it on.
        var media: [SourceKey]
    }

    /// Counts the innermost sources; a medium that is quoted counts where nobody is named behind it.
    init(of witnesses: [Witness]) {
        let sources = witnesses.flatMap(\.telling.sources).distinct
        let media = witnesses.flatMap(\.media).distinct
        let carriers = Set(witnesses.compactMap(\.telling.outlet)).sorted()
        let reports = Set(witnesses.map(\.telling.report))
        let families = Set(witnesses.map { $0.family ?? $0.telling.report })
        let narrated = Set(
            witnesses.filter { $0.telling.sources.isEmpty && $0.media.isEmpty }.map { $0.family ?? $0.telling.report })
        self.init(sources: sources.isEmpty ? media : sources, carriers: carriers, unattributed: narrated.count, reasons: [])
        reasons = [Independence.sentence(count: count, reports: reports.count, names: self.sources.map(\.name))]
        if families.count < reports.count { reasons.append("\(reports.count - families.count) of the reports are copies of others") }
        if !media.isEmpty, !sources.isEmpty { reasons.append("handed on by " + media.map(\.name).joined(separator: ", ")) }
        if !narrated.isEmpty { reasons.append("told without a source in \(narrated.count) of \(families.count) stories") }
    }

    private static func sentence(count: Int, reports: Int, names: [String]) -> String {
        let carriers = reports == 1 ? "one report" : "\(reports) reports"
        let sources = count == 0 ? "no source named" : count == 1 ? "one source: " : "\(count) sources: "
        return carriers + ", " + sources + names.joined(separator: "; ")
    }
}
