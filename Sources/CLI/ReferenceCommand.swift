import ArgumentParser

/// Writes `Documentation/CLI.md`; hidden, for it is of use to those who change the program.
struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Print the reference of the command line, Documentation/CLI.md.",
        shouldDisplay: false
    )

    func run() throws { print(Reference.text, terminator: "") }
}

/// The reference of the command line, made from the help texts.
enum Reference {
    private static let columns = 96

    static var text: String {
        var pages = [
            """
            # The command line

            Made from the help texts by `rapporteur reference > Documentation/CLI.md`; a test compares them.

            """,
            section("rapporteur", Rapporteur.helpMessage(columns: columns)),
        ]
        for command in Rapporteur.configuration.subcommands where command.configuration.shouldDisplay {
            let name = "rapporteur " + (command.configuration.commandName ?? "")
            pages.append(section(name, Rapporteur.helpMessage(for: command, columns: columns)))
            for part in command.configuration.subcommands where part.configuration.shouldDisplay {
                pages.append(section(name + " " + (part.configuration.commandName ?? ""), Rapporteur.helpMessage(for: part, columns: columns)))
            }
        }
        return pages.joined(separator: "\n")
    }

    private static func section(_ name: String, _ help: String) -> String {
        // The help of a terminal ends its lines with blanks here and there; a file does not.
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.lastIndex { $0 != " " }.map { line[...$0] } ?? ""
        }
        var body = lines.joined(separator: "\n")
        while body.hasSuffix("\n") { body.removeLast() }
        return "## \(name)\n\n```\n\(body)\n```\n"
    }
}
