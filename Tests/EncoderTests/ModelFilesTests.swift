import Foundation
import TestSupport
import Testing

@testable import Encoder

/// Damaged models must be refused with the file's name and a way out, never read.
@Suite final class ModelFilesTests {
    private let whole = repositoryFile("Data/models/rapporteur-6x384")
    private let folder = FileManager.default.temporaryDirectory.appending(path: "model-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["weights.bin", "vocab.txt", "manifest.json"] {
            try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: whole + "/" + name)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func path(_ name: String) -> String { folder + "/" + name }

    private func replace(_ name: String, with bytes: Data?) throws {
        try FileManager.default.removeItem(atPath: path(name))
        if let bytes { try bytes.write(to: URL(filePath: path(name))) }
    }

    private func manifest(_ change: (inout Manifest) -> Void) throws {
        var manifest = try Manifest(path: whole + "/manifest.json")
        change(&manifest)
        try replace("manifest.json", with: JSONEncoder().encode(manifest))
    }

    private func opening() -> EncoderError? {
        do { _ = try Model(folder: folder) } catch { return error }
        return nil
    }

    private func verifying() -> EncoderError? {
        do { try ModelFiles.verify(folder: folder) } catch { return error }
        return nil
    }

    @Test func aWholeModelOpens() {
        #expect(opening() == nil)
        #expect(verifying() == nil)
    }

    @Test(arguments: ["weights.bin", "manifest.json"]) func aMissingFileIsNamed(name: String) throws {
        try replace(name, with: nil)
        #expect(opening() == .missing(path: path(name)))
        #expect(opening()?.description.contains("--model") == true)
    }

    @Test func aMissingOrForeignVocabularyIsNamed() throws {
        try replace("vocab.txt", with: nil)
        #expect(throws: EncoderError.missing(path: path("vocab.txt"))) { try WordPieceTokenizer(folder: folder) }
        try Data("[PAD]\nthe\n".utf8).write(to: URL(filePath: path("vocab.txt")))
        let error = EncoderError.damaged(path: path("vocab.txt"), reason: "2 pieces where the encoder wants 30522")
        #expect(throws: error) { try WordPieceTokenizer(folder: folder) }
    }

    @Test func truncatedWeightsAreRefused() throws {
        let bytes = try Data(contentsOf: URL(filePath: whole + "/weights.bin"), options: .alwaysMapped)
        try replace("weights.bin", with: bytes.prefix(1_000_000))
        #expect(opening() == .damaged(path: path("weights.bin"), reason: "1000000 bytes where the manifest tells \(bytes.count)"))
        try replace("weights.bin", with: Data())
        #expect(opening() == .damaged(path: path("weights.bin"), reason: "0 bytes where the manifest tells \(bytes.count)"))
    }

    @Test func aChangedByteIsFoundOnRequest() throws {
        var bytes = try Data(contentsOf: URL(filePath: whole + "/weights.bin"))
        bytes[bytes.count / 2] ^= 1
        try replace("weights.bin", with: bytes)
        #expect(opening() == nil)
        #expect(verifying() == .damaged(path: path("weights.bin"), reason: "its SHA-256 is not the manifest's"))
    }

    @Test func aManifestOfAnotherKindIsRefused() throws {
        try replace("manifest.json", with: Data(#"{"format": 2}"#.utf8))
        #expect(opening() == .unknownFormat(path: path("manifest.json"), format: 2))
        for text in ["", "{", "{}", "[1]", #"{"format": 1}"#] {
            try replace("manifest.json", with: Data(text.utf8))
            guard case .damaged(path("manifest.json"), _) = opening() else {
                Issue.record("\(text): \(String(describing: opening()))")
                return
            }
        }
    }

    @Test(arguments: [-64, 1, 25_219_264, Int.max / 64 * 64]) func aTensorOutsideTheFileIsRefused(offset: Int) throws {
        try manifest { $0.tensors["layer3.up"]?.offset = offset }
        #expect(opening() == .damaged(path: path("weights.bin"), reason: "layer3.up does not lie at \(offset)"))
    }

    @Test func aTensorOfAnotherShapeIsRefused() throws {
        let changes: [(inout Tensor) -> Void] = [
            { $0.count = 384 }, { $0.rows = 384 }, { $0.columns = 2 }, { $0.rows = nil }, { $0.type = "f32" },
        ]
        for change in changes {
            try manifest { manifest in
                guard var tensor = manifest.tensors["layer0.qkv"] else { return }
                change(&tensor)
                manifest.tensors["layer0.qkv"] = tensor
            }
            guard case .damaged(path("weights.bin"), let reason) = opening() else {
                Issue.record("opened")
                return
            }
            #expect(reason.contains("layer0.qkv"))
        }
    }

    @Test func labelsThatDoNotFitTheHeadsAreRefused() throws {
        try manifest { $0.labels.upos = ["NOUN"] }
        guard case .damaged(path("manifest.json"), _) = opening() else {
            Issue.record("opened")
            return
        }
    }
}
