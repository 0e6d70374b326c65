/// How a word is capitalised; the pieces themselves are in lower case.
package enum WordShape: Int32, Sendable {
    case none = 0, lower, title, oneCapital, capitals, mixed, digits

    /// The shape of a word in UTF-8 by its letters and digits, as the model was trained with it (`Training/data.py`).
    ///
    /// A lone letter that has no case counts as one capital, a longer word without case as lower.
    package init(of word: ArraySlice<UInt8>) {
        var letters = 0, upper = 0, lower = 0, isFirstUpper = false
        var index = word.startIndex
        while index < word.endIndex {
            let (value, end) = Folding.scalar(at: index, in: word)
            index = end
            switch Self.kind(of: value) {
            case .digit:
                self = .digits
                return
            case .upper:
                if letters == 0 { isFirstUpper = true }
                upper += 1
            case .lower: lower += 1
            case .uncased: break
            case .other: continue
            }
            letters += 1
        }
        if letters == lower {
            self = letters == 0 ? .none : .lower
        } else if letters == 1 {
            self = .oneCapital
        } else if upper == letters {
            self = .capitals
        } else if isFirstUpper, lower == letters - 1 {
            self = .title
        } else {
            self = upper > 0 ? .mixed : .lower
        }
    }

    private enum Kind { case digit, upper, lower, uncased, other }

    private static func kind(of value: UInt32) -> Kind {
        switch value {
        case 0x30...0x39: return .digit
        case 0x41...0x5A: return .upper
        case 0x61...0x7A: return .lower
        case ..<0x80: return .other
        default: break
        }
        guard let properties = Unicode.Scalar(value)?.properties else { return .other }
        if properties.numericType == .decimal || properties.numericType == .digit { return .digit }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return properties.isUppercase ? .upper : properties.isLowercase ? .lower : .uncased
        default: return .other
        }
    }
}
