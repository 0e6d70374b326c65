import Foundation

/// A fixture that holds what a test expects to the byte.
///
/// `WRITE_GOLDEN=1 swift test` writes the files anew from what the program gives; look at the difference before committing.
package struct GoldenFile {
    package let path: String

    /// - Parameter path: under `Tests/Fixtures`.
    package init(_ path: String) {
        self.path = repositoryFile("Tests/Fixtures/" + path)
    }

    /// What is expected, empty where there is no file yet.
    package func expected(writing actual: String) throws -> String {
        if ProcessInfo.processInfo.environment["WRITE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try actual.write(toFile: path, atomically: true, encoding: .utf8)
        }
        guard let bytes = FileManager.default.contents(atPath: path) else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
