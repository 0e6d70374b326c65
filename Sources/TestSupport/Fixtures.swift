import Foundation
import Reading

/// The files that tests read: `Tests/Fixtures/` and `Data/` of this repository, found from this source file.
package enum Fixtures {
    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    package static let data = DataDirectory(path: root.appendingPathComponent("Data").path)

    /// The reader of the Text room with the repository's own lexicons.
    package static let reader: Result<ReportReader, DataError> = Result { () throws(DataError) in
        ReportReader(lexicon: try PageLexicon(data: data))
    }

    package static func path(_ name: String) -> String { root.appendingPathComponent("Tests/Fixtures/" + name).path }

    package static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path(name)))) }

    /// The one report of a text.
    package static func report(_ bytes: [UInt8], path: String = "report.txt") throws -> Report {
        let outcomes = try reader.get().reports(in: bytes, path: path)
        guard outcomes.count == 1, let only = outcomes.first else { throw Unexpected(count: outcomes.count) }
        return try only.get()
    }

    package static func report(_ text: String) throws -> Report { try report(Array(text.utf8)) }

    struct Unexpected: Error {
        var count: Int
    }
}
