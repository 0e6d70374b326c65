import Reading

/// What events, offers, places, times and figures are called in a brief.
extension BriefWords {
    static func status(_ status: Event.Status) -> String {
        switch status {
        case .reported: "The report itself tells"
        case .claimed: "Claimed"
        case .denied: "Denied"
        case .unconfirmed: "Unconfirmed"
        case .conditional: "On a condition"
        case .promised: "Promised or announced"
        case .threatened: "Threatened"
        case .requested: "Asked for or demanded"
        case .negated: "Said not to have happened"
        case .historical: "Before this report's story"
        }
    }

    static func ink(of status: Event.Status) -> Ink {
        switch status {
        case .reported, .claimed, .historical: .strong
        case .denied, .negated: .against
        case .unconfirmed: .unsure
        case .conditional, .promised, .threatened, .requested: .open
        }
    }

    static func offer(_ kind: Offer.Kind) -> String {
        switch kind {
        case .aidAccess: "offers access for aid"
        case .other: "offers"
        case .agreement: "offers an agreement"
        case .ceasefire: "offers a ceasefire"
        case .talks: "offers talks"
        case .withdrawal: "offers a withdrawal"
        case .release: "offers a release"
        case .amnesty: "offers an amnesty"
        }
    }

    static func state(_ state: Offer.State) -> String {
        state.rawValue.split(separator: "-").joined(separator: " ")
    }

    /// The words of the text with the gazetteer's name and country, so far as they are known.
    static func place(_ found: FoundPlace) -> String {
        let words = found.words.text
        guard let name = found.place.name else { return words }
        let known = [name == words ? nil : name, found.place.country].compactMap(\.self)
        return known.isEmpty ? words : "\(words) (\(known.joined(separator: ", ")))"
    }

    static func time(_ found: FoundTime) -> String {
        let words = "“\(found.words.text)”"
        guard let start = found.time.start else { return words }
        guard let end = found.time.end, end != start else { return "\(words) (\(start))" }
        return "\(words) (\(start) to \(end))"
    }

    static func isLoss(_ kind: Figure.Kind) -> Bool {
        switch kind {
        case .killed, .wounded, .casualties, .captured, .missing, .arrested, .vehicles: true
        case .displaced, .returned, .fighters, .distance, .other: false
        }
    }

    /// "at least 12", "30 to 40", "dozens".
    static func amount(_ figure: Figure) -> String {
        switch figure.qualifier {
        case .none: return "no"
        case .dozens, .hundreds, .thousands, .many, .some: return figure.qualifier.rawValue
        case .exact, .atLeast, .atMost, .about: break
        }
        let number: String
        switch (figure.low, figure.high) {
        case (let low?, let high?): number = low == high ? "\(low)" : "\(low) to \(high)"
        case (let low?, nil): number = "\(low)"
        case (nil, let high?): number = "\(high)"
        case (nil, nil): number = "some"
        }
        switch figure.qualifier {
        case .atLeast: return "at least \(number)"
        case .atMost: return "at most \(number)"
        case .about: return "about \(number)"
        default: return number
        }
    }
}
