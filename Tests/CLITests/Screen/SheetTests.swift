import Testing

@testable import CLI

@Suite struct SheetTests {
    private func lines(_ text: InkedText, width: Int, first: String = "", rest: String? = nil, colour: Bool = false) -> [String] {
        var sheet = Sheet(width: width, hasColour: colour)
        sheet.set(text, first: first, rest: rest)
        return sheet.lines
    }

    @Test func breaksBetweenWords() {
        #expect(lines("one two three four five six", width: 20) == ["one two three four", "five six"])
        #expect(
            lines("one two three four five six", width: 20, first: "- ", rest: "  ") == ["- one two three four", "  five six"])
    }

    @Test func wideCharactersTakeTwoColumns() {
        #expect(lines("停戦は明日の朝に始まる予定", width: 20) == ["停戦は明日の朝に始ま", "る予定"])
    }

    @Test func aWordInTwoInksStaysTogether() {
        let text: InkedText =
            InkedText("abc", .strong) + InkedText("def") + InkedText([InkedText(""), InkedText("ghi")], separator: " ")
        #expect(lines(text, width: 20) == ["abcdef ghi"])
        #expect(lines(text, width: 20, colour: true) == ["\u{1B}[1mabc\u{1B}[0mdef ghi"])
    }

    @Test(arguments: [
        ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("👨‍👩‍👧", 2), ("🕊️", 2), ("\u{200B}", 0), ("“–…”", 4), ("한국", 4),
    ])
    func columns(text: String, columns: Int) {
        #expect(ScreenWidth.columns(of: text) == columns)
    }

    @Test(
        arguments: [
            (false, nil, nil, [:], 80, false), (true, 132, nil, [:], 100, true), (true, 64, nil, ["NO_COLOR": "1"], 64, false),
            (true, nil, nil, ["COLUMNS": "70", "TERM": "dumb"], 70, false), (false, nil, 118, ["COLUMNS": "60"], 118, false),
        ] as [(Bool, Int?, Int?, [String: String], Int, Bool)])
    func terminal(isTerminal: Bool, columns: Int?, asked: Int?, environment: [String: String], width: Int, colour: Bool) {
        let terminal = Terminal(isTerminal: isTerminal, columns: columns)
        #expect(terminal.textWidth(asked: asked, environment: environment) == width)
        #expect(terminal.hasColour(.auto, environment: environment) == colour)
        #expect(terminal.hasColour(.always, environment: environment))
        #expect(!terminal.hasColour(.never, environment: environment))
    }
}
