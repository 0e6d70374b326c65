import ArgumentParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How pages for people look.
struct ScreenOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Colour: auto is on a terminal, unless NO_COLOR is set. Colour never says anything that the words do not.",
            valueName: "when"))
    var color = ColourChoice.auto

    @Option(
        help: ArgumentHelp(
            "Columns of a page; the terminal's, at most 100, unless given, and 80 where there is none.", valueName: "columns"))
    var width: Int?

    func validate() throws {
        if let width, !(20...1000).contains(width) { throw ValidationError("--width must be from 20 to 1000.") }
    }

    var textWidth: Int { Terminal(.output).textWidth(asked: width, environment: ProcessInfo.processInfo.environment) }

    /// A table takes the whole window.
    var tableWidth: Int { width ?? Terminal(.output).columns ?? 160 }

    var hasColour: Bool { Terminal(.output).hasColour(color, environment: ProcessInfo.processInfo.environment) }
}

extension ColourChoice: ExpressibleByArgument {}
