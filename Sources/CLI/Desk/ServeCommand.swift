import ArgumentParser
import Desk
import Logging
import Reading
import Record

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Open the desk: a page over the record, and an API for scripts.",
        discussion: """
            Listens on this machine alone and lets everybody on it do everything, until users are added (rapporteur users add). On \
            another address it does not start without users and TLS in front of it (--behind-tls), for passwords would cross the \
            network in the clear. Nothing is fetched from anywhere, unless --tiles names a tile server of your own. The API is told in \
            Documentation/API.md and at /api/v1/openapi.json. SIGTERM and SIGINT stop it once what is underway is done.

            Examples:
              rapporteur serve
              rapporteur serve --record desk.sqlite --port 9000
              rapporteur serve --host 0.0.0.0 --behind-tls
            """)

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "number")) var port = 8765
    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address")) var host = "127.0.0.1"
    @Flag(help: "TLS ends in front of the desk: cookies are for HTTPS alone, and X-Forwarded-For is believed.") var behindTLS =
        false
    @Option(help: ArgumentHelp("A tile server of your own, as https://tiles.example.org/{z}/{x}/{y}.png.", valueName: "url"))
    var tiles: String?
    @Flag(help: "Print nothing but errors.") var quiet = false

    @OptionGroup var record: RecordOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var actors: ActorOptions

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be from 0 to 65535.") }
        if let tiles, !DeskSettings.isTileAddress(tiles) {
            throw ValidationError("--tiles must be an http or https address with {z}, {x} and {y}.")
        }
    }

    private var settings: DeskSettings {
        var settings = DeskSettings()
        settings.host = host
        settings.port = port
        settings.isBehindTLS = behindTLS
        settings.localUser = UserName.own
        settings.tiles = tiles
        return settings
    }

    func run() async throws {
        let data = try data.directory()
        let store = try record.store(.write)
        let settings = settings
        try opening { try DeskServer.checkAddress(settings, people: PeopleStore(beside: store.path)) }
        let list = try actors.list()
        let gazetteer = try opening { try Gazetteer(data: data, user: .own) }
        // The model is mapped before the first report comes, so that what is wrong with it is told at once.
        let reader = try model.linkingReader(in: data, actors: list)
        let quiet = quiet
        let desk = try opening {
            try Desk(
                store: store, settings: settings, data: data, gazetteer: gazetteer, hands: { { Hands(reader).read } },
                logger: ServeCommand.logger(quiet: quiet))
        }
        do {
            try await DeskServer(desk).run { port in
                if !quiet { Complaints.write("http://\(settings.shownHost):\(port)/ shows \(store.path); stop with Ctrl-C") }
            }
            try store.close()
        } catch {
            Complaints.write("\(settings.shownHost):\(settings.port): the desk stopped: \(error)")
            throw ReadStatus.stopped.exitCode
        }
    }

    private static func logger(quiet: Bool) -> Logger {
        var logger = Logger(label: "rapporteur", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = quiet ? .error : .warning
        return logger
    }
}
