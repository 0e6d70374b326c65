import Encoder
import Foundation

/// Word pieces a second of the encoder for each kernel path, on one thread and on two.
///
///     swift run -c release encoder-speed [model folder] [rounds]
///
/// Paths take turns in short rounds and the best round of each counts. Time is what a thread itself ran, two threads add
/// their speeds: so other work on the machine does little harm. Trust the ratios.
@main
struct EncoderSpeed {
    /// Windows of one round: a full one, and one of about a sentence.
    private static let sizes = [250, 40]

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let folder = arguments.first ?? "Data/models/rapporteur-6x384"
        let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
        let opened = threadSeconds()
        let model = try Model(folder: folder)
        let tokenizer = try WordPieceTokenizer(folder: folder)
        print("model and vocabulary opened in \(Int((threadSeconds() - opened) * 1000)) ms")
        print("\(Int(wordsCut(tokenizer) / 1000)) thousand words a second cut into pieces")
        print("pieces/window  path      pieces/s  of best  on two threads")
        for size in sizes {
            let window = window(of: size, tokenizer)
            let paths = Workspace.Path.allCases.filter { $0.rawValue <= Workspace.bestPath.rawValue }.reversed()
            var alone: [Workspace.Path: Double] = [:], together: [Workspace.Path: Double] = [:]
            for _ in 0..<rounds {
                for path in paths {
                    alone[path] = max(alone[path] ?? 0, speed(of: path, model, window))
                    together[path] = max(together[path] ?? 0, await speedOfTwo(path, model, window))
                }
            }
            let best = alone.values.max() ?? 1
            for path in paths {
                let one = alone[path] ?? 0, two = together[path] ?? 0
                print(cells(["\(size)", "\(path)", "\(Int(one))", "\(Int(one / best * 100)) %", "\(Int(two))"]))
            }
        }
    }

    private static func cells(_ values: [String]) -> String {
        zip(values, [15, 10, 10, 9, 0]).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }.joined()
    }

    /// A window of plain words and names, as pieces come in reports.
    private static func window(of size: Int, _ tokenizer: WordPieceTokenizer) -> Window {
        let text = "The governor of Karsa said on Monday that 14 people had been killed near Old Vessen , officials said ."
        let words = text.split(separator: " ")
        var window = Window()
        var pieces: [Int32] = []
        var index = 0
        while true {
            let word = Array(words[index % words.count].utf8)[...]
            pieces.removeAll(keepingCapacity: true)
            tokenizer.appendPieces(of: word, to: &pieces)
            if window.pieceCount + pieces.count > size { return window }
            let border: Window.Border = index % words.count == 0 ? .sentence : .none
            window.append(pieces: pieces[...], shape: WordShape(of: word), border: border, sentence: index / words.count)
            index += 1
        }
    }

    /// Speed of cutting words, one in ten of them a name beyond ASCII.
    private static func wordsCut(_ tokenizer: WordPieceTokenizer) -> Double {
        let words = "The governor of Šibenik said on Monday ’s report was false".split(separator: " ").map { Array($0.utf8)[...] }
        var pieces: [Int32] = []
        let start = threadSeconds()
        for _ in 0..<2000 {
            pieces.removeAll(keepingCapacity: true)
            for word in words { tokenizer.appendPieces(of: word, to: &pieces) }
        }
        return Double(2000 * words.count) / (threadSeconds() - start)
    }

    /// Windows of a round, so that it lasts some hundredths of a second even on the fastest path.
    private static func count(_ path: Workspace.Path, _ window: Window) -> Int {
        max(1, (path == .portable ? 250 : 1500) / window.pieceCount)
    }

    private static func speed(of path: Workspace.Path, _ model: Model, _ window: Window) -> Double {
        let space = Workspace(path: path), count = count(path, window)
        _ = model.encode(window, space)
        let start = threadSeconds()
        for _ in 0..<count { _ = model.encode(window, space) }
        return Double(count * window.pieceCount) / (threadSeconds() - start)
    }

    private static func speedOfTwo(_ path: Workspace.Path, _ model: Model, _ window: Window) async -> Double {
        await withTaskGroup(of: Double.self) { group in
            for _ in 0..<2 { group.addTask { speed(of: path, model, window) } }
            return await group.reduce(0, +)
        }
    }

    private static func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
