import Encoder
import Foundation
import Logging
import TestSupport

@testable import Desk
@testable import Reading
@testable import Record

/// A desk over a record in a folder of its own, on a free port; it is stopped and the folder gone when the test ends.
final class TemporaryDesk: Sendable {
    /// The time of people, tokens and tries; tests move it on.
    final class Time: @unchecked Sendable {
        private let lock = NSLock()
        private var value: Int64 = RecordClock.system.now().milliseconds

        var now: Moment { lock.withLock { Moment(milliseconds: value) } }

        func pass(seconds: Int64) { lock.withLock { value += seconds * 1000 } }
    }

    let folder: String
    let store: RecordStore
    let desk: Desk
    let client: LoopbackClient
    let time: Time

    private init(folder: String, store: RecordStore, desk: Desk, client: LoopbackClient, time: Time) {
        self.folder = folder
        self.store = store
        self.desk = desk
        self.client = client
        self.time = time
    }

    /// Runs a test against a desk whose record holds reports.
    static func with(
        _ texts: [String] = [DeskTexts.attack, DeskTexts.denial, DeskTexts.offer],
        settings: DeskSettings = TemporaryDesk.settings,
        _ body: (TemporaryDesk) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "desk-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try RecordStore(path: folder + "/record.sqlite")
        let time = Time()
        let desk = try Desk(
            store: store, settings: settings, data: DeskReader.data, gazetteer: DeskReader.gazetteer.get(),
            hands: { try DeskReader.hands() },
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), clock: RecordClock { time.now })
        let (ports, ready) = AsyncStream.makeStream(of: Int.self)
        let running = Task { try await DeskServer(desk).run(signals: false) { ready.yield($0) } }
        var port = 0
        for await one in ports {
            port = one
            break
        }
        let temporary = TemporaryDesk(folder: folder, store: store, desk: desk, client: LoopbackClient(port: port), time: time)
        do {
            for text in texts { try await temporary.bring(text) }
            try await body(temporary)
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
        running.cancel()
        _ = await running.result
        try store.close()
    }

    static var settings: DeskSettings {
        var settings = DeskSettings()
        settings.port = 0
        return settings
    }

    /// Reads a report into the record past the server, as another program would.
    @discardableResult
    func bring(_ text: String, form: ArrivalForm = .report(.plain)) async throws -> ThingID {
        let id = try desk.queue.take(Array(text.utf8), form: form, key: nil, by: "test", isUrgent: false)
        await desk.queue.end(of: id)
        return id
    }

    func addUser(_ name: String, _ role: Role, password: String = DeskTexts.password) throws {
        try desk.people.add(name, role: role.rawValue, hash: PasswordHash.of(password) ?? "")
        // The desk believes for a second what it saw.
        time.pass(seconds: 2)
    }

    /// The headers of somebody who has logged in: the cookie, and the mark for unsafe requests.
    func login(_ name: String, password: String = DeskTexts.password) async throws -> [String: String] {
        let reply = try await client.post("/api/v1/session", "{\"name\": \"\(name)\", \"password\": \"\(password)\"}")
        let cookie = (reply.headers["set-cookie"] ?? "").split(separator: ";").first.map(String.init) ?? ""
        return ["Cookie": cookie, "X-CSRF-Token": reply.json["csrf"] as? String ?? ""]
    }

    func first(_ list: String) async throws -> [String: Any] { try await client.get("/api/v1/\(list)").rows.first ?? [:] }
}

/// The reader with the repository's own data, opened once for all tests.
enum DeskReader {
    static let data = DataDirectory(path: repositoryFile("Data"))
    static let gazetteer: Result<Gazetteer, any Error> = Result { try Gazetteer(data: data, user: places.get()) }
    private static let reader: Result<Reader, any Error> = Result { try Reader(data: data, gazetteers: places.get()) }

    static func hands() throws -> ReadingQueue.Hands {
        let reader = try reader.get()
        return {
            let space = Workspace()
            return { reader.read($0, space) }
        }
    }

    private static let places: Result<UserGazetteers, any Error> = Result { try Towns.gazetteers() }
}

/// Reports of an invented war.
enum DeskTexts {
    static let password = "a long sentence, kept"

    static let attack = """
        March 4, 2024

        KANDAHAR (Corvus News) – Army spokesman Idris Vane said on Sunday that rebels had attacked a police post in Kandahar on Saturday, \
        killing 12 policemen. The Harvest Front denied the attack.
        """

    static let denial = """
        March 5, 2024

        KANDAHAR (Lark Agency) – The Harvest Front said on Monday that its fighters had attacked a police post in Kandahar on Saturday and \
        killed 3 policemen. Army spokesman Idris Vane told reporters that the army had captured the village of Vexmorrow.
        """

    static let offer = """
        March 6, 2024

        KABUL (Corvus News) – The Harvest Front offered on Tuesday to stop fighting if the army withdrew from Kandahar. The government \
        rejected the offer.
        """
}
