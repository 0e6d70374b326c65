import HTTPTypes
import Hummingbird

extension Answer {
    /// An answer that is kept, with what was made of it.
    init(_ kept: AnswerCache.Kept) {
        self.init(type: kept.type, body: .bytes(kept.bytes), headers: [.eTag: kept.etag])
        packed = kept.packed
    }
}

/// Puts on an answer what every answer has: headers that keep a browser safe, the ETag, gzip.
struct AnswerDressing {
    let desk: Desk
    let request: Request
    let isAPI: Bool

    func response(_ answer: Answer) -> Response {
        var headers = common
        for (name, value) in answer.headers { headers[name] = value }
        if let type = answer.type { headers[.contentType] = type }
        switch answer.body {
        case .bytes(let bytes): return response(answer, bytes, headers)
        case .stream(let write):
            let gzip = takesGzip && answer.type != AnswerType.events ? GzipStream(level: 3) : nil
            if gzip != nil { headers[.contentEncoding] = "gzip" }
            return Response(
                status: answer.status, headers: headers,
                body: ResponseBody { writer in
                    var own = AnswerWriter(writer, gzip: gzip)
                    try await write(&own)
                    try await own.finish()
                })
        }
    }

    private func response(_ answer: Answer, _ bytes: [UInt8], _ headers: HTTPFields) -> Response {
        var headers = headers
        let isRead = request.method == .get || request.method == .head
        if isRead, answer.status == .ok {
            let tag = headers[.eTag] ?? ETag.of(bytes)
            headers[.eTag] = tag
            if let known = request.headers[.ifNoneMatch], AnswerDressing.matches(known, tag) {
                headers[.contentType] = nil
                return Response(status: .notModified, headers: headers)
            }
        }
        guard takesGzip, let packed = answer.packed ?? ETag.packed(bytes, level: 1) else {
            return Response(status: answer.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        headers[.contentEncoding] = "gzip"
        return Response(status: answer.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: packed)))
    }

    private var takesGzip: Bool {
        (request.headers[.acceptEncoding] ?? "").split(separator: ",").contains { part in
            let words = part.filter { $0 != " " }.lowercased()
            return (words == "gzip" || words.hasPrefix("gzip;")) && !words.hasSuffix(";q=0")
        }
    }

    /// The tag may be one of several, and weak.
    private static func matches(_ known: String, _ tag: String) -> Bool {
        known == "*"
            || known.split(separator: ",").contains { part in
                let words = part.trimming(while: { $0 == " " })
                return words == tag || words == "W/" + tag
            }
    }

    private var common: HTTPFields {
        var headers = HTTPFields()
        headers[.contentSecurityPolicy] = policy
        headers[.xContentTypeOptions] = "nosniff"
        headers[DeskHeaders.referrerPolicy] = "no-referrer"
        headers[DeskHeaders.frameOptions] = "DENY"
        headers[DeskHeaders.openerPolicy] = "same-origin"
        headers[DeskHeaders.resourcePolicy] = "same-origin"
        headers[.cacheControl] = "no-cache, private"
        headers[.vary] = "Accept-Encoding, Cookie, Authorization"
        return headers
    }

    /// A report's text is hostile: nothing runs that did not come as a file of the page.
    private var policy: String {
        if isAPI { return "default-src 'none'; frame-ancestors 'none'; sandbox" }
        let tiles = desk.settings.tileOrigin.map { " " + $0 } ?? ""
        return
            "default-src 'self'; img-src 'self' data:\(tiles); object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    }
}

enum DeskHeaders {
    static let referrerPolicy = name("Referrer-Policy")
    static let frameOptions = name("X-Frame-Options")
    static let openerPolicy = name("Cross-Origin-Opener-Policy")
    static let resourcePolicy = name("Cross-Origin-Resource-Policy")

    private static func name(_ words: String) -> HTTPField.Name { HTTPField.Name(words) ?? .server }
}

extension Substring {
    func trimming(while isOut: (Character) -> Bool) -> Substring {
        var rest = drop(while: isOut)
        while let last = rest.last, isOut(last) { rest.removeLast() }
        return rest
    }
}

extension DeskSettings {
    /// Scheme and host of the tile server; nil for an address that is none.
    var tileOrigin: String? {
        guard let tiles, let scheme = tiles.firstRange(of: "://") else { return nil }
        let host = tiles[scheme.upperBound...].prefix { $0 != "/" && $0 != "{" && $0 != ";" && $0 != " " && $0 != "," }
        let name = tiles[..<scheme.lowerBound]
        guard name == "https" || name == "http", !host.isEmpty else { return nil }
        return "\(name)://\(host)"
    }
}
