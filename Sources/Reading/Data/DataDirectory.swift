#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder `Data/` with rules, lexicons and models; opened, never compiled in.
package struct DataDirectory: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// The directory the environment names (`RAPPORTEUR_DATA`), else the first `Data` above the program or in the
    /// working directory.
    package static func located(environment: [String: String], program: String) throws(DataError) -> DataDirectory {
        if let named = environment["RAPPORTEUR_DATA"], !named.isEmpty { return DataDirectory(path: named) }
        var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<6 {
            let candidate = folder.appendingPathComponent("Data").path
            if isData(candidate) { return DataDirectory(path: candidate) }
            folder = folder.deletingLastPathComponent()
        }
        if isData("Data") { return DataDirectory(path: "Data") }
        throw DataError(file: "Data", fault: .missing)
    }

    private static func isData(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/lexicons")
    }

    package func file(_ name: String) -> String { path + "/" + name }

    /// The text of a small file; models are mapped by their own readers.
    package func bytes(of name: String) throws(DataError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file(name)) else {
            throw DataError(file: file(name), fault: .missing)
        }
        return Array(data)
    }
}

/// A data file that is not there or not as it must be.
package struct DataError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Fault: Hashable, Sendable {
        case missing
        /// `line` from 1.
        case wrong(line: Int, String)
        case damaged(String)
        /// A file that the user named.
        case unreadable(String)
    }

    package var file: String
    package var fault: Fault

    package init(file: String, fault: Fault) {
        self.file = file
        self.fault = fault
    }

    package var description: String {
        switch fault {
        case .missing: "\(file): not found; run ./setup, or name the data folder with RAPPORTEUR_DATA"
        case .wrong(let line, let what): "\(file):\(line): \(what)"
        case .unreadable(let what): "\(file): \(what)"
        case .damaged(let what): "\(file): \(what); run ./setup to put it right"
        }
    }
}
