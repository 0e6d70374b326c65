/// Leaves out the names that are sure nowhere in the report: "Orlan" stays where another sentence has "Orlan" or "Ruta Orlan".
enum SureNames {
    static func settle(_ document: inout Document) {
        guard document.names.contains(where: { !$0.isSure }) else { return }
        var borne: [NameDecoder.Group: Set<[ArraySlice<UInt8>]>] = [:]
        var partsOfPersons: Set<ArraySlice<UInt8>> = []
        for name in document.names where name.isSure {
            guard let group = NameDecoder.groups[name.label] else { continue }
            let words = name.tokens.map { document.bytes($0) }
            borne[group, default: []].insert(words)
            if group == .person { partsOfPersons.formUnion(words) }
        }
        var settled: [NameSpan] = []
        for var name in document.names {
            if !name.isSure, let group = NameDecoder.groups[name.label] {
                let words = name.tokens.map { document.bytes($0) }
                name.isSure = borne[group]?.contains(words) == true || group == .person && words.allSatisfy(partsOfPersons.contains)
            }
            if name.isSure { settled.append(name) }
        }
        document.names = settled
    }
}
