/// What part of society an actor belongs to, by the codes of PLOVER 2.0.
package enum Sector: String, Codable, Sendable, CaseIterable {
    // Those who govern and those who fight.
    case police = "COP"
    case government = "GOV"
    case judiciary = "JUD"
    case legislature = "LEG"
    case military = "MIL"
    case paramilitary = "PRM"
    case party = "PTY"
    case rebels = "REB"
    case intelligence = "SPY"
    /// Armed people of whom nobody tells who they are.
    case unidentifiedArmed = "UAF"
    // Society.
    case agriculture = "AGR"
    case business = "BUS"
    case crime = "CRM"
    case civilians = "CVL"
    case education = "EDU"
    case elite = "ELI"
    case journalism = "JRN"
    case labour = "LAB"
    case medicine = "MED"
    case refugees = "REF"
    case opposition = "OPP"
    case religion = "REL"
    case society = "SOC"
    // Bodies beyond states.
    case international = "IGO"
    case unitedNations = "UNO"
    case europeanUnion = "EUR"
    case nonGovernmental = "NGO"
    case internationalMilitants = "IMG"
    case multinationalCompany = "MNC"
}

/// The stable name of an actor of the lexicon: `taliban`, `afg-army`.
package struct ActorID: Hashable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
