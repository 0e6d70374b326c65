import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Record

/// Makes requests over HTTP and HTTPS, one connection each.
///
/// The room is the only one that speaks to the network. A host's name is looked up once, every address that it gives is looked at, and the
/// connection goes to one that was found good: nobody can answer differently between the look and the connection. The certificate is
/// checked against the host's name all the same. Redirects are not followed; that is for whoever asks again.
package struct WebClient: Sendable {
    /// Seconds until it gives up.
    package struct Patience: Sendable {
        package var connecting = 10
        /// Without a byte.
        package var reading = 20
        /// For the whole of it.
        package var whole = 60

        package init() {}
    }

    package typealias LookUp = @Sendable (String) -> [NetworkAddress]

    /// Addresses of one host that are tried, one after the other.
    private static let mostTried = 4

    private let patience: Patience
    private let lookUp: LookUp
    private let security: NIOSSLContext

    /// - Parameters:
    ///   - roots: certificates in PEM to trust besides those of the system.
    ///   - lookUp: the addresses of a name.
    package init(
        patience: Patience = Patience(), roots: [[UInt8]] = [], lookUp: @escaping LookUp = { NetworkAddress.all(of: $0) }
    ) throws {
        self.patience = patience
        self.lookUp = lookUp
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        configuration.additionalTrustRoots = try roots.map { .certificates(try NIOSSLCertificate.fromPEMBytes($0)) }
        security = try NIOSSLContext(configuration: configuration)
    }

    /// Makes one request; what is under way is finished though its task be cancelled.
    package func answer(to request: WebRequest) async throws(WebFault) -> WebAnswer {
        let host = request.address.host
        let end = NIODeadline.now() + .seconds(Int64(patience.whole))
        var fault = WebFault.noSuchHost(host)
        for address in try await addresses(of: request).prefix(WebClient.mostTried) {
            do throws(ConnectingFault) {
                let connection = try await connect(to: address, request, until: end)
                return try await connection.answer()
            } catch {
                // What was connected to is not asked again elsewhere.
                guard error.isBeforeConnection else { throw error.fault }
                fault = error.fault
            }
        }
        throw fault
    }

    // MARK: Looking up

    /// The addresses that may be connected to.
    private func addresses(of request: WebRequest) async throws(WebFault) -> [NetworkAddress] {
        let host = request.address.host
        let all = try await lookedUp(host)
        guard let first = all.first else { throw .noSuchHost(host) }
        let allowed = request.allowsPrivate ? all : all.filter(\.isPublic)
        guard !allowed.isEmpty else { throw .privateAddress(host: host, first) }
        return allowed
    }

    /// The system's look-up holds up its thread, so it has one of its own.
    private func lookedUp(_ host: String) async throws(WebFault) -> [NetworkAddress] {
        if let written = NetworkAddress(host) { return [written] }
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let promise = loop.makePromise(of: [NetworkAddress].self)
        let lookUp = lookUp
        NIOThreadPool.singleton.submit { _ in promise.succeed(lookUp(host)) }
        let slow = WebFault.tooSlow(host: host, .connecting, seconds: patience.connecting)
        let timer = loop.scheduleTask(in: .seconds(Int64(patience.connecting))) { promise.fail(slow) }
        defer { timer.cancel() }
        do { return try await promise.futureResult.get() } catch { throw slow }
    }

    // MARK: Connecting

    private struct ConnectingFault: Error {
        var fault: WebFault
        var isBeforeConnection: Bool
    }

    /// A connection that the request goes out on.
    private struct Connection {
        var channel: any Channel
        var outcome: EventLoopFuture<WebAnswer>
        var host: String

        func answer() async throws(ConnectingFault) -> WebAnswer {
            do {
                return try await outcome.get()
            } catch {
                throw ConnectingFault(fault: WebFault(error, host: host), isBeforeConnection: false)
            }
        }
    }

    private func connect(to address: NetworkAddress, _ request: WebRequest, until end: NIODeadline) async throws(ConnectingFault)
        -> Connection
    {
        let host = request.address.host
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let promise = loop.makePromise(of: WebAnswer.self)
        let patience = patience
        let security = security
        do {
            let socket = try SocketAddress(ipAddress: address.description, port: request.address.port)
            let channel = try await ClientBootstrap(group: loop)
                .connectTimeout(.seconds(Int64(patience.connecting)))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        if request.address.isSecure {
                            let name = NetworkAddress(host) == nil ? host : nil
                            try pipeline.addHandler(NIOSSLClientHandler(context: security, serverHostname: name))
                        }
                        try pipeline.addHandler(ByteCounter(limit: request.limit))
                        try pipeline.addHTTPClientHandlers()
                        try pipeline.addHandler(
                            Exchange(request, patience: patience, until: end, promise: promise))
                    }
                }
                .connect(to: socket).get()
            return Connection(channel: channel, outcome: promise.futureResult, host: host)
        } catch {
            promise.fail(error)
            throw ConnectingFault(fault: WebFault(connecting: error, host: host, patience), isBeforeConnection: true)
        }
    }
}
