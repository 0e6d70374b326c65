#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#endif

/// The files that the words on a command line stand for: files as named, folders file by file in order of name.
struct InputList: Sendable {
    /// What could not be listed, for people.
    struct Complaint: Hashable, Sendable {
        var path: String
        var sentence: String
    }

    private(set) var paths: [String] = []
    private(set) var complaints: [Complaint] = []
    /// Files in folders whose names are not those of reports, by folder as named.
    private(set) var leftOut: [(folder: String, count: Int)] = []
    /// Whether the words can stand for several files.
    private(set) var isSeveral: Bool
    private let names: Set<String>

    /// In a folder only these are taken for reports; a file named by itself is read whatever its name.
    static let reportNames: Set<String> = ["txt", "text", "md", "html", "htm", "xhtml", "pdf", "json", "jsonl", "ndjson", ""]

    /// Those of what holds many reports, which go into the record.
    static let ingestNames = reportNames.union(["csv", "tsv", "warc", "gz", "rss", "atom", "rdf", "xml"])

    /// - Parameter names: endings of the files that are taken from folders.
    init(_ words: [String], names: Set<String> = InputList.reportNames) {
        self.names = names
        isSeveral = words.count > 1
        for word in words.isEmpty ? ["-"] : words {
            guard InputList.kind(word) == .folder else {
                paths.append(word)
                continue
            }
            isSeveral = true
            let before = paths.count
            let ignored = list(word)
            if ignored > 0 { leftOut.append((word, ignored)) }
            if paths.count == before, complaints.last?.path != word {
                complaints.append(
                    Complaint(
                        path: word, sentence: "there is no report in this folder; its files must end in \(InputList.endings(names))")
                )
            }
        }
    }

    static func endings(_ names: Set<String> = reportNames) -> String {
        names.filter { !$0.isEmpty }.sorted().map { "." + $0 }.joined(separator: ", ")
    }

    private enum Kind { case file, folder, linkToFolder, absent }

    private static func kind(_ path: String) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .absent }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// A link to a folder is not followed inside a folder: it may lead back up.
    private static func kindInside(_ path: String) -> Kind {
        let kind = kind(path)
        var status = stat()
        guard kind == .folder, lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return kind }
        return .linkToFolder
    }

    /// Takes the reports below a folder; returns how many other files there are.
    private mutating func list(_ folder: String) -> Int {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            complaints.append(Complaint(path: folder, sentence: "the folder cannot be read; check its permissions"))
            return 0
        }
        var ignored = 0
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            switch InputList.kindInside(path) {
            case .folder: ignored += list(path)
            case .file where isReport(name): paths.append(path)
            case .file: ignored += 1
            case .linkToFolder, .absent: break
            }
        }
        return ignored
    }

    private func isReport(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else { return true }
        return names.contains(name[name.index(after: dot)...].lowercased())
    }
}
