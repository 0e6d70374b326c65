import Foundation
import Testing

@testable import Desk
@testable import Record

/// Who comes in, and what they may.
@Suite struct AccessTests {
    private static let step = "{\"action\": \"accept\", \"things\": [\"v1\"]}"

    @Test func nobodyAsksWhereThereAreUsers() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            try desk.addUser("ana", .analyst)
            for endpoint in EndpointTable.desk.endpoints where endpoint.role != nil {
                let path = endpoint.path.replacing("{id}", with: "v1").replacing("{form}", with: "csv").replacing(
                    "{name}", with: "x"
                ).replacing("{number}", with: "1")
                let reply = try await desk.client.send(
                    endpoint.method.rawValue, EndpointTable.prefix + path, ["Content-Type": "application/json"], Array("{}".utf8))
                #expect(reply.status == 401, "\(endpoint.method) \(path): \(reply.status)")
            }
            #expect(try await desk.client.get("/api/v1/health").status == 200)
            #expect(try await desk.client.get("/api/v1/session").json["user"] is NSNull)
        }
    }

    @Test func rolesBoundWhatIsDone() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            for (name, role) in [("rea", Role.reader), ("ana", .analyst), ("ada", .admin)] { try desk.addUser(name, role) }
            for (name, role) in [("rea", Role.reader), ("ana", .analyst), ("ada", .admin)] {
                let pass = try await desk.login(name)
                for endpoint in EndpointTable.desk.endpoints
                where endpoint.role != nil && endpoint.path != "/stream" && endpoint.path != "/session" {
                    let path = endpoint.path.replacing("{id}", with: "z9").replacing("{form}", with: "csv").replacing(
                        "{name}", with: "x"
                    ).replacing("{number}", with: "9")
                    let reply = try await desk.client.send(
                        endpoint.method.rawValue, EndpointTable.prefix + path, pass, endpoint.method == .get ? nil : [])
                    let isAllowed = role >= (endpoint.role ?? .reader)
                    #expect((reply.status == 403) == !isAllowed, "\(name) \(endpoint.method) \(path): \(reply.status)")
                }
            }
        }
    }

    @Test func aCookieIsForThePageAlone() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            try desk.addUser("ana", .analyst)
            let reply = try await desk.client.post(
                "/api/v1/session", "{\"name\": \"ana\", \"password\": \"\(DeskTexts.password)\"}")
            let cookie = reply.headers["set-cookie"] ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && !cookie.contains("Secure"))
            let pass = try await desk.login("ana")
            let bare = ["Cookie": pass["Cookie"] ?? ""]
            #expect(try await desk.client.post("/api/v1/corrections", AccessTests.step, bare).status == 403)
            #expect(
                try await desk.client.post("/api/v1/corrections", AccessTests.step, bare.merging(["X-CSRF-Token": "0"]) { $1 })
                    .status == 403)
            #expect(
                try await desk.client.post(
                    "/api/v1/corrections", AccessTests.step, pass.merging(["Origin": "https://evil.example"]) { $1 }
                ).status == 403)
            #expect(try await desk.client.post("/api/v1/corrections", AccessTests.step, pass).status == 201)
            #expect(try desk.store.corrections().first?.correction.by == "ana")
            #expect(try await desk.client.send("DELETE", "/api/v1/session", pass).status == 204)
            #expect(try await desk.client.get("/api/v1/events", pass).status == 401)
        }
    }

    @Test func behindTLSCookiesAreSecure() async throws {
        var settings = TemporaryDesk.settings
        settings.isBehindTLS = true
        try await TemporaryDesk.with([], settings: settings) { (desk) async throws in
            try desk.addUser("ana", .analyst)
            let reply = try await desk.client.post(
                "/api/v1/session", "{\"name\": \"ana\", \"password\": \"\(DeskTexts.password)\"}")
            #expect(reply.headers["set-cookie"]?.contains("; Secure") == true)
        }
    }

    @Test func tokensAreShownOnceAndEnd() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            try desk.addUser("ana", .analyst)
            let pass = try await desk.login("ana")
            let made = try await desk.client.post(
                "/api/v1/tokens", "{\"name\": \"nightly\", \"role\": \"reader\", \"days\": 2}", pass)
            let token = made.json["token"] as? String ?? ""
            #expect(made.status == 201 && token.hasPrefix("rap_"))
            #expect(try await !desk.client.get("/api/v1/tokens", pass).text.contains(token))
            let script = ["Authorization": "Bearer \(token)"]
            #expect(try await desk.client.get("/api/v1/events", script).status == 200)
            #expect(try await desk.client.post("/api/v1/corrections", AccessTests.step, script).status == 403)
            #expect(try await desk.client.post("/api/v1/tokens", "{\"name\": \"more\"}", script).status == 403)
            #expect(try await desk.client.post("/api/v1/tokens", "{\"name\": \"x\", \"role\": \"admin\"}", pass).status == 422)
            #expect(try await desk.client.get("/api/v1/events", ["Authorization": "Bearer rap_0"]).status == 401)
            desk.time.pass(seconds: 3 * 86_400)
            #expect(try await desk.client.get("/api/v1/events", script).status == 401)
            let again = try await desk.login("ana")
            let other = try await desk.client.post("/api/v1/tokens", "{\"name\": \"two\"}", again)
            let second = ["Authorization": "Bearer \(other.json["token"] as? String ?? "")"]
            #expect(try await desk.client.post("/api/v1/corrections", AccessTests.step, second).status == 201)
            #expect(
                try await desk.client.send("DELETE", "/api/v1/tokens/\(other.json["number"] as? Int ?? 0)", again).status == 204)
            #expect(try await desk.client.get("/api/v1/events", second).status == 401)
            let file = try Data(contentsOf: URL(fileURLWithPath: desk.folder + "/record.sqlite.people"))
            #expect(file.range(of: Data(token.utf8)) == nil && file.range(of: Data(DeskTexts.password.utf8)) == nil)
        }
    }

    @Test func passwordsCannotBeTriedOut() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            try desk.addUser("ana", .analyst)
            let wrong = "{\"name\": \"ana\", \"password\": \"not this one\"}"
            for _ in 0..<5 { #expect(try await desk.client.post("/api/v1/session", wrong).status == 401) }
            let refused = try await desk.client.post("/api/v1/session", wrong)
            #expect(refused.status == 429 && Int(refused.headers["retry-after"] ?? "") ?? 0 > 0)
            #expect(
                try await desk.client.post("/api/v1/session", wrong.replacing("not this one", with: DeskTexts.password)).status
                    == 429)
            desk.time.pass(seconds: 61)
            #expect(
                try await desk.client.post("/api/v1/session", wrong.replacing("not this one", with: DeskTexts.password)).status
                    == 200)
        }
    }

    @Test func whoIsRemovedIsOut() async throws {
        try await TemporaryDesk.with([]) { (desk) async throws in
            try desk.addUser("ana", .analyst)
            try desk.addUser("ada", .admin)
            let pass = try await desk.login("ana")
            #expect(try await desk.client.get("/api/v1/events", pass).status == 200)
            try desk.desk.people.remove("ana")
            #expect(try await desk.client.get("/api/v1/events", pass).status == 401)
        }
    }

    @Test func aDeskWithoutUsersIsForThisMachine() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            let session = try await desk.client.get("/api/v1/session").json
            #expect(session["role"] as? String == "admin")
            for host in ["evil.example", "127.evil.example", "127.0.0.1.evil.example"] {
                #expect(try await desk.client.get("/api/v1/events", ["Host": host]).status == 403)
            }
            #expect(try await desk.client.get("/api/v1/events", ["Host": "localhost:\(desk.client.port)"]).status == 200)
            #expect(
                try await desk.client.post("/api/v1/corrections", AccessTests.step, ["Origin": "http://evil.example"]).status
                    == 403)
            #expect(
                try await desk.client.post("/api/v1/corrections", AccessTests.step, ["Sec-Fetch-Site": "cross-site"]).status
                    == 403)
            #expect(try await desk.client.post("/api/v1/reports", "x", type: "text/plain", ["Origin": "null"]).status == 403)
            #expect(try await desk.client.post("/api/v1/session", "{\"name\": \"a\", \"password\": \"b\"}").status == 409)
        }
    }

    @Test func beyondThisMachineUsersAndTLSAreNeeded() throws {
        let folder = NSTemporaryDirectory() + "people-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let people = try PeopleStore(beside: folder + "/r")
        var settings = DeskSettings()
        try DeskServer.checkAddress(settings, people: people)
        settings.host = "0.0.0.0"
        #expect(throws: AddressFault.noUsers("0.0.0.0")) { try DeskServer.checkAddress(settings, people: people) }
        try people.add("ana", role: "admin", hash: "x")
        #expect(throws: AddressFault.noTLS("0.0.0.0")) { try DeskServer.checkAddress(settings, people: people) }
        settings.isBehindTLS = true
        try DeskServer.checkAddress(settings, people: people)
        let mode = try FileManager.default.attributesOfItem(atPath: people.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
