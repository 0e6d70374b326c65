import Foundation
import Reading
import Testing

@testable import CLI

@Suite struct ReadRunTests {
    private struct Result {
        var output: String
        var complaints: [String]
        var status: ReadStatus
    }

    /// Reads files of the given contents, in the order of their names.
    private func read(_ files: [String: String], _ names: [String], format: FindingsFormat, threads: Int = 2) throws -> Result {
        let root = NSTemporaryDirectory() + "rapporteur-run-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/" + name)) }
        let run = ReadRun(texts: try HandmadeHands.texts(), inputs: InputList(names.map { root + "/" + $0 }), threads: threads)
        let renderer = FindingRenderer(format: format, offsets: .utf8, width: 60, hasColour: false)
        let file = root + "/output"
        try Data().write(to: URL(fileURLWithPath: file))
        let handle = try #require(FileHandle(forWritingAtPath: file))
        var complaints: [String] = []
        let status = try run.write(
            with: renderer, to: OutputStream(descriptor: handle.fileDescriptor),
            complain: { complaints.append($0.description.replacingOccurrences(of: root + "/", with: "")) },
            hands: { HandmadeHands.read })
        try handle.close()
        return Result(output: try String(contentsOfFile: file, encoding: .utf8), complaints: complaints, status: status)
    }

    private func json(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

    private static let one = "The Post\n\nVane: we left\n"

    @Test func oneReportIsAnObject() throws {
        let result = try read(["a.txt": Self.one], ["a.txt"], format: .json)
        let finding = try #require(try json(result.output) as? [String: Any])
        #expect(finding["schema"] as? String == "rapporteur.finding/1")
        #expect(result.status == .complete)
        #expect(result.output.hasSuffix("}\n"))
    }

    @Test(arguments: [(["a.txt", "b.txt"], 2, 0), (["b.txt", "none.txt"], 1, 1), (["none.txt"], 0, 1), (["c.jsonl"], 2, 1)])
    func severalAreAnArray(names: [String], reports: Int, failures: Int) throws {
        let files = [
            "a.txt": Self.one, "b.txt": "Ode: they stayed\n",
            "c.jsonl": "{\"text\": \"Ode: yes\"}\n{\"text\": \n{\"text\": \"Ode: no\"}\n",
        ]
        let result = try read(files, names, format: .json)
        #expect((try json(result.output) as? [Any])?.count == reports)
        #expect(result.complaints.count == failures)
        #expect(result.status == (failures > 0 ? .incomplete : .complete))
    }

    @Test func aBrokenLineIsNamedAndTheRestIsRead() throws {
        let lines = "{\"text\": \"Ode: one\"}\n{\"text\": oops}\n{\"text\": \"Ode: three\"}\n"
        let result = try read(["r.jsonl": lines], ["r.jsonl"], format: .jsonl)
        #expect(result.output.split(separator: "\n").count == 2)
        #expect(result.complaints.count == 1)
        #expect(result.complaints.first?.hasPrefix("r.jsonl, line 2: ") == true)
        #expect(result.status == .incomplete)
    }

    @Test func briefsStandBehindEachOther() throws {
        let result = try read(["a.txt": Self.one, "b.txt": "Ode: they stayed\n"], ["b.txt", "a.txt"], format: .brief)
        #expect(result.output.contains("they stayed\n\n" + String(repeating: "═", count: 60) + "\n\n"))
        #expect(result.output.contains("  line 3 · asserted\n  │ we left\n"))
    }

    @Test func recordsCountTheLinesOfTheirText() throws {
        let result = try read(["r.jsonl": "\n{\"text\": \"Head\\n\\nOde: here\"}\n"], ["r.jsonl"], format: .jsonl)
        let finding = try #require(try json(result.output) as? [String: Any])
        let statement = try #require((finding["statements"] as? [[String: Any]])?.first)
        #expect(statement["line"] as? Int == 3)
        #expect((finding["report"] as? [String: Any])?["line"] as? Int == 2)
        #expect((finding["report"] as? [String: Any])?["base"] as? Int == 1)
    }

    /// Reports, fast and slow ones mixed: the bytes do not depend on the threads.
    @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
        let lines = (0..<60).map { "{\"text\": \"Ode: \(String(repeating: "word ", count: $0 % 7 * 40))\($0)\"}\n" }.joined()
        let outputs = try [1, 2, 5].map { try read(["r.jsonl": lines], ["r.jsonl"], format: .jsonl, threads: $0) }
        let names = outputs.map { $0.output.split(separator: "\n").count }
        #expect(names == [60, 60, 60])
        func withoutPath(_ text: String) -> String { text.replacing(#/"path":"[^"]*"/#, with: "") }
        #expect(Set(outputs.map { withoutPath($0.output) }).count == 1)
    }

    @Test func aFullOutputStopsTheRun() throws {
        let handle = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let run = ReadRun(texts: try HandmadeHands.texts(), inputs: InputList([#filePath]), threads: 1)
        let renderer = FindingRenderer(format: .jsonl, offsets: .utf8, width: 80, hasColour: false)
        #expect(throws: OutputStream.Fault.self) {
            try run.write(with: renderer, to: OutputStream(descriptor: handle.fileDescriptor), hands: { HandmadeHands.read })
        }
    }
}
