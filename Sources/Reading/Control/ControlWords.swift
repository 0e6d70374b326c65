/// The words that tell forces from other people, places from other things, and what is done from what is planned.
struct ControlWords: Sendable {
    /// Nouns for those who can hold a place: "troops", "rebels".
    let forces: Set<String>
    /// Nouns for what can be held: "town", "airport".
    let places: Set<String>
    /// Nouns that stand for a part of the place behind "of": "most", "outskirts".
    let parts: Set<String>
    /// Words that may stand between a subject and a trigger.
    let links: Set<String>
    let negations: Set<String>
    /// "try", "vow", "would": what comes behind is not yet so.
    let intentions: Set<String>
    /// "if", "unless": what comes behind is supposed.
    let suppositions: Set<String>
    /// "demand", "urge": what comes behind is asked for.
    let requests: Set<String>
    /// "offer", "propose": what comes behind is not yet so.
    let proposals: Set<String>

    init(path: String) throws(DataError) {
        let sections = try WordSections(path: path)
        func words(_ name: String) throws(DataError) -> Set<String> { Set(try sections.words(name)) }
        forces = try words("forces")
        places = try words("places")
        parts = try words("parts")
        links = try words("links")
        negations = try words("negations")
        intentions = try words("intentions")
        suppositions = try words("suppositions")
        requests = try words("requests")
        proposals = try words("proposals")
    }
}
