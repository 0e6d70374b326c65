import Foundation
import Reading

/// How fast a gazetteer of millions of names is made and looked up in, and in how much memory.
///
///     swift run -c release gazetteer-speed [lines] [folder]
///
/// Writes a dump of made-up places in the form of GeoNames, adds it as a user would, and looks names up at random: names that
/// are there, names that are not, and misspelt ones. Times are of this thread.
@main
struct GazetteerSpeed {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let lines = arguments.first.flatMap { Int($0) } ?? 10_000_000
        let folder = arguments.dropFirst().first ?? NSTemporaryDirectory() + "gazetteer-speed"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let dump = folder + "/made-up.txt", index = folder + "/made-up.idx"
        if !FileManager.default.fileExists(atPath: dump) { try writeDump(lines, to: dump) }
        let making = try GazetteerMaking(data: DataDirectory(path: "Data")) { tally in
            if tally.rows % 2_000_000 == 0 { print("\(tally.rows) rows, \(peakMegabytes()) MB at most so far") }
        }
        let begun = Date()
        let tally = try making.make(from: dump, path: index)
        print(
            "\(tally.places) places, \(tally.names) names made in \(Int(-begun.timeIntervalSinceNow)) s, \(peakMegabytes()) MB at most"
        )
        let opened = threadSeconds()
        let gazetteer = try PlaceIndex(path: index)
        print("opened in \(Int((threadSeconds() - opened) * 1e6)) µs")
        lookUp(gazetteer, lines)
    }

    private static func lookUp(_ gazetteer: PlaceIndex, _ lines: Int) {
        var random = SystemRandomNumberGenerator()
        let count = 500_000
        let there = (0..<count).map { _ in PlaceName(name(Int.random(in: 0..<lines, using: &random))) }
        let absent = (0..<count).map { _ in PlaceName(name(lines + Int.random(in: 0..<lines, using: &random))) }
        for (what, names) in [("present", there), ("present, again", there), ("absent", absent)] {
            let begun = threadSeconds(), wall = Date()
            var found = 0
            for name in names { found += gazetteer.places(named: name).isEmpty ? 0 : 1 }
            let seconds = threadSeconds() - begun
            print(
                "\(what): \(found) of \(count) found, \(Int(Double(count) / seconds)) look-ups a second of processor time, \(Int(Double(count) / -wall.timeIntervalSinceNow)) by the clock"
            )
        }
        let texts = (0..<count).map { _ in name(Int.random(in: 0..<lines, using: &random)) }
        let begun = threadSeconds()
        var found = 0
        for text in texts { found += gazetteer.places(named: PlaceName(text)).isEmpty ? 0 : 1 }
        print("with the folding of the name: \(Int(Double(count) / (threadSeconds() - begun))) a second (\(found) found)")
    }

    /// The name of a number: two to five syllables, each number its own.
    private static func name(_ number: Int) -> String {
        let syllables = [
            "ba", "den", "kor", "li", "mush", "nar", "qa", "ri", "sho", "tal", "ur", "var", "wes", "yam", "zir", "gul",
        ]
        var rest = number &* 2_654_435_761 % 4_294_967_296
        var word = ""
        for _ in 0..<8 {
            word += syllables[rest & 15]
            rest >>= 4
        }
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    private static func writeDump(_ lines: Int, to path: String) throws {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        var block = Data()
        for number in 0..<lines {
            let name = name(number), latitude = Double(number % 160_000) / 1000 - 80,
                longitude = Double(number % 350_000) / 1000 - 175
            block.append(
                contentsOf:
                    "\(number + 1)\t\(name)\t\(name)\t\t\(latitude)\t\(longitude)\tP\tPPL\tAF\t\t\(number % 34)\t\(number % 400)\t\t\t\(number % 9000)\t\t0\tAsia/Kabul\t2024-01-01\n"
                    .utf8)
            if block.count > 1 << 22 {
                try file.write(contentsOf: block)
                block.removeAll(keepingCapacity: true)
            }
        }
        try file.write(contentsOf: block)
        try file.close()
    }

    private static func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func peakMegabytes() -> Int {
        var usage = rusage()
        // 0 is RUSAGE_SELF, which has another type on each system.
        getrusage(0, &usage)
        return usage.ru_maxrss / 1024
    }
}
