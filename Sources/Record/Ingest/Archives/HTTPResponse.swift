/// A web server's answer as an archive keeps it.
struct HTTPResponse {
    var status: Int
    var head: HeaderLines
    /// As sent: cut into chunks and packed, where the head says so.
    private var sent: ArraySlice<UInt8>

    init(_ block: [UInt8]) throws(IngestFault) {
        var at = 0
        var lines: [[UInt8]] = []
        while true {
            guard let end = block[at...].firstIndex(of: 0x0A), lines.count < 1000 else { throw .brokenResponse }
            let line = block[at..<end]
            at = end + 1
            let text = Array(line.last == 0x0D ? line.dropLast() : line)
            if text.isEmpty { break }
            lines.append(text)
        }
        let words = (lines.first ?? []).split(separator: 0x20, maxSplits: 2)
        guard words.count >= 2, words[0].starts(with: Array("HTTP/".utf8)),
            let status = Int(String(decoding: words[1], as: UTF8.self))
        else { throw .brokenResponse }
        self.status = status
        head = HeaderLines(Array(lines.dropFirst()))
        sent = block[at...]
    }

    var type: ContentType? { head["content-type"].map(ContentType.init) }

    /// The page as it was before it was sent.
    ///
    /// Some archivers undo chunks and packing and leave the head as it was: where the bytes do not show them, there are none.
    func body(limit: Int) throws -> [UInt8] {
        var body = Array(sent)
        if head["transfer-encoding"]?.lowercased().contains("chunked") ?? false { body = HTTPResponse.joined(body) ?? body }
        return try HTTPResponse.unpacked(body, codings: head["content-encoding"], limit: limit)
    }

    /// Bytes with the packing undone that `Content-Encoding` names.
    static func unpacked(_ sent: [UInt8], codings: String?, limit: Int) throws -> [UInt8] {
        var body = sent
        for coding in (codings ?? "").lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).reversed()
        where coding != "identity" {
            guard ["gzip", "x-gzip", "deflate"].contains(coding) else { throw IngestFault.unknownCoding(String(coding)) }
            let isZlib = body.count >= 2 && body[0] & 0x0F == 8 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0
            if coding == "deflate" {
                body = try Inflater(bare: !isZlib).all(of: body, limit: limit)
            } else if Inflater.isGzip(body) {
                body = try Inflater().all(of: body, limit: limit)
            }
        }
        return body
    }

    /// Chunks put together; nil for bytes that are not cut into any.
    private static func joined(_ bytes: [UInt8]) -> [UInt8]? {
        var whole: [UInt8] = []
        var at = 0
        while true {
            guard let end = bytes[at...].firstIndex(of: 0x0A) else { return nil }
            let line = bytes[at..<end].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
            guard !line.isEmpty, line.count <= 8, let count = Int(String(decoding: line, as: UTF8.self), radix: 16), count >= 0
            else { return nil }
            at = end + 1
            if count == 0 { return whole }
            guard at + count <= bytes.count else { return nil }
            whole += bytes[at..<(at + count)]
            at += count
            while at < bytes.count, bytes[at] == 0x0D || bytes[at] == 0x0A { at += 1 }
        }
    }
}
