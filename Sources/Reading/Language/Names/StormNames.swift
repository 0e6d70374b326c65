/// "Hurricane Odra" is an event, and so is "Odra" in the rest of the report, though the model takes storms for persons.
enum StormNames {
    static func settle(_ document: inout Document, lists: NameLists) {
        func isStorm(_ token: Int) -> Bool { token >= 0 && lists.storms.contains(lowercased(document.bytes(token))) }
        var named: Set<ArraySlice<UInt8>> = []
        for name in document.names {
            guard let last = name.tokens.last, name.tokens.count < 3 else { continue }
            guard !lists.evidence(of: [document.bytes(last)]).contains(.place) else { continue }
            if isStorm(name.tokens.count == 1 ? last - 1 : name.tokens.lowerBound) { named.insert(document.bytes(last)) }
        }
        guard !named.isEmpty else { return }
        for index in document.names.indices {
            let tokens = document.names[index].tokens
            guard tokens.count < 3, let last = tokens.last, named.contains(document.bytes(last)) else { continue }
            if tokens.count == 1 || isStorm(tokens.lowerBound) { document.names[index].label = "event" }
        }
    }
}
