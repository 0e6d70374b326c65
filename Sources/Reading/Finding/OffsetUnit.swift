/// What the numbers of a span count in the original: bytes, or what Python or JavaScript see after decoding it.
///
/// A byte-order mark and both characters of CRLF count, as they do in a file read without translation.
package enum OffsetUnit: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case codepoints
    case utf16
}

/// Counts units from the beginning of an original to any byte of it, by a table of steps.
///
/// The table has one entry for each `step` bytes, so that a count costs a short walk wherever it is asked, and the
/// whole stays linear in the length of the original.
struct UnitCounter: Sendable {
    private static let step = 256

    private let original: Original
    private let unit: OffsetUnit
    /// Units before byte `index * step`.
    private var table: [Int] = []

    init(_ original: Original, unit: OffsetUnit) {
        self.original = original
        self.unit = unit
        guard needsTable else { return }
        let start = original.bytes.startIndex
        var total = 0
        for offset in stride(from: 0, to: original.bytes.count, by: Self.step) {
            table.append(total)
            total += units(from: start + offset, to: min(start + offset + Self.step, original.bytes.endIndex))
        }
        table.append(total)
    }

    private var needsTable: Bool { unit != .utf8 && original.unit != .singleByte }

    /// The count of units before a byte; offsets outside the original count as its nearer end.
    func count(before offset: Int) -> Int {
        guard needsTable else { return offset }
        let offset = max(0, min(offset, original.bytes.count))
        let entry = offset / Self.step
        let start = original.bytes.startIndex
        return table[entry] + units(from: start + entry * Self.step, to: start + offset)
    }

    /// Units whose first byte lies in the range; `count(before:)` of a character's middle rounds up.
    private func units(from first: Int, to last: Int) -> Int {
        original.bytes.withUnsafeBufferPointer { bytes in
            let base = original.bytes.startIndex
            var count = 0
            switch original.unit {
            case .singleByte: return last - first
            case .utf8:
                for index in (first - base)..<(last - base) {
                    let byte = bytes[index]
                    if byte & 0xC0 != 0x80 { count += unit == .utf16 && byte >= 0xF0 ? 2 : 1 }
                }
            case .utf16LittleEndian, .utf16BigEndian:
                let high = original.unit == .utf16BigEndian ? 0 : 1
                for index in stride(from: first - base, to: last - base, by: 2) where index + high < bytes.count {
                    // The second half of a surrogate pair is no code point of its own.
                    if unit == .utf16 || bytes[index + high] & 0xFC != 0xDC { count += 1 }
                }
            }
            return count
        }
    }
}
