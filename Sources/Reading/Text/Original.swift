/// The bytes a report was made from, those its spans lead to, and how they stand for characters.
///
/// Kept beside the text because lines, code points and UTF-16 units are counted in the original: markup and the other
/// lines of a page have no bytes in the text. Shares its storage with what was read, so it costs nothing for a plain file.
package struct Original: Hashable, Sendable {
    /// What one character is made of.
    package enum Unit: Hashable, Sendable {
        case utf8
        case utf16LittleEndian
        case utf16BigEndian
        /// Windows-1252 and its kin.
        case singleByte

        package init(_ encoding: TextEncoding) {
            switch encoding {
            case .utf8: self = .utf8
            case .utf16LittleEndian: self = .utf16LittleEndian
            case .utf16BigEndian: self = .utf16BigEndian
            case .singleByte: self = .singleByte
            }
        }
    }

    package var bytes: ArraySlice<UInt8>
    package var unit: Unit

    package init(_ bytes: ArraySlice<UInt8>, unit: Unit = .utf8) {
        self.bytes = bytes
        self.unit = unit
    }
}
