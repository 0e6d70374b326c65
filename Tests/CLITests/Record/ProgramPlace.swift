import Foundation
import TestSupport

/// What a run of the program came to.
struct ProgramResult {
    var status: Int32
    var output: String
    var complaints: String
}

/// A folder of its own with the program beside the bundle of tests.
struct ProgramPlace {
    let folder = NSTemporaryDirectory() + "rapporteur-ingest-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        return folder + "/" + name
    }

    /// - Parameter limit: blocks of 512 bytes that a file may grow to.
    func run(_ arguments: [String], limit: Int? = nil) throws -> ProgramResult {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments.first ?? ""
        let program = (bundle as NSString).deletingLastPathComponent + "/rapporteur"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: limit == nil ? program : "/bin/sh")
        process.arguments =
            limit.map { ["-c", "ulimit -f \($0); exec \"$@\"", "sh", program] + arguments } ?? arguments
        process.environment = [
            "RAPPORTEUR_DATA": repositoryFile("Data"), "PATH": "/usr/bin:/bin", "RAPPORTEUR_RECORD": folder + "/r.sqlite",
        ]
        let (output, complaints) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = complaints
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let words = output.fileHandleForReading.readDataToEndOfFile()
        let errors = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return ProgramResult(
            status: process.terminationStatus, output: String(decoding: words, as: UTF8.self),
            complaints: String(decoding: errors, as: UTF8.self).replacingOccurrences(of: folder + "/", with: ""))
    }
}

/// Runs a test in a folder that is gone after it.
func withPlace(_ body: (ProgramPlace) throws -> Void) throws {
    let place = try ProgramPlace()
    defer { place.remove() }
    try body(place)
}
