#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of places that a user gives: a GeoNames dump, a table or GeoJSON, packed or not, told apart by content.
struct UserFile {
    let path: String
    private let member: ZipMember?

    init(path: String) throws(GazetteerError) {
        self.path = path
        if ZipArchive.isZip(path) {
            let members = try ZipArchive(path: path).members
            let fit = members.filter { member in
                let name = member.name.lowercased()
                return [".txt", ".tsv", ".csv", ".json", ".geojson"].contains { name.hasSuffix($0) } && !name.contains("readme")
            }
            guard let largest = fit.max(by: { $0.size < $1.size }) else {
                throw .wrong(path: path, line: nil, "no table, dump or GeoJSON in this archive")
            }
            member = largest
        } else {
            member = nil
        }
    }

    var title: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Path, size and time of change: another file, or the file changed, is another source.
    var identity: String {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let size = (attributes?[.size] as? Int) ?? 0
        let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(path) \(size) \(changed)"
    }

    /// Bytes of the unpacked file, where the rows' position counts them too.
    func size(of rows: UserRows) -> Int? {
        guard rows.isInBytes else { return nil }
        if member == nil, (try? ByteSource(path: path))?.isPacked != false { return nil }
        return member?.size ?? (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    }

    func rows(_ columns: PlaceColumns, from position: Int) throws(GazetteerError) -> UserRows {
        let first = try firstByte()
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            let opening = first == UInt8(ascii: "{") ? "{[" : "["
            return UserRows(
                json: JSONObjects(try ByteSource(path: path, member: member), in: opening), columns, passing: position)
        }
        return try UserRows(lines: LineSource(try ByteSource(path: path, member: member)), columns, path: path, from: position)
    }

    private func firstByte() throws(GazetteerError) -> UInt8 {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
        defer { buffer.deallocate() }
        let count = try ByteSource(path: path, member: member).read(into: buffer)
        return buffer[..<count].first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } ?? 0
    }
}

/// The rows of a user's file, one after another.
struct UserRows {
    private enum Form {
        case json(JSONObjects, GeoJSONPlaces)
        case dump(LineSource)
        case table(LineSource, PlaceTable)
    }

    private let form: Form
    /// The first line of a dump is a row and has been read already.
    private var pending: PlaceRow??
    private var taken = 0

    init(json: JSONObjects, _ columns: PlaceColumns, passing count: Int) {
        form = .json(json, GeoJSONPlaces(columns: columns))
        for _ in 0..<count { _ = try? json.next() }
        taken = count
    }

    init(lines: LineSource, _ columns: PlaceColumns, path: String, from position: Int) throws(GazetteerError) {
        guard let head = try lines.next() else { throw .wrong(path: path, line: nil, "the file is empty") }
        if GeoNamesDump.isLine(head) {
            form = .dump(lines)
            if position == 0 { pending = .some(GeoNamesDump.row(head)) }
        } else {
            form = .table(lines, try PlaceTable(head: head, columns: columns, path: path))
        }
        try lines.skip(to: position)
    }

    /// From where another run can go on: bytes of lines, objects of JSON.
    var position: Int {
        switch form {
        case .json: taken
        case .dump(let lines), .table(let lines, _): lines.position
        }
    }

    /// Whether the position counts bytes.
    var isInBytes: Bool { if case .json = form { false } else { true } }

    /// The next row, nil inside for one that is no place; nil at the end.
    mutating func next() throws(GazetteerError) -> PlaceRow?? {
        if let row = pending {
            pending = nil
            return .some(row)
        }
        switch form {
        case .json(let objects, let places):
            guard let object = try objects.next() else { return nil }
            taken += 1
            return .some(places.row(object))
        case .dump(let lines):
            guard let line = try lines.next() else { return nil }
            return .some(GeoNamesDump.row(line))
        case .table(let lines, let table):
            guard let line = try lines.next() else { return nil }
            return .some(try UserRows.row(line, table, lines))
        }
    }

    /// Lines that a quotation of a table goes on over.
    private static let longestQuotation = 50

    private static func row(_ line: UnsafeRawBufferPointer, _ table: PlaceTable, _ lines: LineSource) throws(GazetteerError)
        -> PlaceRow?
    {
        var whole = Array(line)
        guard table.isOpen(whole) else { return table.row(line) }
        for _ in 0..<longestQuotation where table.isOpen(whole) {
            guard let more = try lines.next() else { break }
            whole += [0x20] + more
        }
        return whole.withUnsafeBytes { table.row($0) }
    }
}
