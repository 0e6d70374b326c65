import Foundation
import NIOConcurrencyHelpers
import Testing

@testable import Fetching
@testable import Record

@Suite(.timeLimit(.minutes(1))) struct WebClientTests {
    /// Gives up soon.
    private static func patience(reading: Int = 5, whole: Int = 10) -> WebClient.Patience {
        var patience = WebClient.Patience()
        (patience.reading, patience.whole) = (reading, whole)
        return patience
    }

    private func request(_ url: String, allowsPrivate: Bool = true, limit: Int = 1 << 20) throws -> WebRequest {
        WebRequest(address: try WebAddress(url), fields: [("X-Asked", "yes")], allowsPrivate: allowsPrivate, limit: limit)
    }

    /// What one reply comes to.
    private func outcome(
        of reply: LoopbackServer.Reply, _ patience: WebClient.Patience = patience(), limit: Int = 1 << 20
    ) async throws -> Result<WebAnswer, WebFault> {
        let server = try await LoopbackServer { _, _ in reply }
        let client = try WebClient(patience: patience)
        let request = try request(server.url + "/a?b=c", limit: limit)
        let outcome: Result<WebAnswer, WebFault>
        do throws(WebFault) { outcome = .success(try await client.answer(to: request)) } catch { outcome = .failure(error) }
        await server.stop()
        return outcome
    }

    private func fault(of reply: LoopbackServer.Reply, _ patience: WebClient.Patience = patience(), limit: Int = 1 << 20)
        async throws
        -> WebFault?
    {
        if case .failure(let fault) = try await outcome(of: reply, patience, limit: limit) { fault } else { nil }
    }

    @Test func anAnswerComesWithItsFields() async throws {
        let server = try await LoopbackServer { _, _ in .text("It rained.", [("ETag", "\"1\"")]) }
        let answer = try await WebClient().answer(to: request(server.url + "/a?b=c"))
        #expect(answer.status == 200)
        #expect(answer.head["etag"] == "\"1\"")
        #expect(String(decoding: answer.sent, as: UTF8.self) == "It rained.")
        let asked = try #require(server.asked.first)
        #expect(asked.path == "/a?b=c")
        #expect(asked.fields["host"] == "127.0.0.1:\(server.port)")
        #expect(asked.fields["x-asked"] == "yes")
        await server.stop()
    }

    @Test(arguments: [
        "HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nIt \r\n7\r\nrained.\r\n0\r\n\r\n",
        "HTTP/1.0 200 So\r\n\r\nIt rained.",
    ])
    func aBodyHasNoOneForm(raw: String) async throws {
        let answer = try await outcome(of: .raw(raw)).get()
        #expect(String(decoding: answer.sent, as: UTF8.self) == "It rained.")
    }

    @Test(arguments: ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "localhost"])
    func thisMachineIsRefused(host: String) async throws {
        let server = try await LoopbackServer { _, _ in .text("secret") }
        let client = try WebClient()
        let fault = await #expect(throws: WebFault.self) {
            try await client.answer(to: request("http://\(host):\(server.port)/", allowsPrivate: false))
        }
        #expect(fault?.sentence.contains("allow_private = true") == true, "\(fault?.sentence ?? "")")
        #expect(server.asked.isEmpty)
        await server.stop()
    }

    /// A name server that answers otherwise the second time is not asked a second time.
    @Test func theConnectionGoesToTheAddressThatWasLookedAt() async throws {
        let server = try await LoopbackServer { _, _ in .text("here") }
        let asked = NIOLockedValueBox<[String]>([])
        let client = try WebClient { host in
            let count = asked.withLockedValue { asked in
                asked.append(host)
                return asked.count
            }
            return [NetworkAddress(count == 1 ? "127.0.0.1" : "127.9.9.9")].compactMap(\.self)
        }
        let answer = try await client.answer(to: request("http://feeds.example:\(server.port)/"))
        #expect(String(decoding: answer.sent, as: UTF8.self) == "here")
        #expect(asked.withLockedValue { $0 } == ["feeds.example"])
        #expect(server.asked.first?.fields["host"] == "feeds.example:\(server.port)")
        await #expect(throws: WebFault.privateAddress(host: "feeds.example", try #require(NetworkAddress("127.9.9.9")))) {
            try await client.answer(to: request("http://feeds.example:\(server.port)/", allowsPrivate: false))
        }
        await server.stop()
    }

    @Test func whoSaysNothingIsLeft() async throws {
        #expect(try await fault(of: .silence, Self.patience(reading: 1)) == .tooSlow(host: "127.0.0.1", .reading, seconds: 1))
    }

    @Test func whoDripsIsLeft() async throws {
        #expect(
            try await fault(of: .drip(milliseconds: 200), Self.patience(reading: 1, whole: 2))
                == .tooSlow(host: "127.0.0.1", .whole, seconds: 2))
    }

    @Test(arguments: [
        LoopbackServer.Reply.endless("HTTP/1.1 200 So\r\n\r\n", piece: String(repeating: "x", count: 1 << 16)),
        .raw("HTTP/1.1 200 So\r\nContent-Length: 2000000\r\n\r\n"),
    ])
    func whatHasNoEndIsRefused(reply: LoopbackServer.Reply) async throws {
        #expect(try await fault(of: reply, limit: 1 << 20) == .tooLarge(limit: 1 << 20))
    }

    @Test func aHeadWithoutEndIsRefused() async throws {
        let fault = try await fault(
            of: .endless("HTTP/1.1 200 So\r\n", piece: "X-More: " + String(repeating: "x", count: 2000) + "\r\n"))
        guard case .brokenAnswer? = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
    }

    @Test func anAnswerThatBreaksOffIsNone() async throws {
        for raw in [
            "HTTP/1.1 200 So\r\nContent-Length: 100\r\n\r\nIt rained.", "HTTP/1.1 200", "",
            "HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nIt ",
        ] {
            #expect(try await fault(of: .raw(raw)) == .brokenOff(host: "127.0.0.1"), "\(raw)")
        }
        guard case .brokenAnswer? = try await fault(of: .raw("SSH-2.0-Sh_1\r\n\r\n")) else {
            Issue.record("another protocol was taken for HTTP")
            return
        }
    }

    @Test func nobodyThereIsSaid() async throws {
        let server = try await LoopbackServer { _, _ in .silence }
        let port = server.port
        await server.stop()
        let fault = await #expect(throws: WebFault.self) {
            try await WebClient().answer(to: request("http://127.0.0.1:\(port)/"))
        }
        #expect(fault?.sentence == "no connection to 127.0.0.1: nothing there takes connections")
        let unknown = await #expect(throws: WebFault.self) {
            try await WebClient { _ in [] }.answer(to: request("http://nowhere.example/"))
        }
        #expect(unknown == .noSuchHost("nowhere.example"))
    }

    @Test func certificatesAreCheckedAgainstTheName() async throws {
        let server = try await LoopbackServer(isSecure: true) { _, _ in .text("safe") }
        let here: WebClient.LookUp = { _ in [NetworkAddress("127.0.0.1")].compactMap(\.self) }
        let root = try LoopbackServer.fixture("root.pem")
        let trusting = try WebClient(roots: [root], lookUp: here)
        let answer = try await trusting.answer(to: request("https://feeds.example:\(server.port)/"))
        #expect(String(decoding: answer.sent, as: UTF8.self) == "safe")
        let other = await #expect(throws: WebFault.self) {
            try await trusting.answer(to: request("https://other.example:\(server.port)/"))
        }
        #expect(other == .certificate(host: "other.example", reason: "it is of another host"))
        let untrusted = await #expect(throws: WebFault.self) {
            try await WebClient(lookUp: here).answer(to: request("https://feeds.example:\(server.port)/"))
        }
        guard case .certificate(host: "feeds.example", _)? = untrusted else {
            Issue.record("\(String(describing: untrusted))")
            return
        }
        await server.stop()
    }
}
