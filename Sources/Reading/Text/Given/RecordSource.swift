/// What holds records, as characters and as the bytes of the file.
package struct RecordSource: Sendable {
    /// The characters in UTF-8, in which the records are read.
    package internal(set) var text: [UInt8]
    /// From the characters to the bytes.
    var offsets: OffsetMap
    /// The bytes as they were.
    package internal(set) var original: Original
    /// Where in the file the bytes begin.
    package var base = 0
    var doubts: [Doubt] = []
}

extension RecordSource {
    /// - Parameters:
    ///   - named: the encoding by the user's word; nil is "see for yourself".
    ///   - declared: the one that the document or its carrier names; bytes that plainly show another win over it.
    package init(_ bytes: [UInt8], as named: TextEncoding?, declared: TextEncoding? = nil, base: Int = 0, place: InputPlace)
        throws(TextError)
    {
        let decoded = try DecodedText(bytes, as: named, declared: declared, place: place)
        text = decoded.text
        offsets = decoded.offsets
        original = Original(bytes[...], unit: Original.Unit(decoded.encoding))
        self.base = base
        doubts = decoded.doubts
    }
}
