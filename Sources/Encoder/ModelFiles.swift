import Crypto
import Foundation

/// The files of a model folder, checked as a whole.
package enum ModelFiles {
    /// Compares `weights.bin` and `vocab.txt` with the sums of the manifest.
    ///
    /// Opening a model checks shapes and sizes only, because reading every byte takes some tenths of a second; this finds
    /// a damage inside.
    package static func verify(folder: String) throws(EncoderError) {
        let manifest = try Manifest(path: folder + "/manifest.json")
        for name in ["weights.bin", "vocab.txt"] {
            let path = folder + "/" + name
            guard let bytes = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
                throw .missing(path: path)
            }
            let sum = SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            guard manifest.sha256[name] == sum else { throw .damaged(path: path, reason: "its SHA-256 is not the manifest's") }
        }
    }
}
