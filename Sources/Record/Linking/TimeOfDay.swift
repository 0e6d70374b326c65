/// Hours of a day as a report tells them: "at noon", "5:40 a.m.", "overnight".
enum TimeOfDay {
    /// Hours counted from midnight, past 24 for the night that follows; a stroke of the clock has an hour of slack on either side.
    static func hours(in words: String, parts: [String: ClosedRange<Int>]) -> ClosedRange<Int>? {
        if let hour = stroke(Array(words.lowercased().utf8)) { return (hour - 1)...(hour + 1) }
        return words.lowercased().split(separator: " ").lazy.compactMap { parts[String($0)] }.first
    }

    /// The hour of "15:22", "15.45", "5:40 a.m." or "6 pm"; a bare number is none.
    private static func stroke(_ bytes: [UInt8]) -> Int? {
        guard let start = bytes.firstIndex(where: isDigit) else { return nil }
        let digits = bytes[start...].prefix(while: isDigit)
        guard digits.count <= 2, var hour = Int(String(decoding: digits, as: UTF8.self)), hour < 25 else { return nil }
        var rest = bytes[digits.endIndex...]
        var isTime = false
        if let sign = rest.first, sign == UInt8(ascii: ":") || sign == UInt8(ascii: "."), rest.dropFirst().prefix(2).count(where: isDigit) == 2 {
            isTime = true
            rest = rest.dropFirst(3)
        }
        let half = rest.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ".") }.prefix(2)
        if half.elementsEqual("am".utf8) || half.elementsEqual("pm".utf8) {
            isTime = true
            hour %= 12
            if half.first == UInt8(ascii: "p") { hour += 12 }
        }
        return isTime ? hour : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
