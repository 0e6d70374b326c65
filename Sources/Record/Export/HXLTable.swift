import Reading

/// Events as CSV with a row of HXL hashtags (hxlstandard.org 1.1) under the head.
package struct HXLTable: EventWriter {
    package init() {}

    private static let columns: [(name: String, tag: String)] = [
        ("id", "#event+code"), ("date", "#date+occurred"), ("date_end", "#date+end"), ("type", "#event+type"),
        ("mode", "#event+type+sub"), ("status", "#event+x_status"), ("actor", "#group+name+first"), ("recipient", "#group+name+second"),
        ("country", "#country+code"), ("admin1", "#adm1+name"), ("admin2", "#adm2+name"), ("place", "#loc+name"), ("lat", "#geo+lat"),
        ("lon", "#geo+lon"), ("killed", "#affected+killed"), ("injured", "#affected+injured"),
        ("displaced", "#affected+idps+individuals"), ("source", "#meta+source"), ("certainty", "#meta+x_certainty"),
        ("words", "#description"), ("reported", "#date+reported"), ("outlet", "#meta+x_outlet"), ("link", "#meta+url"),
        ("engine", "#meta+x_engine"),
    ]

    package var head: [UInt8] {
        TableRow.commaSeparated(Self.columns.map(\.name)) + TableRow.commaSeparated(Self.columns.map(\.tag))
    }

    package func row(_ event: EventRow) -> [UInt8] {
        func number(_ kind: Figure.Kind) -> String { event.lowest(kind).map(String.init) ?? "" }
        let place = event.place
        return TableRow.commaSeparated([
            event.globalID, event.day ?? "", event.end ?? "", event.type, event.mode ?? "", event.status,
            event.actors.map(\.name).joined(separator: "; "), event.recipients.map(\.name).joined(separator: "; "),
            place?.country ?? "", place?.admin1 ?? "", place?.admin2 ?? "", place?.name ?? "",
            place?.latitude.map { FixedDecimal.cell($0, 5) } ?? "", place?.longitude.map { FixedDecimal.cell($0, 5) } ?? "",
            number(.killed), number(.wounded), number(.displaced), event.tellers.joined(separator: "; "),
            event.teller?.certainty ?? "", event.teller.map { "\(event.words): \($0.content)" } ?? event.words,
            event.report.published ?? "", event.report.outlet ?? "", event.report.url ?? "", event.report.engine,
        ])
    }
}
