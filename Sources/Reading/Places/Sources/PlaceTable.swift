/// A table with a head line: values between tabs, commas or semicolons, quoted or not.
struct PlaceTable {
    private let columns: PlaceColumns
    private let places: [PlaceColumns.Column: [Int]]
    private let separator: UInt8

    init(head: UnsafeRawBufferPointer, columns: PlaceColumns, path: String) throws(GazetteerError) {
        let candidates: [UInt8] = [0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")]
        separator =
            candidates.max { left, right in
                head.count { $0 == left } < head.count { $0 == right }
            } ?? 0x09
        self.columns = columns
        let headings = PlaceTable.fields(head, separator).map { String(decoding: $0[...].trimmed, as: UTF8.self) }
        places = columns.match(headings)
        for wanted in [PlaceColumns.Column.name, .latitude, .longitude] where places[wanted] == nil {
            throw .wrong(
                path: path, line: 1,
                "no column of the \(wanted.rawValue); name it with --column \(wanted.rawValue)=HEADING (there are: \(headings.joined(separator: ", ")))"
            )
        }
    }

    func row(_ line: UnsafeRawBufferPointer) -> PlaceRow? {
        let fields = PlaceTable.fields(line, separator)
        return columns.row { column in
            (places[column] ?? []).compactMap { fields.indices.contains($0) ? fields[$0] : nil }
        }
    }

    /// Whether a quotation that the line opens is not closed in it.
    func isOpen(_ line: [UInt8]) -> Bool { separator != 0x09 && line.count { $0 == UInt8(ascii: "\"") } % 2 == 1 }

    /// RFC 4180, but a tab-separated line has no quotes.
    private static func fields(_ line: UnsafeRawBufferPointer, _ separator: UInt8) -> [[UInt8]] {
        if separator == 0x09 { return line.fields().map { Array($0) } }
        var fields: [[UInt8]] = [[]]
        var isQuoted = false
        var at = 0
        while at < line.count {
            let byte = line[at]
            if byte == UInt8(ascii: "\"") {
                if isQuoted, at + 1 < line.count, line[at + 1] == byte {
                    fields[fields.count - 1].append(byte)
                    at += 1
                } else {
                    isQuoted.toggle()
                }
            } else if byte == separator, !isQuoted {
                fields.append([])
            } else {
                fields[fields.count - 1].append(byte)
            }
            at += 1
        }
        return fields
    }
}

/// The features of a GeoJSON collection; a line's or an area's place is the middle of its points.
struct GeoJSONPlaces {
    let columns: PlaceColumns

    func row(_ object: [UInt8]) -> PlaceRow? {
        guard let feature = JSONRecord(object), let properties = feature["properties"], let geometry = feature["geometry"] else {
            return nil
        }
        var points: [Coordinates] = []
        GeoJSONPlaces.collect(geometry["coordinates"], into: &points)
        guard let middle = Coordinates.middle(of: points) else { return nil }
        let members = properties.members
        let columns = columns.match(members.map(\.name))
        return self.columns.row { column in
            switch column {
            case .latitude: return [Array("\(middle.latitude)".utf8)]
            case .longitude: return [Array("\(middle.longitude)".utf8)]
            default:
                return (columns[column] ?? []).flatMap { index -> [[UInt8]] in
                    let value = members[index].value
                    return value.text.map { [$0] } ?? value.elements.compactMap(\.text)
                }
            }
        }
    }

    private static func collect(_ value: JSONRecord?, into points: inout [Coordinates]) {
        guard let value else { return }
        let elements = value.elements
        if elements.count >= 2, let longitude = elements[0].number, let latitude = elements[1].number {
            points.append(Coordinates(latitude: latitude, longitude: longitude))
        } else {
            for element in elements { collect(element, into: &points) }
        }
    }
}
