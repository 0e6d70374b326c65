/// The name of something in the record: a letter for its kind and its number, as `s1042`.
///
/// The letters are those of the finding, where there is one.
package struct ThingID: Hashable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    package enum Kind: String, CaseIterable, Sendable {
        case report = "r"
        case statement = "s"
        case event = "v"
        case figure = "f"
        case offer = "o"
        case control = "c"
        case note = "h"
        case entity = "e"
        case place = "p"
        /// Somebody of whom many reports speak.
        case actor = "a"
        /// What several events of reports tell as one.
        case occurrence = "w"
        /// What several statements say as one.
        case claim = "k"
        /// Reports that are copies of one.
        case lineage = "l"
        case contradiction = "x"
        /// Offers and answers over time.
        case negotiation = "n"
        case importing = "i"
    }

    package var kind: Kind
    package var number: Int64

    package init(_ kind: Kind, _ number: Int64) {
        self.kind = kind
        self.number = number
    }

    /// Nil for words that are no such name.
    package init?(_ description: String) {
        guard let letter = description.first, let kind = Kind(rawValue: String(letter)), let number = Int64(description.dropFirst()),
            number > 0
        else { return nil }
        self.init(kind, number)
    }

    package var description: String { "\(kind.rawValue)\(number)" }
}

extension ThingID: Codable {
    package init(from decoder: any Decoder) throws {
        let words = try decoder.singleValueContainer()
        guard let id = ThingID(try words.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: words, debugDescription: "no name of a thing of the record")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var words = encoder.singleValueContainer()
        try words.encode(description)
    }
}
