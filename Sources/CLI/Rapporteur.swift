import ArgumentParser
import Reading

/// The program; one file for each subcommand.
@main
struct Rapporteur: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapporteur",
        abstract: "Reads reports of armed conflict: who said what, through whom, how surely.",
        discussion: """
            rapporteur read report.html prints a brief; rapporteur read reports/ --format jsonl writes findings for programs. \
            What you read is sent nowhere; only rapporteur watch asks the web, for the feeds of your list.
            """,
        version: "rapporteur \(EngineVersions.program)",
        subcommands: [
            ReadCommand.self, ExplainCommand.self, ParseCommand.self, TextCommand.self, GazetteerCommand.self, IngestCommand.self,
            WatchCommand.self, ImportsCommand.self, LinkCommand.self, OccurrencesCommand.self, ContradictionsCommand.self, SearchCommand.self, EventsCommand.self,
            ClaimsCommand.self, OffersCommand.self,
            ControlCommand.self, SourcesCommand.self, ShowCommand.self, ExportCommand.self, ReleaseCommand.self, ReleasesCommand.self,
            SearchesCommand.self, AlertCommand.self,
            RereadCommand.self, CorrectCommand.self, SealCommand.self, LogCommand.self, CheckCommand.self, BackupCommand.self,
            ServeCommand.self, UsersCommand.self,
            VersionCommand.self, ReferenceCommand.self,
        ]
    )
}
