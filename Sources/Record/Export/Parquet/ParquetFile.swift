import Reading

/// Rows of any kind as a Parquet file (parquet-format 2.10): a column for each field, optional, plain, packed by gzip.
///
/// A row group is written whenever enough rows have come, so that the file streams; the foot tells where everything stands.
package struct ParquetFile: RowFile {
    /// Rows of a group.
    static let groupSize = 10_000
    private static let mark = Array("PAR1".utf8)

    /// A column of a group that was written.
    private struct Chunk {
        var name: String
        var kind: ParquetColumn.Kind
        var count: Int
        var offset: Int
        var size: Int
        var unpackedSize: Int
    }

    private struct Group {
        var count: Int
        var chunks: [Chunk]
    }

    private let groupSize: Int
    private var schema: [(name: String, kind: ParquetColumn.Kind)] = []
    private var columns: [ParquetColumn] = []
    private var groups: [Group] = []
    /// Bytes that were handed out.
    private var offset = 0
    private var count = 0

    package init() { self.init(groupSize: ParquetFile.groupSize) }

    init(groupSize: Int) { self.groupSize = groupSize }

    package mutating func add(_ row: some ListedRow) -> [UInt8] {
        let fields = row.fields
        if schema.isEmpty {
            schema = fields.map { ("\($0.name)", ParquetColumn.Kind($0.value)) }
            beginGroup()
        }
        for (index, field) in fields.enumerated() { columns[index].add(field.value) }
        count += 1
        return columns.first?.count == groupSize ? handOut(group()) : []
    }

    package mutating func finished() -> [UInt8] {
        let last = (columns.first?.count ?? 0) > 0 ? group() : []
        let head = offset == 0 ? ParquetFile.mark : []
        var end = foot
        withUnsafeBytes(of: UInt32(end.count).littleEndian) { end.append(contentsOf: $0) }
        return last.isEmpty ? head + end + ParquetFile.mark : last + end + ParquetFile.mark
    }

    private mutating func beginGroup() { columns = schema.map { ParquetColumn(name: $0.name, kind: $0.kind) } }

    private mutating func handOut(_ bytes: [UInt8]) -> [UInt8] {
        offset += bytes.count
        return bytes
    }

    /// The bytes of the group that was filled, behind the file's mark if it is the first one.
    private mutating func group() -> [UInt8] {
        var bytes = offset == 0 ? ParquetFile.mark : []
        var chunks: [Chunk] = []
        for column in columns {
            let chunk = column.chunk()
            chunks.append(
                Chunk(
                    name: column.name, kind: column.kind, count: column.count, offset: offset + bytes.count, size: chunk.bytes.count,
                    unpackedSize: chunk.unpackedSize))
            bytes += chunk.bytes
        }
        groups.append(Group(count: columns.first?.count ?? 0, chunks: chunks))
        beginGroup()
        return bytes
    }
}

extension ParquetFile {
    /// What and where everything is.
    private var foot: [UInt8] {
        ThriftWriter.structure { foot in
            foot.field(1, Int32(1))
            foot.field(2, structures: [nil] + schema.indices.map { Optional($0) }) { write(schemaOf: $0, to: &$1) }
            foot.field(3, Int64(count))
            foot.field(4, structures: groups) { write($0, to: &$1) }
            foot.field(6, "rapporteur version \(EngineVersions.program)")
        }
    }

    /// - Parameter index: of a column; nil for the root, whose children the columns are.
    private func write(schemaOf index: Int?, to element: inout ThriftWriter) {
        guard let index else {
            element.field(4, "schema")
            element.field(5, Int32(schema.count))
            return
        }
        let column = schema[index]
        element.field(1, column.kind.rawValue)
        element.field(3, ParquetNumber.optional)
        element.field(4, column.name)
        guard column.kind == .text else { return }
        element.field(6, ParquetNumber.utf8)
        element.field(10, structure: { $0.field(1, structure: { _ in }) })
    }

    private func write(_ group: Group, to element: inout ThriftWriter) {
        element.field(1, structures: group.chunks) { write($0, to: &$1) }
        element.field(2, Int64(group.chunks.reduce(0) { $0 + $1.unpackedSize }))
        element.field(3, Int64(group.count))
    }

    private func write(_ chunk: Chunk, to element: inout ThriftWriter) {
        element.field(2, Int64(chunk.offset))
        element.field(3, structure: {
            $0.field(1, chunk.kind.rawValue)
            $0.field(2, numbers: [ParquetNumber.plain, ParquetNumber.runs])
            $0.field(3, texts: [chunk.name])
            $0.field(4, ParquetNumber.gzip)
            $0.field(5, Int64(chunk.count))
            $0.field(6, Int64(chunk.unpackedSize))
            $0.field(7, Int64(chunk.size))
            $0.field(9, Int64(chunk.offset))
        })
    }
}
