import GRDB

extension RecordStore {
    /// Standing readings without links, in order of arrival.
    func unlinkedReadings() throws(RecordError) -> [Int64] {
        try read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT id FROM reading WHERE ended IS NULL AND NOT EXISTS (SELECT 1 FROM linked WHERE reading_id = reading.id)
                    ORDER BY id
                    """)
        }
    }

    /// Ends every link that the machine made; what persons made or parted stays.
    func endMachineLinks() throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            try db.execute(
                sql: "UPDATE bond SET ended = ?, ended_by = by WHERE ended IS NULL AND by = ?", arguments: [now, Bond.machine])
            try db.execute(sql: "UPDATE member SET ended = ? WHERE ended IS NULL", arguments: [now])
            try db.execute(
                sql: "UPDATE contradiction SET ended = ?, ended_by = by WHERE ended IS NULL AND by = ?", arguments: [now, Bond.machine])
            try db.execute(sql: "UPDATE negotiation_step SET ended = ? WHERE ended IS NULL", arguments: [now])
            try db.execute(sql: "DELETE FROM linked")
            try db.execute(sql: "DELETE FROM reading_key")
            try db.execute(sql: "DELETE FROM word_count")
        }
    }

    /// Links one reading with those before it, in one transaction.
    ///
    /// - Parameter memory: what the run has loaded before.
    func link(_ reading: Int64, by rules: LinkRules, _ memory: LinkMemory) throws(RecordError) {
        do { try linkOnce(reading, by: rules, memory) } catch {
            memory.forget()
            throw error
        }
    }

    private func linkOnce(_ reading: Int64, by rules: LinkRules, _ memory: LinkMemory) throws(RecordError) {
        let now = clock.now().milliseconds
        try write { db in
            let isLinked = try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM linked WHERE reading_id = ?"), arguments: [reading])
            let known = KnownRows(db: db, rules: rules, memory: memory)
            guard isLinked == nil, let report = try known.report(reading) else { return }
            let candidates = CandidateRows(db: db, rules: rules, known: known)
            let draft = LinkJudge(rules: rules).draft(try candidates.task(for: report))
            let writing = LinkWriting(db: db, now: now)
            let occurrences = try PersonLinks(db: db, now: now).regrouped(writing.write(draft, report: report.facts.report))
            try ContradictionWriting(db: db, now: now, rules: rules, known: known).renew(occurrences: occurrences, reading: reading)
            try candidates.keep(report)
            try db.cachedStatement(sql: "INSERT INTO linked (reading_id, rules, made) VALUES (?, ?, ?)")
                .execute(arguments: [reading, LinkRules.version, now])
        }
    }

    /// Ends a bond for good: its group falls in two where nothing else holds it together, and the machine does not make it again.
    ///
    /// - Returns: the group of the part that left; nil where the bond made no group.
    package func endBond(_ id: Int64, by person: String) throws(RecordError) -> ThingID? {
        let now = clock.now().milliseconds
        return try write { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM bond WHERE id = ? AND ended IS NULL", arguments: [id]),
                let bond = Bond(row)
            else { throw RecordError.unknown("the bond \(id)") }
            try db.execute(sql: "UPDATE bond SET ended = ?, ended_by = ? WHERE id = ?", arguments: [now, person, id])
            return try LinkWriting(db: db, now: now).split(bond)
        }
    }
}
