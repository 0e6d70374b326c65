import Foundation
import Testing

@testable import Desk
@testable import Reading
@testable import Record

/// The small parts.
@Suite struct PartsTests {
    @Test func aQueryIsNamesAndValues() throws {
        let query = try Query("type=A&type=B%20C&words=%22x+y%22&empty=")
        #expect(query.values("type") == ["A", "B C"])
        #expect(try query.value("words") == "\"x y\"")
        #expect(try query.value("empty") == nil)
        #expect(throws: Problem.self) { try query.value("type") }
        #expect(throws: Problem.self) { try Query("a=%ff") }
        #expect(throws: Problem.self) { try Query("a=%4") }
        #expect(throws: Problem.self) { try Query("a=%00") }
        #expect(try Query("a=1&b=2") == Query("b=2&a=1"))
    }

    @Test func triesAreCountedAndForgiven() {
        let time = TemporaryDesk.Time()
        let limit = LoginLimit(clock: RecordClock { time.now })
        for _ in 0..<5 { #expect(limit.begin(["ana"]) == nil) }
        #expect(limit.begin(["ana"]) == 60)
        #expect(limit.begin(["bo"]) == nil)
        time.pass(seconds: 61)
        #expect(limit.begin(["ana"]) == nil)
        #expect(limit.begin(["ana"]) == 120)
        time.pass(seconds: 121)
        limit.succeeded(["ana"])
        for _ in 0..<5 { #expect(limit.begin(["ana"]) == nil) }
    }

    @Test func sessionsOutliveTheProgramAndEndWhenNobodyIsThere() throws {
        let time = TemporaryDesk.Time()
        let folder = NSTemporaryDirectory() + "people-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let people = try PeopleStore(beside: folder + "/r", clock: RecordClock { time.now })
        try people.add("ana", role: "reader", hash: "x")
        let secret = try Sessions(people: people).begin("ana")
        time.pass(seconds: 7 * 3600)
        let sessions = Sessions(people: try PeopleStore(beside: folder + "/r", clock: RecordClock { time.now }))
        let found = try #require(try sessions.find(secret))
        #expect(found.name == "ana" && found.csrf.count == 64 && !secret.contains(found.csrf))
        let file = try Data(contentsOf: URL(fileURLWithPath: people.path))
        #expect(file.range(of: Data(secret.utf8)) == nil)
        time.pass(seconds: 7 * 3600)
        #expect(try Sessions(people: people).find(secret)?.csrf == found.csrf)
        time.pass(seconds: 9 * 3600)
        #expect(try sessions.find(secret) == nil)
        #expect(try people.session(hash: Secrets.hash(secret)) == nil)
        let other = try sessions.begin("ana")
        try people.remove("ana")
        #expect(try Sessions(people: people).find(other) == nil)
    }

    @Test func anAnswerIsKeptUntilTheRecordChanges() {
        let cache = AnswerCache(most: 4000)
        func kept(_ count: Int) -> AnswerCache.Kept {
            AnswerCache.Kept(bytes: [UInt8](repeating: 7, count: count), type: nil, etag: "e", packed: nil)
        }
        cache.keep(kept(500), to: "a", at: 1)
        #expect(cache.answer(to: "a", at: 1)?.bytes.count == 500)
        #expect(cache.answer(to: "a", at: 2) == nil)
        cache.keep(kept(500), to: "b", at: 2)
        cache.keep(kept(400), to: "b", at: 1)
        #expect(cache.answer(to: "b", at: 2)?.bytes.count == 500)
        let now = ContinuousClock.now
        cache.keep(kept(100), to: "slow", at: 2, cost: .milliseconds(300), now: now)
        #expect(cache.answer(to: "slow", at: 3, now: now + .milliseconds(1100)) != nil)
        #expect(cache.answer(to: "slow", at: 3, now: now + .milliseconds(1300)) == nil)
        for index in 0..<20 { cache.keep(kept(500), to: "n\(index)", at: 2) }
        #expect(cache.answer(to: "b", at: 2) == nil && cache.answer(to: "n19", at: 2) != nil)
        cache.keep(kept(3000), to: "long", at: 2)
        #expect(cache.answer(to: "long", at: 2) == nil)
        cache.clear()
        #expect(cache.answer(to: "n19", at: 2) == nil)
    }

    @Test func passwordsAreKnownByTheirHash() throws {
        let hash = try #require(PasswordHash.of("correct horse battery"))
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(PasswordHash.holds(hash, "correct horse battery") && !PasswordHash.holds(hash, "correct horse"))
        #expect(PasswordHash.of("correct horse battery") != hash)
        #expect(!PasswordHash.holds("rubbish", "x"))
    }

    @Test func whatIsPackedCanBeUnpacked() throws {
        let bytes = Array(String(repeating: "some words, and more; ", count: 20_000).utf8)
        #expect(try Inflater().all(of: GzipStream.packed(bytes, level: 3), limit: 1 << 20) == bytes)
        #expect(try Inflater().all(of: GzipStream.packed([], level: 3), limit: 10).isEmpty)
    }

    @Test func thePageIsFilesThatNothingLeadsOutOf() async throws {
        let folder = NSTemporaryDirectory() + "page-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/assets", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "<!doctype html>".write(toFile: folder + "/index.html", atomically: true, encoding: .utf8)
        try "let a = 1".write(toFile: folder + "/assets/a.js", atomically: true, encoding: .utf8)
        try "secret".write(toFile: folder + "/secret.txt", atomically: true, encoding: .utf8)
        let page = PageFiles(folder: folder)
        #expect(page.file("/")?.type == "text/html; charset=utf-8")
        #expect(page.file("/assets/a.js")?.type == "text/javascript; charset=utf-8")
        let tag = page.file("/assets/a.js")?.etag
        try "let a = 2222".write(toFile: folder + "/assets/a.js", atomically: true, encoding: .utf8)
        #expect(page.file("/assets/a.js")?.etag != tag)
        for path in ["/secret.txt", "/assets/../secret.txt", "/assets", "/assets/", "/assets/a", "/assets/%2e%2e/secret.txt"] {
            #expect(page.file(path) == nil)
        }
    }

    @Test func unitsAreCounted() {
        let bytes = Array("aé🦅b".utf8)
        let places = [0, 1, 3, 7, 8]
        #expect(places.map(UnitCounts(bytes, unit: .utf16).count(before:)) == [0, 1, 2, 4, 5])
        #expect(places.map(UnitCounts(bytes, unit: .codepoints).count(before:)) == [0, 1, 2, 3, 4])
        #expect(places.map(UnitCounts(bytes, unit: .utf8).count(before:)) == places)
    }

    @Test(arguments: [
        ("https://t.example.org/{z}/{x}/{y}.png", "https://t.example.org"), ("javascript:alert(1)", nil),
        ("https://a;script-src *", "https://a"),
    ])
    func aTileServerIsAnOrigin(address: String, origin: String?) {
        var settings = DeskSettings()
        settings.tiles = address
        #expect(settings.tileOrigin == origin)
    }
}
