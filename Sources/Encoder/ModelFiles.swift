import Crypto
import Foundation

/// The files of a model folder, checked as a whole.
package enum ModelFiles {
    private struct Sums: Decodable { var sha256: [String: String] }

    /// Compares the files of a folder, of the encoder or of the context model, with the sums of the manifest.
    ///
    /// Opening a model checks shapes and sizes only, because reading every byte takes some tenths of a second; this finds
    /// a damage inside.
    package static func verify(folder: String) throws(EncoderError) {
        let sums: Sums = try ManifestFile.read(folder + "/manifest.json")
        for (name, wanted) in sums.sha256.sorted(by: { $0.key < $1.key }) {
            let path = folder + "/" + name
            guard let bytes = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
                throw .missing(path: path)
            }
            let sum = SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            guard wanted == sum else { throw .damaged(path: path, reason: "its SHA-256 is not the manifest's") }
        }
    }
}
