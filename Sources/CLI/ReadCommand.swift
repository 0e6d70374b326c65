import ArgumentParser
import Reading

struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Read reports and print what they say."
    )

    @Argument(help: "Files and folders to read; - or nothing is standard input.")
    var inputs: [String] = []

    func run() async throws {
    }
}
