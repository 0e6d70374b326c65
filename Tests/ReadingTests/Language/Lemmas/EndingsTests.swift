import Testing

@testable import Reading

@Suite struct EndingsTests {
    private let endings: Endings

    init() throws { endings = try Endings(path: StandardReader.data.file("lexicons/endings.txt")) }

    @Test(arguments: [
        ("stopped", "VBN", ["stopp", "stop"]), ("mimicking", "VBG", ["mimick", "mimic"]), ("shelled", "VBD", ["shell", "shel"]),
        ("massed", "VBD", ["mass", "masse"]), ("denies", "VBZ", ["deny", "denie"]), ("boxes", "NNS", ["box", "boxe"]),
        ("gunmen", "NNS", ["gunman"]), ("press", "NNS", []), ("red", "VBD", []), ("sing", "VBG", []), ("town", "NN", []),
    ])
    func formsAreCut(form: String, tag: String, stems: [String]) {
        #expect(endings.stems(of: Array(form.utf8), tag: tag).map { String(decoding: $0, as: UTF8.self) } == stems)
    }

    @Test(arguments: [("nam", true), ("retriev", true), ("shell", false), ("launch", false), ("agitat", true), ("treat", false), ("quot", true)])
    func spellingTellsWhetherAnEIsLost(stem: String, isLost: Bool) {
        #expect(endings.isELost(behind: Array(stem.utf8)) == isLost)
    }
}
