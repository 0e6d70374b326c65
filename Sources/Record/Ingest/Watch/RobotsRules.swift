/// What a site lets robots fetch (RFC 9309): the rules for this program, or those for everybody where none name it.
package struct RobotsRules: Hashable, Sendable {
    private struct Rule: Hashable {
        var allows: Bool
        var pattern: [UInt8]
    }

    /// The name that a site's rules know the program by.
    package static let agent = "rapporteur"

    private var rules: [Rule] = []
    /// Seconds to wait between two visits, where the site asks for it.
    package private(set) var delay: Int?

    package static let allowAll = RobotsRules()
    /// A site that cannot say what it lets robots fetch is not fetched from.
    package static let allowNone = RobotsRules(rules: [Rule(allows: false, pattern: Array("/".utf8))])

    private init(rules: [Rule] = []) { self.rules = rules }

    package init(_ text: String) {
        var named = RobotsRules()
        var everybody = RobotsRules()
        var isNamed = false
        var agents: [String] = []
        var isHead = false
        for line in text.split(whereSeparator: \.isNewline) {
            guard let (key, value) = RobotsRules.field(line) else { continue }
            if key == "user-agent" {
                if !isHead { agents = [] }
                isHead = true
                agents.append(value.lowercased())
                if RobotsRules.isOurs(value.lowercased()) { isNamed = true }
                continue
            }
            isHead = false
            if agents.contains(where: RobotsRules.isOurs) { named.take(key, value) }
            if agents.contains("*") { everybody.take(key, value) }
        }
        self = isNamed ? named : everybody
    }

    private static func isOurs(_ agent: String) -> Bool { agent.prefix { $0.isLetter || $0 == "-" || $0 == "_" } == Self.agent }

    private mutating func take(_ key: String, _ value: String) {
        switch key {
        case "allow", "disallow": if !value.isEmpty { rules.append(Rule(allows: key == "allow", pattern: Array(value.utf8))) }
        case "crawl-delay": if let seconds = Double(value), (0...86_400).contains(seconds) { delay = Int(seconds.rounded(.up)) }
        default: break
        }
    }

    private static func field(_ line: Substring) -> (key: String, value: String)? {
        let words = line.prefix { $0 != "#" }
        guard let colon = words.firstIndex(of: ":") else { return nil }
        func trimmed(_ text: Substring) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        return (trimmed(words[..<colon]).lowercased(), trimmed(words[words.index(after: colon)...]))
    }

    /// The longest rule that matches decides; of two of one length the one that allows.
    ///
    /// - Parameter path: path and query of the address.
    package func allows(_ path: String) -> Bool {
        let bytes = Array((path.isEmpty ? "/" : path).utf8)
        let matching = rules.filter { RobotsRules.matches($0.pattern, bytes) }
        guard let longest = matching.map(\.pattern.count).max() else { return true }
        return matching.contains { $0.pattern.count == longest && $0.allows }
    }

    /// `*` stands for anything, `$` at the end for the end; without it the rest does not matter.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let parts = (isAnchored ? pattern.dropLast() : pattern[...]).split(
            separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        var at = 0
        for (index, part) in parts.enumerated() {
            if index == 0 {
                guard path.starts(with: part) else { return false }
                at = part.count
            } else if index == parts.count - 1, isAnchored {
                return path.count - at >= part.count && path.suffix(part.count).elementsEqual(part)
            } else {
                guard let found = path[at...].firstRange(of: part) else { return false }
                at = found.upperBound
            }
        }
        return !isAnchored || at == path.count
    }
}
