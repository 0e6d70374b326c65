import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL

/// A web server of this machine that answers as it is told, byte for byte, and remembers what it was asked.
final class LoopbackServer: Sendable {
    /// One request as it came.
    struct Asked: Sendable {
        var path: String
        var fields: [String: String]
    }

    enum Reply: Sendable {
        case answer(Int, [(String, String)] = [], [UInt8] = [])
        /// Bytes as they are, then the connection is closed.
        case raw(String)
        /// An answer after so many milliseconds.
        case slow(milliseconds: Int, String)
        /// Takes the request and says nothing.
        case silence
        /// A head, then one byte every so many milliseconds.
        case drip(milliseconds: Int)
        /// These bytes, then that piece again and again.
        case endless(String, piece: String)

        static func text(_ words: String, _ fields: [(String, String)] = []) -> Reply { .answer(200, fields, Array(words.utf8)) }

        static func moved(_ status: Int, to location: String) -> Reply { .answer(status, [("Location", location)]) }
    }

    /// - Parameter number: how often the path was asked for before.
    typealias Answering = @Sendable (Asked, _ number: Int) -> Reply

    private struct Book {
        var asked: [Asked] = []
        var open = 0
        var mostOpen = 0
    }

    private let channel: any Channel
    private let book: NIOLockedValueBox<Book>

    init(isSecure: Bool = false, _ answering: @escaping Answering) async throws {
        let book = NIOLockedValueBox(Book())
        self.book = book
        let security = isSecure ? try LoopbackServer.security() : nil
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let security { try pipeline.addHandler(NIOSSLServerHandler(context: security)) }
                    try pipeline.addHandler(
                        Conversation { asked in
                            let number = book.withLockedValue { book in
                                defer { book.asked.append(asked) }
                                book.open += 1
                                book.mostOpen = max(book.open, book.mostOpen)
                                return book.asked.count { $0.path == asked.path }
                            }
                            return answering(asked, number)
                        } closed: {
                            book.withLockedValue { $0.open -= 1 }
                        })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    var url: String { "http://127.0.0.1:\(port)" }
    var asked: [Asked] { book.withLockedValue { $0.asked } }
    /// Paths in the order in which they were asked for, robots.txt left out.
    var paths: [String] { asked.map(\.path).filter { $0 != "/robots.txt" } }
    var mostOpen: Int { book.withLockedValue { $0.mostOpen } }

    func stop() async { try? await channel.close() }

    static func fixture(_ name: String) throws -> [UInt8] {
        Array(
            try Data(
                contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/" + name)
            ))
    }

    private static func security() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(fixture("server.pem")).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(bytes: fixture("server.key"), format: .pem)
        return try NIOSSLContext(configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }
}

/// One connection.
private final class Conversation: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let reply: (LoopbackServer.Asked) -> LoopbackServer.Reply
    private let closed: () -> Void
    private var hasAsked = false
    private var words = ""

    init(reply: @escaping (LoopbackServer.Asked) -> LoopbackServer.Reply, closed: @escaping () -> Void) {
        self.reply = reply
        self.closed = closed
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        words += String(buffer: unwrapInboundIn(data))
        guard !hasAsked, words.hasSuffix("\r\n\r\n") else { return }
        hasAsked = true
        let lines = words.split(separator: "\r\n")
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ": ", maxSplits: 1)
            if parts.count == 2 { fields[parts[0].lowercased()] = String(parts[1]) }
        }
        let path = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        switch reply(LoopbackServer.Asked(path: path, fields: fields)) {
        case .answer(let status, let fields, let body):
            let lines = fields.map { "\($0.0): \($0.1)\r\n" }.joined()
            let length = status == 304 ? "" : "Content-Length: \(body.count)\r\n"
            send(Array("HTTP/1.1 \(status) So\r\n\(lines)\(length)Connection: close\r\n\r\n".utf8) + body, context, closing: true)
        case .raw(let words): send(Array(words.utf8), context, closing: true)
        case .slow(let milliseconds, let words):
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
                let (conversation, context) = bound.value
                let answer = "HTTP/1.1 200 So\r\nContent-Length: \(words.utf8.count)\r\n\r\n" + words
                conversation.send(Array(answer.utf8), context, closing: true)
            }
        case .silence: break
        case .drip(let milliseconds):
            send(Array("HTTP/1.1 200 So\r\n\r\n".utf8), context)
            `repeat`(Array(".".utf8), every: .milliseconds(Int64(milliseconds)), context)
        case .endless(let start, let piece):
            send(Array(start.utf8), context)
            `repeat`(Array(piece.utf8), every: .microseconds(50), context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) { if hasAsked { closed() } }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext, closing: Bool = false) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).whenComplete { _ in
            if closing { bound.value.close(promise: nil) }
        }
    }

    private func `repeat`(_ bytes: [UInt8], every pause: TimeAmount, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let channel = context.channel
        context.eventLoop.scheduleTask(in: pause) {
            guard channel.isActive else { return }
            let (conversation, context) = bound.value
            if channel.isWritable { conversation.send(bytes, context) }
            conversation.repeat(bytes, every: pause, context)
        }
    }
}
