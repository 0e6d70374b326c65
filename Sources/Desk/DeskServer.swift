import Hummingbird
import Logging
import Record
import ServiceLifecycle

/// Runs the desk until it is told to stop.
package struct DeskServer {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// Listens, and returns after SIGTERM or SIGINT once answers that are underway are written and the batch that is being read is kept.
    ///
    /// - Parameters:
    ///   - signals: whether the program's signals stop it; tests cancel the task.
    ///   - ready: told the port once the server listens.
    package func run(signals: Bool = true, ready: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let desk = desk
        // Before anything can be posted: a body that has no name yet is then nobody's.
        desk.queue.start()
        var application = Application(
            responder: DeskResponder(desk: desk, table: .desk),
            server: .http1(configuration: .init(idleTimeout: .seconds(300))),
            configuration: .init(address: .hostname(desk.settings.host, port: desk.settings.port), serverName: nil, backlog: 512),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? desk.settings.port) },
            logger: desk.logger)
        application.addServices(DeskWork(desk: desk))
        var failure: (any Error)?
        do {
            if signals { try await DeskServer.group(application).run() } else { try await application.run() }
        } catch {
            failure = error
        }
        await desk.queue.stop()
        await desk.pool.stop()
        await desk.passwordPool.stop()
        if let failure { throw failure }
    }

    /// What is underway when a signal comes has so long to end.
    private static let patience = Duration.seconds(20)

    private static func group(_ application: some Service & ApplicationProtocol) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: application.logger)
        configuration.maximumGracefulShutdownDuration = patience
        return ServiceGroup(configuration: configuration)
    }
}

/// What the desk does beside answering: it looks what is new.
private struct DeskWork: Service {
    let desk: Desk

    func run() async throws {
        let watch = Task { await SearchWatch(desk: desk).run() }
        try? await gracefulShutdown()
        watch.cancel()
        desk.streams.stop()
    }
}
