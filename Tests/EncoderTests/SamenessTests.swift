import Testing

@testable import Encoder

/// The same bytes give the same numbers whatever the processor, the threads and the windows before.
@Suite struct SamenessTests {
    private let model: Model
    /// Windows of many lengths, so that workspaces grow and blocks have remainders.
    private let windows: [Window]

    init() throws {
        let reference = try Reference.load()
        model = try Model(folder: modelFolder)
        windows = try [0..<1, 3..<12, 30..<76, 0..<17].map { try reference.window(words: $0) }
    }

    /// Every number that can be asked of a window, as bits.
    private static func answers(_ model: Model, _ window: Window, _ space: Workspace) -> [UInt32] {
        let encoded = model.encode(window, space)
        let words = window.wordCount, cue = words / 2..<words / 2 + 1
        var all = encoded.vectors
        for head in EncodedWindow.Head.allCases { all += encoded.scores(head).values }
        all += encoded.arcScores(words: 0..<words)
        all += encoded.relationScores((0..<words).map { (dependent: $0, head: $0 == 0 ? nil : $0 - 1) })
        all += encoded.roleScores(cue: cue)
        all += encoded.certaintyScores(cue: cue, content: Array(0..<words / 2), head: words / 4)
        return all.map(\.bitPattern)
    }

    @Test(arguments: Workspace.Path.allCases) func everyPathGivesTheSameBits(path: Workspace.Path) {
        for window in windows {
            #expect(Self.answers(model, window, Workspace(path: path)) == Self.answers(model, window, Workspace()))
        }
    }

    @Test func aUsedWorkspaceGivesTheSameBits() {
        let used = Workspace()
        for window in windows + windows.reversed() {
            #expect(Self.answers(model, window, used) == Self.answers(model, window, Workspace()))
        }
    }

    @Test func fourThreadsGiveTheSameBits() async {
        let model = model, windows = windows
        let alone = windows.map { Self.answers(model, $0, Workspace()) }
        await withTaskGroup(of: [[UInt32]].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let space = Workspace()
                    return windows.map { Self.answers(model, $0, space) }
                }
            }
            for await found in group { #expect(found == alone) }
        }
    }

    @Test func theWindowOfNoWordsHasNoScores() {
        let encoded = model.encode(Window(), Workspace())
        #expect(encoded.wordCount == 0 && encoded.vectors.isEmpty)
        #expect(encoded.scores(.ner).values.isEmpty)
        #expect(encoded.arcScores(words: 0..<0).isEmpty && encoded.relationScores([]).isEmpty)
    }
}
