import Record

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bodies that wait to be read: files in a folder beside the record, so that what was accepted outlives the program.
struct Spool: Sendable {
    let folder: String

    init(beside record: String) throws {
        folder = record + ".queue"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        chmod(folder, 0o700)
    }

    func path(of importing: ThingID) -> String { folder + "/" + importing.description }

    /// Writes a body to the disk before it has a name.
    func write(_ bytes: [UInt8]) throws -> String {
        let path = folder + "/new-" + UUID().uuidString
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Spool.full }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Spool.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                unlink(path)
                throw Spool.full
            }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw Spool.full }
        return path
    }

    func name(_ path: String, _ importing: ThingID) throws {
        guard rename(path, self.path(of: importing)) == 0 else { throw Spool.full }
    }

    func remove(_ path: String) { unlink(path) }

    /// Imports whose bodies still wait, in order; bodies without a name were never accepted.
    func waiting() -> [ThingID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix("new-") { remove(folder + "/" + name) }
        return names.compactMap { ThingID($0) }.filter { $0.kind == .importing }.sorted { $0.number < $1.number }
    }

    private static var full: Problem {
        Problem(.busy, "the report cannot be kept now: the disk takes no more", headers: [.retryAfter: "60"])
    }

    private static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }
}
