/// The lemmas that words are known to have (`Data/lexicons/lemmas.tsv`, made by `Training/lemmas.py`).
///
/// Lines of form, part of speech, tag and lemma, sorted by their bytes: they are searched as they stand, so that opening them costs
/// no more than reading the file.
struct LemmaTable: Sendable {
    private let bytes: [UInt8]
    private static let tab = UInt8(ascii: "\t"), newline = UInt8(ascii: "\n")

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(data: DataDirectory, name: String) throws(DataError) {
        bytes = try data.bytes(of: name)
        guard bytes.last == Self.newline else { throw DataError(file: data.file(name), fault: .damaged("it does not end with a line")) }
    }

    /// The lemmas of a form under a part of speech and, where it is given, a tag; the commonest of a tag first.
    func lemmas(of form: [UInt8], _ part: PartOfSpeech, tag: String? = nil) -> [String] {
        var key = form + [Self.tab] + part.rawValue.utf8 + [Self.tab]
        if let tag { key += Array(tag.utf8) + [Self.tab] }
        var line = firstLine(notBefore: key)
        var lemmas: [String] = []
        while line < bytes.count, begins(line, with: key) {
            let end = bytes[line...].firstIndex(of: Self.newline) ?? bytes.count
            let start = bytes[line..<end].lastIndex(of: Self.tab).map { $0 + 1 } ?? line
            lemmas.append(String(decoding: bytes[start..<end], as: UTF8.self))
            line = end + 1
        }
        return lemmas
    }

    func knows(_ form: some Sequence<UInt8>, _ part: PartOfSpeech) -> Bool {
        let key = Array(form) + [Self.tab] + part.rawValue.utf8 + [Self.tab]
        return begins(firstLine(notBefore: key), with: key)
    }

    private func begins(_ line: Int, with key: [UInt8]) -> Bool {
        line + key.count <= bytes.count && bytes[line..<line + key.count].elementsEqual(key)
    }

    /// Where the first line starts that is not below the key.
    private func firstLine(notBefore key: [UInt8]) -> Int {
        var low = 0, high = bytes.count
        while low < high {
            var start = (low + high) / 2
            while start > low, bytes[start - 1] != Self.newline { start -= 1 }
            if isBelow(start, key) {
                low = start
                while bytes[low] != Self.newline { low += 1 }
                low += 1
            } else {
                high = start
            }
        }
        return low
    }

    private func isBelow(_ line: Int, _ key: [UInt8]) -> Bool {
        var at = line
        for byte in key {
            guard at < bytes.count, bytes[at] == byte else { return at >= bytes.count || bytes[at] < byte }
            at += 1
        }
        return false
    }
}
