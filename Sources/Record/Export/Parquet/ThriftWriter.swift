/// Writes structures in Thrift's compact protocol, in which Parquet's heads and foot are.
struct ThriftWriter {
    private(set) var bytes: [UInt8] = []
    private var lastField: Int16 = 0

    private enum Kind: UInt8 { case int32 = 5, int64 = 6, binary = 8, list = 9, structure = 12 }

    /// Fields come in ascending order, as Parquet's definition numbers them.
    mutating func field(_ number: Int16, _ value: Int32) {
        head(number, .int32)
        varint(ThriftWriter.zigzag(Int64(value)))
    }

    mutating func field(_ number: Int16, _ value: Int64) {
        head(number, .int64)
        varint(ThriftWriter.zigzag(value))
    }

    mutating func field(_ number: Int16, _ text: String) {
        head(number, .binary)
        write(text)
    }

    mutating func field(_ number: Int16, structure body: (inout ThriftWriter) -> Void) {
        head(number, .structure)
        write(structure: body)
    }

    mutating func field(_ number: Int16, numbers: [Int32]) {
        listHead(number, count: numbers.count, .int32)
        for value in numbers { varint(ThriftWriter.zigzag(Int64(value))) }
    }

    mutating func field(_ number: Int16, texts: [String]) {
        listHead(number, count: texts.count, .binary)
        for text in texts { write(text) }
    }

    mutating func field<Element>(_ number: Int16, structures elements: [Element], _ body: (Element, inout ThriftWriter) -> Void) {
        listHead(number, count: elements.count, .structure)
        for element in elements { write(structure: { body(element, &$0) }) }
    }

    /// A structure that stands alone.
    static func structure(_ body: (inout ThriftWriter) -> Void) -> [UInt8] {
        var writer = ThriftWriter()
        writer.write(structure: body)
        return writer.bytes
    }

    private mutating func write(structure body: (inout ThriftWriter) -> Void) {
        let outer = lastField
        lastField = 0
        body(&self)
        bytes.append(0)
        lastField = outer
    }

    private mutating func write(_ text: String) {
        varint(UInt64(text.utf8.count))
        bytes += text.utf8
    }

    private mutating func head(_ number: Int16, _ kind: Kind) {
        let step = number - lastField
        if (1...15).contains(step) {
            bytes.append(UInt8(step) << 4 | kind.rawValue)
        } else {
            bytes.append(kind.rawValue)
            varint(ThriftWriter.zigzag(Int64(number)))
        }
        lastField = number
    }

    private mutating func listHead(_ number: Int16, count: Int, _ kind: Kind) {
        head(number, .list)
        if count < 15 {
            bytes.append(UInt8(count) << 4 | kind.rawValue)
        } else {
            bytes.append(0xF0 | kind.rawValue)
            varint(UInt64(count))
        }
    }

    private mutating func varint(_ value: UInt64) { ThriftWriter.varint(value, to: &bytes) }

    static func varint(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }
}
