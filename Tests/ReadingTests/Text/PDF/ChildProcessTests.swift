import Testing

@testable import Reading

@Suite struct ChildProcessTests {
    private func process(_ program: String, _ arguments: String..., seconds: Int = 20, limit: Int = 1 << 20) -> ChildProcess {
        ChildProcess(program: program, arguments: arguments, seconds: seconds, outputLimit: limit)
    }

    @Test func outputMessagesAndStatus() throws {
        let result = try process("sh", "-c", "echo out; echo err >&2; exit 3").run()
        #expect(result.output == Array("out\n".utf8))
        #expect(result.messages == Array("err\n".utf8))
        #expect(result.status == 3)
    }

    @Test func argumentsMeetNoShell() throws {
        #expect(try process("echo", "$HOME; `ls`").run().output == Array("$HOME; `ls`\n".utf8))
    }

    @Test func slowIsEnded() {
        #expect(throws: ChildProcess.Fault.tooSlow) { try process("sleep", "30", seconds: 1).run() }
    }

    @Test func talkativeIsEnded() {
        #expect(throws: ChildProcess.Fault.tooMuchOutput) { try process("yes", limit: 10_000).run() }
    }

    @Test func missing() {
        #expect(throws: ChildProcess.Fault.missing) { try process("no-such-program-here").run() }
    }
}
