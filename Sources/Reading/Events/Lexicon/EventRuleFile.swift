#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The event rules of one file, in order.
///
/// ```
/// event assault.bomb => ASSAULT aerial 195
///   verb bomb strafe
///   noun airstrike air~raid
///   not object %abstract
///   recipient object @on @against
///   context military
///   + ⟦actor|Jets⟧ ⟦event|bombed⟧ ⟦recipient|the village⟧ .
///   - He bombed the exam .
/// ```
/// `=> none` names words that are no event. `Documentation/Rules.md` tells the whole format.
struct EventRuleFile: Sendable {
    let path: String
    private(set) var rules: [EventRule] = []

    init(path: String, classes: WordClasses) throws(DataError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw DataError(file: path, fault: .missing) }
        self.path = path
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let text = Substring(decoding: line, as: UTF8.self).drop { $0 == " " }
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            if text.hasPrefix("event ") {
                try open(text.dropFirst(6), number)
            } else {
                try take(text, number, classes)
            }
        }
        try check()
    }

    private mutating func open(_ head: Substring, _ number: Int) throws(DataError) {
        let parts = head.split(separator: " ")
        guard parts.count >= 3, parts[1] == "=>" else { throw fault(number, "expected: event NAME => TYPE MODE CAMEO") }
        let name = String(parts[0])
        guard !rules.contains(where: { $0.name == name }) else { throw fault(number, "a second rule named \(name)") }
        var rule = EventRule(name: name, line: number)
        if parts[2] != "none" {
            guard parts.count == 5 else { throw fault(number, "expected TYPE MODE CAMEO, - for nothing") }
            rule.code = EventRule.Code(
                type: String(parts[2]), mode: parts[3] == "-" ? nil : String(parts[3]),
                cameo: parts[4] == "-" ? nil : String(parts[4]))
        }
        rules.append(rule)
    }

    private mutating func take(_ text: Substring, _ number: Int, _ classes: WordClasses) throws(DataError) {
        guard var rule = rules.popLast() else { throw fault(number, "a line before the first rule") }
        let key = text.prefix { $0 != " " }
        let body = text.dropFirst(key.count + 1)
        switch key {
        case "+", "-":
            rule.examples.append(EventRule.Example(marked: String(body), mustMatch: key == "+", line: number))
        case "verb", "noun", "adjective", "modal":
            for word in body.split(separator: " ") {
                guard let kind = Trigger.Kind(rawValue: String(key)), let triggers = Trigger.triggers(word, kind, classes) else {
                    throw fault(number, "cannot read the trigger \(word)")
                }
                rule.triggers += triggers
            }
        case "actor": rule.actor = try slots(body, number)
        case "recipient": rule.recipient = try slots(body, number)
        case "context": rule.contexts = body.split(separator: " ").map(String.init)
        case "acled": rule.acled = String(body)
        case "mutual": rule.isMutual = true
        case "outcome": rule.isOutcome = true
        case "state": rule.isState = true
        case "weapons": rule.hitsWeapons = true
        case "recalls": rule.recalls = true
        case "ground": rule.leavesGround = true
        case "negated": rule.asksNegation = true
        case "content":
            guard let status = Event.Status(rawValue: String(body)) else { throw fault(number, "unknown status \(body)") }
            rule.content = status
        case "content-code": rule.takesContentCode = true
        default: rule.conditions.append(try condition(text, number, classes))
        }
        rules.append(rule)
    }

    private func slots(_ body: Substring, _ number: Int) throws(DataError) -> [EventRule.Slot] {
        var slots: [EventRule.Slot] = []
        for word in body.split(separator: " ") where word != "-" {
            guard let slot = EventRule.Slot(word) else { throw fault(number, "unknown slot \(word)") }
            slots.append(slot)
        }
        return slots
    }

    private func condition(
        _ text: Substring, _ number: Int, _ classes: WordClasses
    ) throws(DataError) -> EventRule.Condition {
        let isNegated = text.hasPrefix("not ")
        let parts = (isNegated ? text.dropFirst(4) : text).split(separator: " ")
        guard parts.count == 2, let slot = EventRule.Slot(parts[0]) else { throw fault(number, "cannot read: \(text)") }
        guard let words = classes.set(parts[1]) else { throw fault(number, "unknown class in \(parts[1])") }
        return EventRule.Condition(slot: slot, words: words, isNegated: isNegated)
    }

    private func check() throws(DataError) {
        for rule in rules {
            guard !rule.triggers.isEmpty else { throw fault(rule.line, "\(rule.name) has no trigger") }
            guard rule.examples.contains(where: \.mustMatch), rule.examples.contains(where: { !$0.mustMatch }) else {
                throw fault(rule.line, "\(rule.name) needs an example that must match and one that must not")
            }
        }
    }

    private func fault(_ line: Int, _ reason: String) -> DataError { DataError(file: path, fault: .wrong(line: line, reason)) }
}
