import Foundation
import TestSupport
import Testing

@testable import Encoder

/// Views of events against those that PyTorch computed in float32 from the same weights (`Training/linking/context.py export`).
@Suite struct ContextModelTests {
    private struct Reference: Decodable {
        struct Event: Decodable {
            var start: Int
            var end: Int
            var kinds: [String]
        }

        var vectors: [Float]
        var sentences: [Int32]
        var events: [Event]
        var inside: [Float]
        var across: [Float]
        var pairs: [[Int]]
        var insideOdds: [Double]
        var acrossOdds: [Double]
    }

    private let reference: Reference
    private let model: ContextModel
    private let events: [ContextModel.Event]

    init() throws {
        let path = repositoryFile("Tests/EncoderTests/Fixtures/context.json")
        reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: URL(filePath: path)))
        model = try ContextModel(folder: repositoryFile("Data/models/" + ContextModel.standard))
        events = reference.events.map { ContextModel.Event(words: $0.start..<$0.end, kinds: $0.kinds) }
    }

    private func views(_ path: Workspace.Path = Workspace.bestPath) -> [EventViews] {
        model.views(of: events, words: reference.vectors, sentences: reference.sentences, Workspace(path: path))
    }

    private func cosine(_ a: some Sequence<Float>, _ b: some Sequence<Float>) -> Float {
        var dot: Float = 0, first: Float = 0, second: Float = 0
        for (x, y) in zip(a, b) { (dot, first, second) = (dot + x * y, first + x * x, second + y * y) }
        return dot / (first * second).squareRoot()
    }

    @Test func viewsAreThoseOfTheTraining() {
        let width = ContextModel.viewWidth
        for (index, view) in views().enumerated() {
            let rows = index * width..<(index + 1) * width
            #expect(cosine(view.inside, reference.inside[rows]) > 0.999)
            #expect(cosine(view.across, reference.across[rows]) > 0.999)
        }
    }

    @Test func oddsAreThoseOfTheTraining() {
        let views = views()
        for (index, pair) in reference.pairs.enumerated() {
            let (a, b) = (views[pair[0]], views[pair[1]])
            #expect(abs(model.inside.odds(a.inside, b.inside) - reference.insideOdds[index]) < 0.1)
            #expect(abs(model.across.odds(a.across, b.across) - reference.acrossOdds[index]) < 0.1)
            #expect(model.inside.odds(a.inside, b.inside) == model.inside.odds(b.inside, a.inside))
        }
    }

    @Test(arguments: Workspace.Path.allCases) func everyPathGivesTheSameBits(path: Workspace.Path) {
        #expect(views(path) == views(.portable))
    }

    @Test func anUnknownCodingSaysNothing() {
        let known = ContextModel.Event(words: 3..<5, kinds: ["ASSAULT"])
        let more = ContextModel.Event(words: 3..<5, kinds: ["ASSAULT", "no such mode"])
        let space = Workspace()
        func view(_ event: ContextModel.Event) -> [EventViews] {
            model.views(of: [event], words: reference.vectors, sentences: reference.sentences, space)
        }
        #expect(view(known) == view(more))
        #expect(view(known) != view(ContextModel.Event(words: 3..<5, kinds: ["AID"])))
    }

    @Test func aReportWithoutEventsHasNoViews() {
        #expect(model.views(of: [], words: reference.vectors, sentences: reference.sentences, Workspace()).isEmpty)
    }

    @Test(arguments: [(0, 16), (8, 24), (-8, 8), (11, 24), (12, 25), (16, 26), (-16, 6), (127, 31), (128, 32), (9_000, 32), (-9_000, 0)])
    func distancesAreFolded(steps: Int, row: Int) {
        #expect(ContextDistances.row(steps) == row)
    }
}
