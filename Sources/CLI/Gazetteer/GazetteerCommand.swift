import ArgumentParser
import Reading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The lists of places: what is there, and what a user adds.
struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer",
        abstract: "Add lists of places of your own, list them, look names up.",
        discussion: """
            Your lists are kept in $RAPPORTEUR_GAZETTEERS, else in rapporteur/gazetteers in your data folder \
            ($XDG_DATA_HOME, ~/.local/share), and are read beside the world's list, which ./setup makes.
            """,
        subcommands: [
            GazetteerAddCommand.self, GazetteerListCommand.self, GazetteerSearchCommand.self, GazetteerResolveCommand.self,
            GazetteerBuildCommand.self,
        ]
    )
}

extension UserGazetteers {
    /// Where this user's are.
    static var own: UserGazetteers { UserGazetteers(environment: ProcessInfo.processInfo.environment) }
}

struct GazetteerAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a file of places: a GeoNames dump, a table or GeoJSON.",
        discussion: """
            Takes a country's dump or allCountries of GeoNames (txt or zip), a table with a head line (comma, tab, \
            semicolon) with columns of name, latitude and longitude and whatever else is told, a GeoJSON collection; packed \
            with zip or gzip or plain. A second file of the same name replaces the first. A run that was broken off goes on \
            where it stopped when it is started again.
            """
    )

    @Argument(help: "The file; its licence is yours to keep to.", completion: .file())
    var file: String

    @Option(
        name: .customLong("column"),
        help: ArgumentHelp(
            "How a column is called where it is not guessed, as name=Ortsname; for name, latitude, longitude, alternates, country (two letters), admin1, admin2, population, feature, geonameid, id, radius (km). May be given several times.",
            valueName: "column=heading"))
    var headings: [String] = []

    @Flag(help: "No progress on standard error.")
    var quiet = false

    @OptionGroup var data: DataOptions

    func validate() throws { _ = try given() }

    private func given() throws -> [String: String] {
        var given: [String: String] = [:]
        for heading in headings {
            let parts = heading.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, GazetteerMaking.columnNames.contains(parts[0]) else {
                throw ValidationError(
                    "--column wants one of \(GazetteerMaking.columnNames.joined(separator: ", ")), = and a heading.")
            }
            given[parts[0]] = parts[1]
        }
        return given
    }

    func run() throws {
        let own = UserGazetteers.own, progress = BuildScreen(isOn: !quiet)
        let tally = try opening {
            do { try FileManager.default.createDirectory(atPath: own.folder, withIntermediateDirectories: true) } catch {
                throw GazetteerError.cannotWrite(path: own.folder)
            }
            let making = try GazetteerMaking(data: try data.directory(), headings: try given(), report: progress.show)
            return try making.make(from: file, path: own.path(for: file))
        }
        progress.end()
        let leftOut = tally.leftOut > 0 ? "; \(tally.leftOut) rows without a name or coordinates left out" : ""
        print("\(tally.places) places with \(tally.names) names\(leftOut)")
        print(own.path(for: file))
    }
}

struct GazetteerListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the gazetteers that are read, with their places and names.")

    @OptionGroup var data: DataOptions

    func run() throws {
        let gazetteer = try opening { try Gazetteer(data: try data.directory(), user: .own) }
        for complaint in gazetteer.complaints { Complaints.write(complaint) }
        for file in gazetteer.overview { print("\(file.title)\t\(file.places) places\t\(file.names) names\t\(file.path)") }
    }
}

struct GazetteerSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Look a name up: every place that bears it, or that is spelt nearly so.")

    @Argument(help: "The name, in as many words as it has.")
    var name: [String]

    @OptionGroup var data: DataOptions

    func validate() throws {
        if name.isEmpty { throw ValidationError("Give a name to look for.") }
    }

    func run() throws {
        let gazetteer = try opening { try Gazetteer(data: try data.directory(), user: .own) }
        for complaint in gazetteer.complaints { Complaints.write(complaint) }
        let text = name.joined(separator: " ")
        let exact = gazetteer.places(named: text)
        let found = exact.isEmpty ? gazetteer.places(spelt: text) : exact
        if exact.isEmpty, !found.isEmpty { Complaints.write("no place is called so; these are spelt nearly so") }
        for place in found { print(line(of: place)) }
        if found.isEmpty {
            Complaints.write("no place is called \(text)")
            throw ReadStatus.incomplete.exitCode
        }
    }

    private func line(of place: GazetteerPlace) -> String {
        let divisions = [place.admin2, place.admin1, place.country].compactMap { $0 }.joined(separator: ", ")
        return [
            place.name, place.feature, divisions, "\(place.latitude) \(place.longitude)",
            place.population > 0 ? "\(place.population) people" : "", place.geonameid.map { "geonames \($0)" } ?? "",
        ].joined(separator: "\t")
    }
}

/// Makes the world's list; hidden, for `setup` and the launcher call it.
struct GazetteerBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Make the world's list of places from the packages that setup gets.", shouldDisplay: false
    )

    @Flag(help: "No progress on standard error.")
    var quiet = false

    @OptionGroup var data: DataOptions

    func run() throws {
        let progress = BuildScreen(isOn: !quiet)
        let tally = try opening {
            let data = try data.directory()
            let wheels = try GazetteerWheels(data: data)
            let making = try GazetteerMaking(data: data, report: progress.show)
            return try making.makeWorld(
                places: wheels.places, divisions: wheels.divisions, title: wheels.title, path: Gazetteer.worldPath(in: data))
        }
        progress.end()
        if !quiet { print("\(tally.places) places with \(tally.names) names") }
    }
}

/// One line on a terminal that tells how far a list has come, and a line now and then elsewhere.
struct BuildScreen: Sendable {
    private let isOn: Bool
    private let isTerminal: Bool

    init(isOn: Bool) {
        self.isOn = isOn
        isTerminal = Terminal(.error).isTerminal
    }

    func show(_ tally: GazetteerMaking.Tally) {
        guard isOn else { return }
        let resumed = tally.resumed > 0 ? " (\(tally.resumed) of them before)" : ""
        let share = tally.percent.map { ", \($0) %" } ?? "", stage = tally.isWriting ? ", writing the list" : ""
        let line = "\(tally.rows) rows\(resumed)\(share)\(stage)"
        Complaints.writeRaw(isTerminal ? "\r\u{1B}[K" + line : line + "\n")
    }

    func end() {
        if isOn, isTerminal { Complaints.writeRaw("\r\u{1B}[K") }
    }
}
