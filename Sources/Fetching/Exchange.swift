import NIOCore
import NIOHTTP1
import Record

/// Sends one request and gathers the answer, within limits of size and time.
final class Exchange: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let request: WebRequest
    private let patience: WebClient.Patience
    private let end: NIODeadline
    private let promise: EventLoopPromise<WebAnswer>
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []
    private var isDone = false
    private var reading: Scheduled<Void>?
    private var whole: Scheduled<Void>?

    init(_ request: WebRequest, patience: WebClient.Patience, until end: NIODeadline, promise: EventLoopPromise<WebAnswer>) {
        self.request = request
        self.patience = patience
        self.end = end
        self.promise = promise
    }

    private var host: String { request.address.host }

    func channelActive(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        whole = context.eventLoop.assumeIsolated().scheduleTask(deadline: end) {
            self.fail(.tooSlow(host: self.host, .whole, seconds: self.patience.whole), bound.value)
        }
        waitForBytes(context)
        var fields = HTTPHeaders([("Host", request.address.authority)])
        for field in request.fields { fields.add(name: field.name, value: field.value) }
        fields.add(name: "Connection", value: "close")
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: request.address.target, headers: fields)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            if let told = head.headers.first(name: "content-length").flatMap({ Int($0) }), told > request.limit {
                fail(.tooLarge(limit: request.limit), context)
            }
        case .body(let piece):
            guard !isDone else { return }
            body.append(contentsOf: piece.readableBytesView)
            guard body.count <= request.limit else { return fail(.tooLarge(limit: request.limit), context) }
        case .end:
            guard let head else { return }
            let fields = head.headers.map { (name: $0.name, value: $0.value) }
            finish(.success(WebAnswer(status: Int(head.status.code), fields: fields, sent: body)), context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if !isDone { waitForBytes(context) }
        context.fireChannelReadComplete()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A server that hangs up without a word ends what has no length; what has one is seen to be cut short.
        if case .closedUncleanly = WebFault.Kind(error) { return }
        finish(.failure(error), context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(.brokenOff(host: host), context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { fail(.brokenOff(host: host), context) }

    /// Begins anew to wait for the next byte.
    private func waitForBytes(_ context: ChannelHandlerContext) {
        reading?.cancel()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        reading = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(patience.reading))) {
            self.fail(.tooSlow(host: self.host, .reading, seconds: self.patience.reading), bound.value)
        }
    }

    private func fail(_ fault: WebFault, _ context: ChannelHandlerContext) { finish(.failure(fault), context) }

    private func finish(_ outcome: Result<WebAnswer, any Error>, _ context: ChannelHandlerContext) {
        guard !isDone else { return }
        isDone = true
        reading?.cancel()
        whole?.cancel()
        promise.completeWith(outcome)
        context.close(promise: nil)
    }
}

/// Stops an answer that has too many bytes, head and chunks' marks and all, before anything is made of them.
final class ByteCounter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// For the head and the marks of chunks.
    private static let extra = 4 << 20

    private let limit: Int
    private var count = 0

    init(limit: Int) { self.limit = limit }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        count += unwrapInboundIn(data).readableBytes
        guard count <= limit + ByteCounter.extra else {
            context.fireErrorCaught(WebFault.tooLarge(limit: limit))
            return
        }
        context.fireChannelRead(data)
    }
}
