#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs a program without a shell, with a limit on its time and on what it may write.
struct ChildProcess {
    enum Fault: Error, Equatable {
        case missing
        case tooSlow
        case tooMuchOutput
        case failed(errno: Int32)
    }

    struct Result {
        var status: Int32
        var output: [UInt8]
        var messages: [UInt8]
    }

    /// Looked for along PATH.
    var program: String
    var arguments: [String]
    var seconds: Int
    var outputLimit: Int

    func run() throws(Fault) -> Result {
        var pipes = try Pipes()
        defer { pipes.close() }
        let child = try spawn(pipes)
        pipes.closeWriters()
        let outcome = pipes.drain(until: Self.now() + Double(seconds), limit: outputLimit)
        if outcome != .ended { kill(child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        switch outcome {
        case .ended:
            return Result(status: status & 0x7F == 0 ? status >> 8 & 0xFF : -1, output: pipes.output, messages: pipes.messages)
        case .late: throw .tooSlow
        case .full: throw .tooMuchOutput
        }
    }

    private func spawn(_ pipes: Pipes) throws(Fault) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, pipes.outputWriter, 1)
        posix_spawn_file_actions_adddup2(&actions, pipes.messageWriter, 2)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let result = posix_spawnp(&child, program, &actions, nil, words, environ)
        if result == ENOENT { throw .missing }
        guard result == 0 else { throw .failed(errno: result) }
        return child
    }

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// The two pipes a child writes to, and what has come through them.
private struct Pipes {
    enum Outcome {
        case ended, late, full
    }

    private(set) var output: [UInt8] = []
    private(set) var messages: [UInt8] = []
    private(set) var outputWriter: Int32
    private(set) var messageWriter: Int32
    private var outputReader: Int32
    private var messageReader: Int32

    init() throws(ChildProcess.Fault) {
        var first: [Int32] = [0, 0]
        var second: [Int32] = [0, 0]
        guard pipe(&first) == 0 else { throw .failed(errno: errno) }
        guard pipe(&second) == 0 else {
            let reason = errno
            _ = Self.close(first[0])
            _ = Self.close(first[1])
            throw .failed(errno: reason)
        }
        // Kept from children that other threads start, whose open ends would keep this pipe from ending.
        for descriptor in first + second { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        (outputReader, outputWriter) = (first[0], first[1])
        (messageReader, messageWriter) = (second[0], second[1])
    }

    mutating func closeWriters() {
        outputWriter = Self.close(outputWriter)
        messageWriter = Self.close(messageWriter)
    }

    mutating func close() {
        closeWriters()
        outputReader = Self.close(outputReader)
        messageReader = Self.close(messageReader)
    }

    /// Closes and returns what marks a closed one.
    private static func close(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            if descriptor >= 0 { _ = Glibc.close(descriptor) }
        #else
            if descriptor >= 0 { _ = Darwin.close(descriptor) }
        #endif
        return -1
    }

    /// Reads both until both end, the hour strikes or the limit is passed.
    mutating func drain(until deadline: Double, limit: Int) -> Outcome {
        while outputReader >= 0 || messageReader >= 0 {
            let left = deadline - ChildProcess.now()
            guard left > 0 else { return .late }
            var waits = [
                pollfd(fd: outputReader, events: Int16(POLLIN), revents: 0),
                pollfd(fd: messageReader, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&waits, 2, Int32(min(left * 1000 + 1, 60_000)))
            if ready < 0, errno != EINTR { return .late }
            guard ready > 0 else { continue }
            if waits[0].revents != 0 { outputReader = Self.read(outputReader, into: &output) }
            if waits[1].revents != 0 { messageReader = Self.read(messageReader, into: &messages) }
            if output.count > limit || messages.count > 1 << 20 { return .full }
        }
        return .ended
    }

    /// Reads once; returns the descriptor, or −1 after its end.
    private static func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Int32 {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        #if canImport(Glibc)
            let count = Glibc.read(descriptor, &buffer, buffer.count)
        #else
            let count = Darwin.read(descriptor, &buffer, buffer.count)
        #endif
        if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
        if count < 0, errno == EINTR { return descriptor }
        return count <= 0 ? close(descriptor) : descriptor
    }
}
