import Encoder
import GRDB
import Reading

extension FindingRows {
    /// Keeps by what events are known again.
    func write(_ views: EventViewSet) throws {
        let rows = try Inserter(db, into: "event_view", ["event_id", "model", "views"])
        for found in finding.events {
            guard let seen = views.views[found.event.id] else { continue }
            try rows.insert([events[found.event.id], views.model, Blob(EventViewBytes.of(seen))])
        }
    }
}

/// Both views of an event as bytes, the one inside the report first: of each its scale, a float32 of four bytes, the lowest first, then 128
/// numbers of one byte, which times the scale are the view.
enum EventViewBytes {
    private static let size = 4 + ContextModel.viewWidth

    static func of(_ views: EventViews) -> [UInt8] { packed(views.inside) + packed(views.across) }

    /// Nil where they are not two views.
    static func views(in bytes: [UInt8]) -> EventViews? {
        guard bytes.count == 2 * size else { return nil }
        return EventViews(inside: unpacked(bytes[..<size]), across: unpacked(bytes[size...]))
    }

    private static func packed(_ view: [Float]) -> [UInt8] {
        let scale = max((view.map(abs).max() ?? 0) / 127, .leastNormalMagnitude)
        let bits = withUnsafeBytes(of: scale.bitPattern.littleEndian) { Array($0) }
        return bits + view.map { UInt8(bitPattern: Int8(($0 / scale).rounded())) }
    }

    private static func unpacked(_ bytes: ArraySlice<UInt8>) -> [Float] {
        let bits = bytes.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let scale = Float(bitPattern: bits)
        return bytes.dropFirst(4).map { Float(Int8(bitPattern: $0)) * scale }
    }
}
