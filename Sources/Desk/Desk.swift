import Logging
import Reading
import Record
import Synchronization

/// The desk: a server over one record, for a page and for scripts.
///
/// The room asks the record and brings reports and corrections into it; it speaks no SQL and knows no rule of reading. Every route is
/// one row of a table (`EndpointTable`); a request goes one way: `DeskResponder` finds its route, sees who asks, has it answered on a
/// thread that may block, and dresses the answer (ETag, gzip, headers). Logs and metrics hold no words of reports and no queries.
package final class Desk: Sendable {
    let store: RecordStore
    let settings: DeskSettings
    let gazetteer: Gazetteer
    let texts: ReportReader
    let states: ACLEDStates
    let people: PeopleStore
    let access: Access
    let queue: ReadingQueue
    let streams: Streams
    let watch: RecordWatch
    let pool: StorePool
    /// Passwords are hashed apart, so that a wave of logins takes no thread from the record.
    let passwordPool = StorePool(count: 1, most: 64)
    let cache = AnswerCache(most: 96 << 20)
    let metrics = Metrics()
    let page: PageFiles
    let logger: Logger

    /// - Parameter hands: what reads reports; made on the first that comes.
    package init(
        store: RecordStore, settings: DeskSettings, data: DataDirectory, gazetteer: Gazetteer,
        hands: @escaping @Sendable () throws -> ReadingQueue.Hands, logger: Logger, clock: RecordClock = .system
    ) throws {
        self.store = store
        self.settings = settings
        self.gazetteer = gazetteer
        self.logger = logger
        texts = ReportReader(lexicon: try PageLexicon(data: data))
        states = try ACLEDStates(data: data)
        people = try PeopleStore(beside: store.path, clock: clock)
        access = Access(people: people, settings: settings, clock: clock)
        watch = try RecordWatch(path: store.path)
        pool = StorePool(count: RecordStore.readers, most: 512)
        streams = Streams()
        let streams = streams
        queue = try ReadingQueue(
            store: store, texts: texts, columns: ColumnNames(data: data), rules: LinkRules(data: data), hands: hands,
            logger: logger
        ) { streams.send(.importing($0)) }
        page = PageFiles(folder: data.file("desk/page"), description: data.file("desk/openapi.json"))
    }

    var names: FilterNames { FilterNames(gazetteer, states) }

    /// What somebody asks for; where sealed names are not shown to them, these find nothing.
    func filter(_ ask: Ask, _ change: (inout Filter) -> Void = { _ in }) throws -> Filter {
        var filter = try names.filter(ask.query)
        change(&filter)
        return ask.showsSealed ? filter : try store.hidingSealed(filter)
    }
}

/// How the desk is run.
package struct DeskSettings: Sendable {
    package var host = "127.0.0.1"
    package var port = 8765
    /// TLS ends in front of the desk, which then believes what is told of the address and asks for Secure cookies.
    package var isBehindTLS = false
    /// Who is at a desk without users.
    package var localUser = "local"
    /// A tile server of the user's own.
    package var tiles: String?

    package init() {}

    package var isLoopback: Bool { DeskSettings.isLoopback(host) }

    /// Whether a name leads to this machine alone.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
