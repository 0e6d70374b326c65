import ArgumentParser
import TestSupport
import Testing

@testable import CLI

@Suite struct HelpTests {
    private var shown: [any ParsableCommand.Type] {
        Rapporteur.configuration.subcommands.filter { $0.configuration.shouldDisplay }
    }

    @Test func namesItsSubcommands() {
        let help = Rapporteur.helpMessage(columns: 96)
        for command in shown { #expect(help.contains("\n  \(command._commandName) ")) }
    }

    /// A reader learns what every word on the command line does.
    @Test func everyOptionIsExplained() {
        for command in shown {
            let help = Rapporteur.helpMessage(for: command, columns: 200)
            let options = help.split(separator: "\n").filter { $0.hasPrefix("  -") || $0.hasPrefix("  <") }
            #expect(!options.isEmpty)
            for option in options {
                let words = option.split(separator: " ")
                #expect(words.count > 3, "\(command._commandName): \(option)")
            }
        }
    }

    @Test func fitsATerminal() {
        for command in shown {
            for line in Rapporteur.helpMessage(for: command, columns: 80).split(separator: "\n") where !line.contains("USAGE") {
                #expect(line.count <= 84, "\(line)")
            }
        }
    }

    @Test func tellsTheStatuses() {
        for command in [ReadCommand.self, ParseCommand.self, ExplainCommand.self] as [any ParsableCommand.Type] {
            #expect(Rapporteur.helpMessage(for: command, columns: 300).contains("Exit status: 0 everything was read; 1"))
        }
    }

    /// `rapporteur reference > Documentation/CLI.md` mends it.
    @Test func theReferenceIsUpToDate() throws {
        #expect(try String(contentsOfFile: repositoryFile("Documentation/CLI.md"), encoding: .utf8) == Reference.text)
    }
}

@Suite struct ArgumentTests {
    @Test(arguments: [
        ["read", "a.txt", "--format", "yaml"], ["read", "a.txt", "--offsets", "bytes"], ["read", "a.txt", "--threads", "0"],
        ["read", "a.txt", "--width", "5"], ["read", "--as", "word", "a"], ["explain", "a.txt"], ["explain"],
        ["read", "--color", "blue", "a"],
        ["parse", "--format", "json", "a"],
    ])
    func refuses(arguments: [String]) {
        #expect(throws: (any Error).self) { try Rapporteur.parseAsRoot(arguments) }
    }

    @Test func takesEverythingAtOnce() throws {
        let words = [
            "read", "a", "b/", "-", "--format", "json", "--offsets", "utf16", "--as", "text", "--data", "D", "--model", "m",
            "--threads", "3",
            "--quiet", "--color", "never", "--width", "72",
        ]
        let command = try #require(try Rapporteur.parseAsRoot(words) as? ReadCommand)
        #expect(command.arguments.inputs == ["a", "b/", "-"])
        #expect(command.format == .json)
        #expect(command.offsets == .utf16)
        #expect(command.reading.as == .plain)
        #expect(command.options.threadCount == 3)
        #expect(command.screen.textWidth == 72)
        #expect(!command.screen.hasColour)
    }
}
