/// How the bytes of a file stand for characters.
package enum TextEncoding: Hashable, Sendable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    /// One byte a character by a table: Windows-1252 and its kin, under the name `iconv` knows.
    case singleByte(name: String)

    package static let windows1252 = TextEncoding.singleByte(name: "windows-1252")

    /// The encoding of a label as pages and users write it; nil for one unknown here.
    ///
    /// Latin 1 and ASCII mean Windows-1252, as the web agreed (WHATWG Encoding).
    package init?(label: String) {
        let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        switch name {
        case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
        case "utf-16", "utf-16le", "utf16", "utf16le", "unicode": self = .utf16LittleEndian
        case "utf-16be", "utf16be": self = .utf16BigEndian
        case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii":
            self = .windows1252
        case _ where SingleByteTable(name: name) != nil: self = .singleByte(name: name)
        default: return nil
        }
    }
}
