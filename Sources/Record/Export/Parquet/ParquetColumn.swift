/// One column of a row group: values that may be absent.
///
/// Held as a page of Parquet's first version has them: whether each value is there, and those that are, plain.
struct ParquetColumn {
    enum Kind: Int32 {
        case int64 = 2
        case double = 5
        /// UTF-8 text.
        case text = 6

        init(_ value: ListedField.Value) {
            switch value {
            case .number: self = .int64
            case .decimal: self = .double
            case .text, .list: self = .text
            }
        }
    }

    let name: String
    let kind: Kind
    private(set) var count = 0
    private var values: [UInt8] = []
    /// Runs of values that are there or not, in turn.
    private var runs: [(isThere: Bool, length: Int)] = []

    init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }

    mutating func add(_ value: ListedField.Value) {
        switch value {
        case .number(let number?): add(plain: UInt64(bitPattern: Int64(number)))
        case .decimal(let number?, _): add(plain: number.bitPattern)
        case .number(nil), .decimal(nil, _), .text(nil): note(false)
        case .text(let text?): add(text)
        case .list(let words): if words.isEmpty { note(false) } else { add(value.words) }
        }
    }

    private mutating func add(plain bits: UInt64) {
        note(true)
        withUnsafeBytes(of: bits.littleEndian) { values.append(contentsOf: $0) }
    }

    private mutating func add(_ text: String) {
        note(true)
        withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { values.append(contentsOf: $0) }
        values += text.utf8
    }

    private mutating func note(_ isThere: Bool) {
        count += 1
        if let last = runs.indices.last, runs[last].isThere == isThere { runs[last].length += 1 } else { runs.append((isThere, 1)) }
    }

    /// The page without its head: the length of the levels, the levels as runs, the values.
    var page: [UInt8] {
        var levels: [UInt8] = []
        for run in runs {
            ThriftWriter.varint(UInt64(run.length) << 1, to: &levels)
            levels.append(run.isThere ? 1 : 0)
        }
        var page: [UInt8] = []
        withUnsafeBytes(of: UInt32(levels.count).littleEndian) { page.append(contentsOf: $0) }
        return page + levels + values
    }

    /// The column's bytes as they stand in the file: one page with its head.
    func chunk() -> (bytes: [UInt8], unpackedSize: Int) {
        let page = page
        let packed = Deflate.gzip(page)
        let head = ThriftWriter.structure {
            $0.field(1, ParquetNumber.dataPage)
            $0.field(2, Int32(page.count))
            $0.field(3, Int32(packed.count))
            $0.field(5, structure: {
                $0.field(1, Int32(count))
                $0.field(2, ParquetNumber.plain)
                $0.field(3, ParquetNumber.runs)
                $0.field(4, ParquetNumber.runs)
            })
        }
        return (head + packed, head.count + page.count)
    }
}

/// Numbers of Parquet's definition (parquet-format 2.10).
enum ParquetNumber {
    static let dataPage: Int32 = 0
    static let plain: Int32 = 0
    /// Runs and bit-packed numbers; here runs alone.
    static let runs: Int32 = 3
    static let gzip: Int32 = 2
    static let optional: Int32 = 1
    static let utf8: Int32 = 0
}
