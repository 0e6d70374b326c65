import Foundation
import Testing

/// `rapporteur watch` as its users start it; the rounds themselves are tested against a server in FetchingTests.
@Suite struct WatchCommandTests {
    @Test func aListIsExplained() throws {
        try withPlace { place in
            let missing = try place.run(["watch", place.folder + "/none.toml"])
            #expect(missing.status == 2)
            #expect(
                missing.complaints
                    == "rapporteur: none.toml: the list of feeds cannot be read; check that the file is there and is text\n")
            let broken = try place.run(["watch", try place.write("f.toml", "[[feed]]\nurl = \"ftp://post.example/\"\n")])
            #expect(broken.status == 2)
            #expect(broken.complaints == "rapporteur: f.toml:2: only http and https are fetched, not ftp\n")
        }
    }

    /// Port 9 of this machine takes no connections.
    @Test func whatFailsIsToldAndListed() throws {
        try withPlace { place in
            let list = try place.write(
                "f.toml",
                "[[feed]]\nurl = \"http://127.0.0.1:9/a\"\n[[feed]]\nurl = \"http://127.0.0.1:9/b\"\nallow_private = true\n")
            let first = try place.run(["watch", list, "--once"])
            #expect(first.status == 1)
            let lines = first.complaints.split(separator: "\n").sorted()
            #expect(
                lines == [
                    "rapporteur: http://127.0.0.1:9/a: 127.0.0.1 lies on this machine or in a network of somebody's own; allow_private = true in its [[feed]] allows it",
                    "rapporteur: http://127.0.0.1:9/b: no connection to 127.0.0.1: nothing there takes connections",
                ])
            #expect(
                first.output.contains("2 feeds visited, 2 failed; 0 reports read, 0 known already, 0 not readable; next visit "))
            #expect(try place.run(["imports", "failures"]).output.split(separator: "\n").count == 2)
            let retried = try place.run(["imports", "retry"])
            #expect(retried.complaints.contains("rapporteur watch tries again"))
            #expect(try place.run(["imports", "failures"]).output.split(separator: "\n").count == 2)
            let state = try place.run(["watch", list, "--state"])
            #expect(
                state.output.contains("http://127.0.0.1:9/b: visited ") && state.output.contains("; failed 1 time: no connection")
            )
            let second = try place.run(["watch", list, "--once"])
            #expect(second.status == 0, "it is nobody's turn")
            #expect(second.output.contains("0 feeds visited"))
            #expect(try place.run(["watch", list, "--once", "--all", "--quiet"]).status == 1)
        }
    }
}
