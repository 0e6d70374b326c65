import Testing

@testable import Reading

/// Figures of whole sentences: kind, numbers, side, parts, statement.
@Suite struct FigureReaderTests {
    @Test func oneKilledAndAnotherWounded() throws {
        let check = try FiguresCheck("⟦k|One⟧ gunner was killed and ⟦w|another⟧ wounded when the battery was shelled.")
        #expect(check.figure("k")?.kind == .killed)
        #expect(check.figure("w")?.kind == .wounded)
        #expect(check.figure("w")?.low == 1)
        #expect(check.figures.count == 2)
    }

    @Test func eachVerbHasItsOwn() throws {
        let check = try FiguresCheck("Raiders burned the mill, killing ⟦k|12⟧ and wounding ⟦w|30⟧, and abducted ⟦c|four⟧ nurses.")
        #expect(check.figures.map(\.kind) == [.killed, .wounded, .captured])
        #expect(check.figure("c")?.low == 4)
    }

    @Test func aPartHangsOffItsWhole() throws {
        let check = try FiguresCheck("The shell killed ⟦whole|nine⟧ people, including ⟦part|three⟧ children.")
        #expect(check.figure("part")?.kind == .killed)
        #expect(check.figure("part")?.partOf == check.figure("whole")?.id)
        #expect(check.figure("whole")?.partOf == nil)
    }

    @Test func anAgeIsNobody() throws {
        let check = try FiguresCheck("⟦k|A⟧ 13-year-old boy was killed in the lane.")
        #expect(check.figures.count == 1)
        #expect(check.figure("k")?.low == 1)
    }

    @Test func theSideIsWhoseTheyAre() throws {
        let check = try FiguresCheck("The Toran army said ⟦k|12⟧ of its soldiers had been killed near the ford.")
        #expect(check.name(of: check.figure("k")) == "Toran army")
        #expect(check.figure("k")?.statement != nil)
    }

    @Test func twoTellersKeepTwoFigures() throws {
        let check = try FiguresCheck("The army said ⟦a|three⟧ soldiers were killed. The rebels said ⟦b|thirty⟧ soldiers were killed.")
        let first = try #require(check.figure("a")), second = try #require(check.figure("b"))
        #expect(first.statement != second.statement)
        #expect((first.low, second.low) == (3, 30))
    }

    @Test func nobodyIsAFigureToo() throws {
        let check = try FiguresCheck("⟦n|No⟧ casualties were reported after the night's shelling.")
        #expect(check.figure("n")?.kind == .casualties)
        #expect(check.figure("n")?.qualifier == Figure.Qualifier.none)
        #expect(check.figure("n")?.high == 0)
    }

    @Test func whatIsNobodyIsNotCounted() throws {
        let check = try FiguresCheck(
            "The 14th Brigade took three villages and 300 rifles in five days of fighting along 30 kilometres of road, and the talks of the nine parties went on.")
        #expect(check.figures.isEmpty, "\(check.figures)")
    }

    @Test func aWarSumsUp() throws {
        let check = try FiguresCheck("Since the war began ⟦k|more than 9,000⟧ people have been killed.")
        #expect(check.figure("k")?.scope == .cumulative)
        #expect(check.figure("k")?.high == nil)
    }
}
