import Testing

@testable import Record

@Suite struct ParquetFileTests {
    /// Examples of Thrift's own description of the compact protocol.
    @Test func numbersAreWrittenAsThriftHasThem() {
        #expect([0, -1, 1, -2, 2, .max, .min].map(ThriftWriter.zigzag) == [0, 1, 2, 3, 4, .max - 1, .max])
        var bytes: [UInt8] = []
        ThriftWriter.varint(50_399, to: &bytes)
        #expect(bytes == [0xDF, 0x89, 0x03])
    }

    @Test func aStructureTellsItsFieldsByTheirDistance() {
        let bytes = ThriftWriter.structure {
            $0.field(1, Int32(-1))
            $0.field(3, "ab")
            $0.field(4, structure: { $0.field(2, Int64(64)) })
            $0.field(30, numbers: [1, 2])
        }
        #expect(bytes == [0x15, 1, 0x28, 2, 0x61, 0x62, 0x1C, 0x26, 0x80, 1, 0, 0x09, 60, 0x25, 2, 4, 0])
    }

    @Test func aLongListTellsItsLengthBehindItsHead() {
        let bytes = ThriftWriter.structure { $0.field(1, numbers: [Int32](repeating: 0, count: 200)) }
        #expect(bytes.prefix(4) == [0x19, 0xF5, 0xC8, 1])
        #expect(bytes.count == 4 + 200 + 1)
    }

    @Test func aPageHasRunsOfWhatIsThereAndThatAlone() {
        var column = ParquetColumn(name: "killed", kind: .int64)
        for number in [7, 12, nil, nil, nil, 3] { column.add(.number(number)) }
        #expect(column.count == 6)
        var page: [UInt8] = [6, 0, 0, 0, 2 << 1, 1, 3 << 1, 0, 1 << 1, 1]
        for number: UInt8 in [7, 12, 3] { page += [number, 0, 0, 0, 0, 0, 0, 0] }
        #expect(column.page == page)
    }

    @Test func textsHaveTheirLengthInBytesAndAnEmptyListIsNone() {
        var column = ParquetColumn(name: "actors", kind: .text)
        column.add(.text("Tibú"))
        column.add(.list([]))
        column.add(.list(["a", "b"]))
        var page: [UInt8] = [6, 0, 0, 0, 2, 1, 2, 0, 2, 1]
        page += [5, 0, 0, 0] + Array("Tibú".utf8)
        page += [4, 0, 0, 0] + Array("a; b".utf8)
        #expect(column.page == page)
    }

    @Test func aGroupIsHandedOutWhenItIsFull() throws {
        var file = ParquetFile(groupSize: 2)
        var pieces: [[UInt8]] = []
        for _ in 0..<5 { pieces.append(file.add(HandmadeEvent.row)) }
        #expect(pieces.map(\.isEmpty) == [true, false, true, false, true])
        let end = file.finished()
        let bytes = pieces.joined() + end
        #expect(Array(bytes.prefix(4)) == Array("PAR1".utf8))
        #expect(Array(bytes.suffix(4)) == Array("PAR1".utf8))
        let foot = end.suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(foot > 0 && foot < end.count)
        // Version 1, then as many columns as a row has fields, and the root.
        #expect(Array(end.suffix(8 + foot).prefix(4)) == [0x15, 2, 0x19, 0xFC])
        #expect(Int(end.suffix(8 + foot).dropFirst(4).first ?? 0) == HandmadeEvent.row.fields.count + 1)
    }

    @Test func aFileWithoutRowsIsOne() {
        var file = ParquetFile()
        let bytes = file.finished()
        #expect(bytes.starts(with: Array("PAR1".utf8)))
        #expect(bytes.count > 12)
    }
}
