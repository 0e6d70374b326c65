/// An occurrence as the lists show it: what is told, by how many on their own, and why so many.
package struct OccurrenceRow: ListedRow {
    package var occurrence: Occurrence

    package init(_ occurrence: Occurrence) { self.occurrence = occurrence }

    package var id: ThingID { occurrence.id }

    package var fields: [ListedField] {
        let tellings = occurrence.tellings
        let independence = occurrence.independence
        return [
            ListedField("id", id), ListedField("date", tellings.compactMap(\.at).min()), ListedField("type", tellings.first?.type),
            ListedField("place", tellings.compactMap(\.place).first), ListedField("words", tellings.first?.anchor),
            ListedField("sources", independence.count), ListedField("reports", Set(tellings.map(\.report)).count),
            ListedField("source_names", independence.sources.map(\.name)), ListedField("carriers", independence.carriers),
            ListedField("why", independence.reasons), ListedField("statuses", Set(tellings.map(\.status)).sorted()),
            ListedField("events", tellings.map(\.event.description)),
        ]
    }

    package func changed(_ change: (String) -> String) -> OccurrenceRow {
        var row = self
        func changed(_ source: SourceKey) -> SourceKey { SourceKey(key: source.key, name: change(source.name)) }
        row.occurrence.tellings = occurrence.tellings.map { telling in
            var telling = telling
            telling.anchor = change(telling.anchor)
            telling.place = telling.place.map(change)
            telling.sources = telling.sources.map(changed)
            return telling
        }
        row.occurrence.independence.sources = occurrence.independence.sources.map(changed)
        row.occurrence.independence.reasons = occurrence.independence.reasons.map(change)
        return row
    }
}

/// A contradiction as the lists show it.
package struct ContradictionRow: ListedRow {
    package var contradiction: Contradiction

    package init(_ contradiction: Contradiction) { self.contradiction = contradiction }

    package var id: ThingID { contradiction.id }

    package var fields: [ListedField] {
        let sides = contradiction.sides
        var seen: Set<String> = []
        let told = sides.map { "\($0.value) (\($0.source?.name ?? "the report"))" }.filter { seen.insert($0).inserted }
        return [
            ListedField("id", id), ListedField("since", contradiction.since), ListedField("kind", contradiction.kind.rawValue),
            ListedField("state", contradiction.state.rawValue), ListedField("resolved_by", contradiction.resolvedBy),
            ListedField("occurrence", contradiction.occurrence), ListedField("place", contradiction.place),
            ListedField("parties", contradiction.parties), ListedField("sources", contradiction.size), ListedField("sides", told),
            ListedField("why", contradiction.reasons), ListedField("things", sides.map(\.thing.description)),
        ]
    }

    package func changed(_ change: (String) -> String) -> ContradictionRow {
        var row = self
        row.contradiction.place = contradiction.place.map(change)
        row.contradiction.reasons = contradiction.reasons.map(change)
        row.contradiction.sides = contradiction.sides.map { side in
            var side = side
            side.value = change(side.value)
            side.source = side.source.map { SourceKey(key: $0.key, name: change($0.name)) }
            return side
        }
        return row
    }
}
