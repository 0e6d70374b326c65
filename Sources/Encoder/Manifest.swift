import Foundation

/// What `manifest.json` says of a model: label sets, tensors and how to know that the files are whole.
package struct Manifest: Codable, Sendable {
    package struct Labels: Codable, Sendable {
        package var upos: [String]
        package var xpos: [String]
        package var feats: [String]
        package var lemma: [String]
        package var relations: [String]
        package var names: [String]
        package var certainty: [String]
    }

    var format: Int
    package var name: String
    package var version: String
    package var labels: Labels
    /// Number of columns of each linear head, in the order in which they stand in the product `heads`.
    var heads: [String: Int]
    /// Of weights.bin and vocab.txt, in hexadecimal.
    var sha256: [String: String]
    /// Size of weights.bin.
    var bytes: Int
    var tensors: [String: Tensor]

    init(path: String) throws(EncoderError) {
        self = try ManifestFile.read(path)
        guard columns == heads else { throw .damaged(path: path, reason: "as many labels as columns are wanted in each head") }
    }

    /// Columns of each linear head by its labels; a cue has outside, begin and inside.
    private var columns: [String: Int] {
        [
            "upos": labels.upos.count, "xpos": labels.xpos.count, "feats": labels.feats.count, "lemma": labels.lemma.count,
            "ner": labels.names.count, "cue": 3,
        ]
    }
}

/// Where a tensor lies in weights.bin.
struct Tensor: Codable, Sendable {
    var type: String
    /// Byte offset, a multiple of 64.
    var offset: Int
    /// Number of elements.
    var count: Int
    /// Of a matrix: outputs with padding, and inputs.
    var rows: Int?
    var columns: Int?
}

/// The form that the manifests of all models have.
enum ManifestFile {
    private static let format = 1
    private struct Format: Decodable { var format: Int }

    static func read<Contents: Decodable>(_ path: String) throws(EncoderError) -> Contents {
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path: path) }
        // The format first: a later one may hold other things.
        guard let written = try? JSONDecoder().decode(Format.self, from: data).format else {
            throw .damaged(path: path, reason: "not a manifest of a model")
        }
        guard written == format else { throw .unknownFormat(path: path, format: written) }
        do { return try JSONDecoder().decode(Contents.self, from: data) } catch {
            throw .damaged(path: path, reason: "something that belongs in a manifest is wanting")
        }
    }
}
