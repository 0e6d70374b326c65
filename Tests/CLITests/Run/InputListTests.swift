import Foundation
import TestSupport
import Testing

@testable import CLI

@Suite struct InputListTests {
    /// A folder with reports, other files, a hidden one, a folder within, and a link that leads back up.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let root = NSTemporaryDirectory() + "rapporteur-inputs-\(UUID().uuidString)"
        let files = FileManager.default
        try files.createDirectory(atPath: root + "/b/deep", withIntermediateDirectories: true)
        try files.createDirectory(atPath: root + "/empty", withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: root) }
        for name in [
            "b.txt", "a.HTML", "Z.pdf", "é.txt", "plain", "photo.jpg", "notes.ann", ".hidden.txt", "b/deep/c.jsonl", "b/a.txt",
        ] {
            try Data("x".utf8).write(to: URL(fileURLWithPath: root + "/" + name))
        }
        try files.createSymbolicLink(atPath: root + "/b/up", withDestinationPath: root)
        try files.createSymbolicLink(atPath: root + "/b/z.txt", withDestinationPath: root + "/b.txt")
        try body(root)
    }

    @Test func foldersAreReadInOrderOfName() throws {
        try withFolder { root in
            let list = InputList([root + "/b.txt", root, "-"])
            let names = ["Z.pdf", "a.HTML", "b/a.txt", "b/deep/c.jsonl", "b/z.txt", "b.txt", "plain", "é.txt"]
            #expect(list.paths == [root + "/b.txt"] + names.map { root + "/" + $0 } + ["-"])
            #expect(list.leftOut.map(\.count) == [2])
            #expect(list.complaints.isEmpty)
            #expect(list.isSeveral)
        }
    }

    @Test func aFolderWithoutReportsIsAComplaint() throws {
        try withFolder { root in
            let list = InputList([root + "/empty/"])
            #expect(list.paths.isEmpty)
            #expect(list.complaints.map(\.path) == [root + "/empty/"])
        }
    }

    @Test func aNamedFileIsReadWhateverItsName() throws {
        try withFolder { root in
            let list = InputList([root + "/photo.jpg"])
            #expect(list.paths == [root + "/photo.jpg"])
            #expect(!list.isSeveral)
        }
    }

    @Test func nothingIsStandardInput() {
        #expect(InputList([]).paths == ["-"])
        #expect(InputList(["no/such/file"]).paths == ["no/such/file"])
    }
}
