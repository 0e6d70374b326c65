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

    @Test func whoeverSendsThemHasThem() throws {
        let check = try FiguresCheck("Chad has sent ⟦a|1,500⟧ soldiers across the border. Chad's ⟦b|300⟧ gunners stayed behind.")
        #expect(check.name(of: check.figure("a")) == "Chad")
        #expect(check.name(of: check.figure("b")) == "Chad")
    }

    @Test func nobodyIsAFigureToo() throws {
        let check = try FiguresCheck("⟦n|No⟧ casualties were reported after the night's shelling.")
        #expect(check.figure("n")?.kind == .casualties)
        #expect(check.figure("n")?.qualifier == Figure.Qualifier.none)
        #expect(check.figure("n")?.high == 0)
    }

    @Test func thingsAndLengthsAreNobody() throws {
        let check = try FiguresCheck(
            "The 14th Brigade took ⟦v|three⟧ villages and ⟦r|300⟧ rifles in five days of fighting along ⟦km|30 kilometres⟧ of road, and the talks of the nine parties went on.")
        #expect(check.figures.map(\.kind) == [.other, .other, .distance])
        #expect(check.figures.map(\.matter) == [.things, .things, .measure])
        #expect(check.figure("km")?.unit == "km")
        #expect(check.figures.allSatisfy { $0.of == nil })
    }

    @Test func aMeasureHasItsUnit() throws {
        let check = try FiguresCheck("The barges brought ⟦f|at least 60 tonnes⟧ of flour and ⟦w|9,000 litres⟧ of water.")
        #expect(check.figure("f")?.unit == "tonne")
        #expect(check.figure("f")?.kind == .other)
        #expect(check.figure("f")?.high == nil)
        #expect(check.figure("f")?.counted.map(check.words) == "at least 60 tonnes of flour")
        #expect(check.figure("w")?.unit == "litre")
    }

    @Test func aConvertedLengthIsToldOnce() throws {
        let check = try FiguresCheck("The pickets stood 40 km (25 miles) from the pass.")
        #expect(check.figures.count == 1)
    }

    @Test func aBareNumberGoesOnWithTheThings() throws {
        let check = try FiguresCheck("The gunners destroyed ⟦a|three⟧ tanks at the ford, and ⟦b|two⟧ were damaged.")
        #expect(check.figure("b")?.kind == .vehicles)
        #expect(check.figure("b")?.counted.map(check.words) == "tanks")
    }

    @Test func aStrengthIsOfAForce() throws {
        let check = try FiguresCheck("A ⟦f|1,200⟧-strong garrison holds the fort and a 13-year-old boy sells bread at its gate.")
        #expect(check.figure("f")?.kind == .fighters)
        #expect(check.figure("f")?.low == 1200)
        #expect(check.figures.count == 1)
    }

    @Test func anArmyMeansItsOwnSoldiers() throws {
        let check = try FiguresCheck("The Toran army said ⟦k|three⟧ soldiers were killed by a mine. It said it had killed ⟦r|twelve⟧ soldiers of the Varno junta.")
        #expect(check.name(of: check.figure("k")) == "Toran army")
        #expect(check.name(of: check.figure("r")) != "Toran army")
    }

    @Test func whoeverLosesIsTheSide() throws {
        let check = try FiguresCheck("The Toran army says it has lost ⟦k|394⟧ men since December.")
        #expect(check.name(of: check.figure("k")) == "Toran army")
    }

    @Test func aFigureGoesOnWithTheWholeAndNotItsPart() throws {
        let check = try FiguresCheck("⟦a|Six⟧ people, including ⟦p|two⟧ police officers, were killed and ⟦b|11⟧ others injured.")
        #expect(check.figure("b")?.kind == .wounded)
        #expect(check.figure("b")?.of == nil)
    }

    @Test func thousandsBehindAMonthAreNoDay() throws {
        let check = try FiguresCheck("Since June ⟦k|2,300⟧ herders have been killed along the road.")
        #expect(check.figure("k")?.low == 2300)
        #expect(check.figure("k")?.kind == .killed)
    }

    @Test func aBoreCountsNoGuns() throws {
        let check = try FiguresCheck("The battery brought 122mm howitzers and ⟦r|40⟧ rockets to the ridge.")
        #expect(check.figures.map(\.low) == [40])
    }

    @Test func anEyewitnessCountsWhomSheSpeaksOf() throws {
        let check = try FiguresCheck("Soldiers stood at every door of the mill. I counted ⟦f|thirty⟧ before I ran.")
        #expect(check.figure("f")?.kind == .fighters)
    }

    @Test func whatExceedsHasNoUpperBound() throws {
        let check = try FiguresCheck("The front's losses since May exceed ⟦k|3,400⟧, the staff said.")
        #expect(check.figure("k")?.low == 3400)
        #expect(check.figure("k")?.high == nil)
        #expect(check.figure("k")?.qualifier == .atLeast)
    }

    @Test func aWarSumsUp() throws {
        let check = try FiguresCheck("Since the war began ⟦k|more than 9,000⟧ people have been killed.")
        #expect(check.figure("k")?.scope == .cumulative)
        #expect(check.figure("k")?.high == nil)
    }

    @Test func partsAndCorrectionsFollowInTheNextSentence() throws {
        let check = try FiguresCheck(
            "Shells killed ⟦whole|nine⟧ people on the pier. Among them were ⟦part|two⟧ girls. The mayor put the number at ⟦other|12⟧.")
        #expect(check.figures.map(\.kind) == [.killed, .killed, .killed])
        #expect(check.figure("part")?.partOf == check.figure("whole")?.id)
        #expect(check.figure("other")?.partOf == nil)
    }

    @Test func anotherDozenIsTwelve() throws {
        let check = try FiguresCheck("The raid wounded ⟦w|another dozen⟧.")
        #expect(check.figure("w")?.low == 12)
    }

    @Test func whatIsBelievedToHaveBeenDoneIsDone() throws {
        let check = try FiguresCheck("⟦d|Some 900⟧ islanders are believed to have fled the port.")
        #expect(check.figure("d")?.kind == .displaced)
    }

    @Test func aNumberThatIsNoDayCounts() throws {
        let check = try FiguresCheck("The number of wounded stood at ⟦w|112⟧ on Friday.")
        #expect(check.figure("w")?.kind == .wounded)
    }

    @Test func whatIsToldOfTheCountedIsToldOfTheNumber() throws {
        let check = try FiguresCheck("The island mourns the ⟦k|hundreds⟧ of sailors who suffered and died.")
        #expect(check.figure("k")?.kind == .killed)
    }
}
