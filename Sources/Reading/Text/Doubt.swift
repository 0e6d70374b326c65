/// Something the reader is not sure of; it travels with the result and is shown.
package struct Doubt: Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        /// The bytes are not UTF-8 and say nothing of themselves; they were read as Windows-1252.
        case encodingGuessed = "encoding-guessed"
        /// Who speaks could not be told from the report.
        case speakerUnresolved = "speaker-unresolved"
        /// The report seems to be in a language that the reader does not read.
        case languageNotEnglish = "language-not-english"
        /// A date of publication was written without a year, or in two ways that disagree.
        case publicationDateUncertain = "publication-date-uncertain"
        /// Text was found, but what is the report's body and what is the page's frame could not be told apart.
        case mainTextUncertain = "main-text-uncertain"
        /// Several places bear the name and nothing in the report tells which is meant.
        case placeAmbiguous = "place-ambiguous"
        /// No place of the gazetteer bears the name.
        case placeUnknown = "place-unknown"
        /// A time is told from another that the report does not give.
        case dateWithoutAnchor = "date-without-anchor"
        /// Two names may mean one actor.
        case actorUncertain = "actor-uncertain"
        /// Spans of this report point into the text that was taken out of the original, not into the original.
        case spansIntoExtractedText = "spans-into-extracted-text"
    }

    /// What the doubt is about, where that is something found.
    package enum Subject: Hashable, Sendable {
        case entity(Entity.ID)
        case statement(Statement.ID)
        case place(Place.ID)
        case time(TimeExpression.ID)
        case event(Event.ID)
    }

    package var kind: Kind
    /// The words in doubt, where there are any.
    package var span: Span?
    /// One sentence for people.
    package var reason: String
    package var about: Subject?

    package init(_ kind: Kind, at span: Span? = nil, about: Subject? = nil, _ reason: String) {
        self.kind = kind
        self.span = span
        self.reason = reason
        self.about = about
    }
}
