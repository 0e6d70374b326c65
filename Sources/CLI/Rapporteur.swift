import ArgumentParser

/// The program; one file for each subcommand.
@main
struct Rapporteur: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapporteur",
        abstract: "Reads reports of armed conflict: who said what, through whom, how surely.",
        subcommands: [ReadCommand.self, TextCommand.self]
    )
}
