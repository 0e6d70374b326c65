import Reading

/// A report made ready for the record: everything that takes time is done before a transaction begins.
package struct KeptReport: Sendable {
    package var finding: Finding
    /// The words that are searched.
    var text: String
    var size: Int
    var original: (packing: Packing, bytes: [UInt8])
    /// Text taken out of a form that has none of its own, packed.
    var extracted: [UInt8]?
    /// The finding as JSON, packed.
    var json: [UInt8]
    /// What copies and tellings of one event are known by.
    var digest: TextDigest
    /// By what its events are known again, where the reader saw it.
    var views: EventViewSet?

    /// - Parameter bytes: those that the report's id is the hash of.
    package init(_ read: ReadReport, bytes: [UInt8]) {
        finding = Finding(read)
        text = String(decoding: read.report.text, as: UTF8.self)
        size = bytes.count
        original = Packing.packed(bytes)
        extracted = read.report.extracted.map { Sized.packed(Array($0)) }
        json = Sized.packed(finding.json())
        digest = TextDigest(read)
        views = read.views
    }
}

/// Packed bytes that know how long they were: eight bytes of length, one of packing, then they themselves.
enum Sized {
    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        let (packing, packed) = Packing.packed(bytes)
        var all: [UInt8] = []
        all.reserveCapacity(packed.count + 9)
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { all.append(contentsOf: $0) }
        all.append(packing == .zlib ? 1 : 0)
        return all + packed
    }

    /// Nil where they are damaged.
    static func unpacked(_ all: [UInt8]) -> [UInt8]? {
        guard all.count >= 9 else { return nil }
        let size = all[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard size < 1 << 40 else { return nil }
        return (all[8] == 1 ? Packing.zlib : .none).unpacked(Array(all[9...]), size: Int(size))
    }
}
