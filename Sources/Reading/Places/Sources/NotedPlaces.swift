#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Our own lists of what reports of conflict name and lists of towns lack (`Data/gazetteer/noted/*.txt`): villages at the front, crossings,
/// camps, bases, quarters, rivers, regions. They go into the world's index.
///
/// ```
/// [SY SPOT 2]                      state (- for none), GeoNames feature code, radius in kilometres of what follows
/// 36.23 36.69 | Bab al-Hawa        middle | names
/// ```
package struct NotedPlaces: Sendable {
    let rows: [PlaceRow]

    /// Without the folder there are none.
    init(data: DataDirectory) throws(DataError) {
        let folder = data.file("gazetteer/noted")
        var rows: [PlaceRow] = []
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() where name.hasSuffix(".txt") {
            try NotedPlaces.read(folder + "/" + name, into: &rows)
        }
        self.rows = rows
    }

    private static func read(_ path: String, into rows: inout [PlaceRow]) throws(DataError) {
        var head: PlaceRow?
        for (line, fields) in try LineFields.all(path: path) where fields != [""] {
            if fields.count == 1, let new = self.head(fields[0]) {
                head = new
                continue
            }
            guard fields.count == 2, var row = head, let middle = Coordinates(fields[0]), !fields[1].isEmpty else {
                throw DataError(file: path, fault: .wrong(line: line, "expected: [AA FEATURE radius], or latitude longitude | names"))
            }
            row.names = LineFields.list(fields[1]).map { Array($0.utf8) }
            (row.latitude, row.longitude) = (middle.latitude, middle.longitude)
            rows.append(row)
        }
    }

    /// `[SY SPOT 2]`; nil for anything else.
    private static func head(_ text: String) -> PlaceRow? {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: " ")
        guard parts.count == 3, let radius = Double(parts[2]), PlaceFeature.known.contains(String(parts[1])) else { return nil }
        var row = PlaceRow(names: [], latitude: 0, longitude: 0)
        row.country = parts[0] == "-" ? [] : Array(parts[0].utf8)
        row.feature = PlaceFeature.number(of: String(parts[1]))
        row.radius = radius
        return row
    }
}
