import Testing

@testable import Reading

@Suite struct ActorListTests {
    @Test func columnsStandInAnyOrderAndUnknownOnesAreNamed() throws {
        let list = try ActorList(bytes: Array("Colour,Aliases,NAME,sector,Country\nred,\"MLF; Marsh Front\",Marsh Liberation Front,reb,fra\n".utf8), path: "own.csv")
        #expect(list.warnings == ["own.csv: not known and passed over: column colour"])
        #expect(list.rows.count == 1)
        #expect(list.rows.first?.names == ["Marsh Liberation Front", "MLF", "Marsh Front"])
        #expect(list.rows.first?.sector == .rebels)
        #expect(list.rows.first?.kind == .armedGroup)
        #expect(list.rows.first?.country == "FRA")
    }

    @Test func badRowsAreNamedByLineAndTheRestIsRead() throws {
        let text = "name\tkind\tsector\tcountry\nOrl Watch\tngo\tNGO\t\n\tngo\t\t\nOrl Guard\thorde\t\t\nOrl Post\tmedia\tXXX\t\nOrl Bank\tbusiness\t\tOrl\nOrl Host\tpolice\tCOP\tNLD\n"
        let list = try ActorList(bytes: Array(text.utf8), path: "own.tsv")
        #expect(list.rows.map { $0.names[0] } == ["Orl Watch", "Orl Bank", "Orl Host"])
        #expect(
            list.warnings == [
                "own.tsv:3: row left out: it has no name", "own.tsv:4: row left out: unknown kind horde",
                "own.tsv:5: row left out: unknown sector XXX",
            ])
    }

    @Test func aListWithoutNamesIsAnError() {
        #expect(throws: DataError(file: "x", fault: .wrong(line: 1, "no column “name” among title, kind"))) {
            try ActorList(bytes: Array("title,kind\na,ngo\n".utf8), path: "x")
        }
        #expect(throws: DataError(file: "x", fault: .unreadable("the list is empty; its first row names the columns"))) {
            try ActorList(bytes: [], path: "x")
        }
        #expect(throws: DataError.self) { try ActorList(bytes: [0xFF, 0xFE, 0x80], path: "x") }
    }

    @Test func quotedCellsHoldCommasMarksAndLines() throws {
        let list = try ActorList(bytes: Array("\u{FEFF}name,id\r\n\"Band, \"\"the\"\"\nOld\",band\r\n".utf8), path: "x")
        #expect(list.rows.first?.names == ["Band, \"the\" Old"])
        #expect(list.rows.first?.id == "band")
    }
}
