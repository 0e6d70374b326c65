/// Addresses of mail and the web are no names, though the model takes them for such where they stand beside one.
extension Document {
    /// The range without addresses at its ends.
    func withoutAddresses(_ tokens: Range<Int>) -> Range<Int> {
        var range = tokens
        while let first = range.first, isAddress(first) { range = first + 1..<range.upperBound }
        while let last = range.last, isAddress(last) { range = range.lowerBound..<last }
        return range
    }

    private func isAddress(_ token: Int) -> Bool {
        let word = bytes(token)
        let at = UInt8(ascii: "@"), colon = UInt8(ascii: ":"), slash = UInt8(ascii: "/"), stop = UInt8(ascii: ".")
        if word.dropFirst().contains(at), word.contains(stop) { return true }
        if word.starts(with: "www.".utf8) { return true }
        guard let place = word.firstIndex(of: colon) else { return false }
        return word[place...].starts(with: [colon, slash, slash])
    }
}
