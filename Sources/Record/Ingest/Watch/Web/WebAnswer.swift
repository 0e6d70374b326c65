import Reading

/// One request for one address; nothing is followed.
package struct WebRequest: Sendable {
    package var address: WebAddress
    package var fields: [(name: String, value: String)]
    package var allowsPrivate: Bool
    /// Bytes that may be sent.
    package var limit: Int
}

/// Makes one request. The connection is to an address that was looked at, and to no other.
package typealias WebFetch = @Sendable (WebRequest) async throws(WebFault) -> WebAnswer

/// What a web server answered.
package struct WebAnswer: Sendable {
    package var status: Int
    var head: HeaderLines
    /// As sent, chunks put together.
    var sent: [UInt8]

    package init(status: Int, fields: [(name: String, value: String)], sent: [UInt8]) {
        self.status = status
        self.sent = sent
        head = HeaderLines()
        for field in fields { head.add(field.name, field.value) }
    }

    var type: ContentType? { head["content-type"].map(ContentType.init) }

    var charset: TextEncoding? { type?.charset.flatMap { TextEncoding(label: $0) } }

    /// The page or feed, unpacked.
    func body(limit: Int) throws -> [UInt8] {
        try HTTPResponse.unpacked(sent, codings: head["content-encoding"], limit: limit)
    }

    /// Seconds that the server asks to wait.
    func retryAfter(now: Moment) -> Int? {
        guard let words = head["retry-after"] else { return nil }
        if let seconds = Int(words) { return seconds >= 0 ? min(seconds, WebAnswer.longestWait) : nil }
        guard let moment = HTTPDate.moment(words) else { return nil }
        return min(max(0, Int((moment.milliseconds - now.milliseconds + 999) / 1000)), WebAnswer.longestWait)
    }

    /// A week: whoever asks for more is asked again then.
    private static let longestWait = 7 * 86_400
}

/// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    static func moment(_ words: String) -> Moment? {
        let parts = words.lowercased().split { $0 == " " || $0 == "," }
        guard parts.count == 6, parts[5] == "gmt", let day = Int(parts[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]), (1970...9999).contains(year)
        else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Moment(written: "\(year)-\(two(month + 1))-\(two(day))T\(parts[4])Z")
    }
}
