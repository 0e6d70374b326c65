/// From PLOVER and the parties to ACLED's event and sub-event type: the first row of `Data/codebooks/acled.tsv` that fits.
///
/// ACLED has no place for most talk; what it cannot hold has no ACLED type.
struct ACLEDMapping: Sendable {
    /// Sides as ACLED tells them apart.
    enum Side: String, Sendable { case state, armed, civilians, protesters, any }

    struct Row: Hashable, Sendable {
        var type: String
        var mode: String?
        var cameo: String?
        var actor: Side
        var recipient: Side
        var acled: Event.ACLED
    }

    let rows: [Row]
    /// Sub-event types with the event type that they belong to.
    let subTypes: [String: String]

    init(data: DataDirectory) throws(DataError) {
        var subTypes: [String: String] = [:]
        for row in try CodeTable(
            path: data.file("codebooks/acled-types.tsv"), columns: ["event_type", "sub_event_type", "disorder_type"]
        ).rows {
            subTypes[row.cells[1]] = row.cells[0]
        }
        let table = try CodeTable(
            path: data.file("codebooks/acled.tsv"), columns: ["type", "mode", "cameo", "actor", "recipient", "sub_event_type"])
        var rows: [Row] = []
        for row in table.rows {
            guard let actor = Side(rawValue: row.cells[3]), let recipient = Side(rawValue: row.cells[4]),
                let type = subTypes[row.cells[5]]
            else { throw DataError(file: table.path, fault: .wrong(line: row.line, "unknown side or sub-event type")) }
            rows.append(
                Row(
                    type: row.cells[0], mode: row[1], cameo: row[2], actor: actor, recipient: recipient,
                    acled: Event.ACLED(eventType: type, subEventType: row.cells[5])))
        }
        self.rows = rows
        self.subTypes = subTypes
    }

    /// By the sub-event type that a rule names.
    func acled(named subType: String) -> Event.ACLED? {
        subTypes[subType].map { Event.ACLED(eventType: $0, subEventType: subType) }
    }

    func acled(_ code: EventRule.Code, actor: Side, recipient: Side) -> Event.ACLED? {
        rows.first { row in
            row.type == code.type && (row.mode == nil || row.mode == code.mode)
                && (row.cameo == nil || code.cameo?.hasPrefix(row.cameo ?? "") == true)
                && (row.actor == .any || row.actor == actor) && (row.recipient == .any || row.recipient == recipient)
        }?.acled
    }
}
