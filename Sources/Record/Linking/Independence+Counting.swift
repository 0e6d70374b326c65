extension Independence {
    /// A telling with what tells whether it stands on its own feet.
    struct Witness {
        var telling: Occurrence.Telling
        /// Reports of one wire family are one witness.
        var family: ThingID?
        /// Media that only hand it on.
        var media: [SourceKey]
        /// "A local official": counted where the report names nobody.
        var indefinite: [SourceKey] = []
        /// Kinds of bodies, where known.
        var kinds: [SourceKey: String] = [:]
    }

    /// Counts the innermost sources; a medium that is quoted counts where nobody is named behind it.
    init(of witnesses: [Witness]) {
        let kinds = witnesses.reduce(into: [:]) { $0.merge($1.kinds) { first, _ in first } }
        let sources = Independence.bodies(among: Independence.firmSources(witnesses).distinct, kinds)
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

    /// The police of a story are one body, whoever speaks for it; so are the one armed group that is named and "rebels in the hills".
    private static func bodies(among sources: [SourceKey], _ kinds: [SourceKey: String]) -> [SourceKey] {
        func isPolice(_ source: SourceKey) -> Bool { kinds[source] == "police" }
        let police = sources.filter(isPolice).max { $0.isDescribed && !$1.isDescribed }
        let groups = sources.filter { kinds[$0] == "armed-group" && !$0.isDescribed }
        return sources.filter { source in
            if isPolice(source) { return source == police }
            let isGroup = ["armed-group", "political", "other"].contains(kinds[source] ?? "")
            return !(groups.count == 1 && isGroup && source.isDescribed)
        }
    }

    /// Who is named; a description in the lead is taken for whoever the report names further on, and one in a copy for the original's.
    private static func firmSources(_ witnesses: [Witness]) -> [SourceKey] {
        let firsts = Dictionary(
            witnesses.compactMap { witness in witness.family.map { ($0, witness.telling.report.number) } }, uniquingKeysWith: min)
        return Dictionary(grouping: witnesses, by: \.telling.report).values.flatMap { told in
            let indefinite = Set(told.flatMap(\.indefinite))
            let all = told.flatMap(\.telling.sources)
            let firm = all.filter { !indefinite.contains($0) }
            let isCopy = told.first.map { witness in witness.family.map { firsts[$0] != witness.telling.report.number } ?? false } ?? false
            return (firm.isEmpty ? all : firm).filter { !isCopy || $0.name.contains(where: \.isUppercase) }
        }
    }

    private static func sentence(count: Int, reports: Int, names: [String]) -> String {
        let carriers = reports == 1 ? "one report" : "\(reports) reports"
        let sources = count == 0 ? "no source named" : count == 1 ? "one source: " : "\(count) sources: "
        return carriers + ", " + sources + names.joined(separator: "; ")
    }
}

extension SourceKey {
    /// "A local group", "Rebels in the south": what stands before "in" or "of" has no name, be it at the head of a sentence.
    fileprivate var isDescribed: Bool {
        let words = name.split(separator: " ")
        let head = words.prefix { !["in", "of", "from"].contains($0) }
        return head.count == 1 && words.count > 1 || !head.contains { $0.first?.isUppercase == true }
    }
}
