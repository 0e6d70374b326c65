/// A file's text in UTF-8 with the way back to its bytes.
struct DecodedText {
    var text: [UInt8]
    var offsets: OffsetMap
    var encoding: TextEncoding
    var doubts: [Doubt] = []

    /// Decodes by the named encoding, or by what the bytes show.
    ///
    /// - Parameter declared: an encoding that the document itself names; bytes that are plainly UTF-8 or UTF-16 win over it.
    init(_ bytes: [UInt8], as named: TextEncoding?, declared: TextEncoding?, place: InputPlace) throws(TextError) {
        let sniffed = EncodingSniffer(bytes)
        if let binary = sniffed.binary, named == nil { throw TextError(place, .binary(lookingLike: binary.name)) }
        let choice: TextEncoding
        if let named {
            choice = named
        } else {
            choice = try sniffed.choice(declared: declared, place: place)
        }
        encoding = choice
        switch choice {
        case .utf8:
            (text, offsets) = try DecodedText.utf8(bytes, skipping: sniffed.mark?.width ?? 0, place: place)
        case .utf16LittleEndian, .utf16BigEndian:
            let decoder = UTF16Decoder(bytes: bytes, start: sniffed.mark?.width ?? 0, littleEndian: choice == .utf16LittleEndian)
            (text, offsets) = try decoder.decoded(place: place)
        case .singleByte(let name):
            (text, offsets) = try DecodedText.singleByte(bytes, name: name, place: place)
            if named == nil && declared == nil {
                doubts = [Doubt(.encodingGuessed, "The file is not UTF-8 and does not name its encoding; read as Windows-1252.")]
            }
        }
    }

    private static func utf8(_ bytes: [UInt8], skipping mark: Int, place: InputPlace) throws(TextError) -> ([UInt8], OffsetMap) {
        let check = UTF8Check(bytes[mark...])
        if let bad = check.firstBad {
            throw TextError(place, check.breaksOffAtEnd ? .truncatedUTF8(byte: bad) : .invalidUTF8(byte: bad))
        }
        let text = mark == 0 ? bytes : Array(bytes[mark...])
        return (text, OffsetMap(identity: text.count, origin: mark))
    }

    private static func singleByte(_ bytes: [UInt8], name: String, place: InputPlace) throws(TextError) -> ([UInt8], OffsetMap) {
        guard let table = SingleByteTable(name: name) else { throw TextError(place, .unknownEncoding(name: name)) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        var offsets = OffsetMap()
        for (origin, byte) in bytes.enumerated() {
            let character = table.characters[Int(byte)]
            text.append(contentsOf: character)
            offsets.append(characters: 1, textWidth: character.count, origin: origin, originWidth: 1)
        }
        return (text, offsets)
    }
}
