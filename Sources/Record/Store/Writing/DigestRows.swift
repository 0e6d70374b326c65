import GRDB
import Reading

extension FindingRows {
    /// Keeps what linking needs of the text; the fingerprint of a report that is read again is the one it has.
    func write(_ digest: TextDigest, of report: Int64) throws {
        let known = try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM fingerprint WHERE report_id = ?"), arguments: [report])
        if known == nil {
            try Inserter(db, into: "fingerprint", ["report_id", "words", "sketch", "credits"]).insert([
                report, digest.fingerprint.words, Blob(SketchBytes.of(digest.fingerprint.hashes)), WordList.text(of: digest.credits),
            ])
        }
        let rows = try Inserter(db, into: "event_sentence", ["event_id", "number", "hash", "words", "before"])
        for found in finding.events {
            guard let sentence = digest.sentences[found.event.id] else { continue }
            try rows.insert([
                events[found.event.id], sentence.number, sentence.hash, sentence.stems.joined(separator: " "),
                sentence.before.joined(separator: " "),
            ])
        }
    }
}

/// Hashes as bytes, four each, the lowest first.
enum SketchBytes {
    static func of(_ hashes: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hashes.count * 4)
        for hash in hashes { withUnsafeBytes(of: hash.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }

    static func hashes(in bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count - 3, by: 4).map { start in
            var hash: UInt32 = 0
            for index in (start..<start + 4).reversed() { hash = hash << 8 | UInt32(bytes[index]) }
            return hash
        }
    }
}
