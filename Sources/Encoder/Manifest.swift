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

    struct Tensor: Codable, Sendable {
        var type: String
        /// Byte offset in weights.bin, a multiple of 64.
        var offset: Int
        /// Number of elements.
        var count: Int
        /// Of a matrix: outputs with padding, inputs, and outputs that mean something.
        var rows: Int?
        var columns: Int?
        var used: Int?
    }

    static let format = 1

    var format: Int
    package var name: String
    package var version: String
    package var labels: Labels
    /// Number of columns of each linear head, in the order in which they stand in the product `heads`.
    var heads: [String: Int]
    var sha256: [String: String]
    var bytes: Int
    var tensors: [String: Tensor]

    init(path: String) throws(EncoderError) {
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path: path) }
        do { self = try JSONDecoder().decode(Manifest.self, from: data) } catch {
            throw .damaged(path: path, reason: "not a manifest of a model")
        }
        guard format == Self.format else { throw .unknownFormat(path: path, format: format) }
    }
}
