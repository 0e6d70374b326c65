import HTTPTypes
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files of the page, from a folder; read when they are first asked for, and again when they change.
final class PageFiles: Sendable {
    private struct Stamp: Equatable {
        var size: Int
        var changed: Date
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8", "json": "application/json", "geojson": "application/geo+json",
        "svg": "image/svg+xml",
        "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "gif": "image/gif", "ico": "image/x-icon",
        "woff2": "font/woff2",
        "txt": "text/plain; charset=utf-8", "webmanifest": "application/manifest+json", "map": "application/json",
        "pbf": "application/x-protobuf", "csv": "text/csv; charset=utf-8",
    ]
    /// Bytes that are packed already.
    private static let packed: Set<String> = ["png", "jpg", "webp", "gif", "woff2"]

    private let folder: String
    private let files = Mutex<[String: (stamp: Stamp, kept: AnswerCache.Kept)]>([:])

    private let descriptionPath: String

    /// - Parameter description: the file that describes the API.
    init(folder: String, description: String = "") {
        self.folder = folder
        descriptionPath = description
    }

    /// The file at a path of the server; nil where there is none.
    func file(_ path: String) -> AnswerCache.Kept? {
        guard path != "/" else { return kept("index.html") }
        guard path == "/favicon.ico" || path.hasPrefix("/assets/"), let name = PageFiles.name(path) else { return nil }
        return kept(path == "/favicon.ico" ? "assets/favicon.ico" : name)
    }

    /// The description of the API.
    var description: [UInt8]? { FileManager.default.contents(atPath: descriptionPath).map { Array($0) } }

    /// Letters, digits and a few marks alone; no part begins with a dot, so that nothing leads out of the folder.
    private static func name(_ path: String) -> String? {
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && !part.hasPrefix(".")
                && part.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || "-_.".utf8.contains(byte)
                }
        }
        return isPlain ? parts.joined(separator: "/") : nil
    }

    private func kept(_ name: String) -> AnswerCache.Kept? {
        let ending = String(name.split(separator: ".").last ?? "").lowercased()
        guard let type = PageFiles.types[ending],
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name),
            attributes[.type] as? FileAttributeType == .typeRegular, let changed = attributes[.modificationDate] as? Date
        else { return nil }
        let stamp = Stamp(size: (attributes[.size] as? Int) ?? 0, changed: changed)
        if let known = files.withLock({ $0[name] }), known.stamp == stamp { return known.kept }
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
        let bytes = Array(data)
        let kept = AnswerCache.Kept(
            bytes: bytes, type: type, etag: ETag.of(bytes),
            packed: PageFiles.packed.contains(ending) ? nil : ETag.packed(bytes, level: 6))
        files.withLock { $0[name] = (stamp, kept) }
        return kept
    }
}
