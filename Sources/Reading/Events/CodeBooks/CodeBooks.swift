/// The code books: PLOVER 2.0 types with their modes, quad class and scale; CAMEO codes; ACLED's classes; and how what an
/// event speaks of decides the code of a demand, promise, threat or refusal.
struct CodeBooks: Sendable {
    struct PloverType: Hashable, Sendable {
        var quad: Int
        var scale: Double
        /// Scale of each mode; the type's own where the manual gives none.
        var modes: [String: Double]
    }

    /// What a demand, promise … is about.
    struct Subject: Hashable, Sendable {
        /// Last digit of the CAMEO codes 02x, 03x, 10x.
        var digit: String
        /// Mode of REQUEST and REJECT.
        var requestMode: String?
        var rejectCameo: String
        var threatenMode: String?
        var threatenCameo: String?
    }

    let types: [String: PloverType]
    let contexts: Set<String>
    /// CAMEO codes with their names.
    let cameo: [String: String]
    let acled: ACLEDMapping
    private let subjects: [String: Subject]
    private let intents: [String: EventRule.Code]

    init(data: DataDirectory) throws(DataError) {
        types = try CodeBooks.types(data.file("codebooks/plover.tsv"))
        contexts = Set(
            try CodeTable(path: data.file("codebooks/plover-contexts.tsv"), columns: ["context"]).rows.map { $0.cells[0] })
        var names: [String: String] = [:]
        for row in try CodeTable(path: data.file("codebooks/cameo.tsv"), columns: ["code", "name"]).rows {
            names[row.cells[0]] = row.cells[1]
        }
        cameo = names
        acled = try ACLEDMapping(data: data)
        var subjects: [String: Subject] = [:]
        let columns = ["type", "mode", "digit", "request", "reject", "threaten", "threaten_cameo"]
        for row in try CodeTable(path: data.file("codebooks/subjects.tsv"), columns: columns).rows {
            subjects[CodeBooks.key(row.cells[0], row[1])] = Subject(
                digit: row.cells[2], requestMode: row[3], rejectCameo: row.cells[4], threatenMode: row[5], threatenCameo: row[6])
        }
        self.subjects = subjects
        var intents: [String: EventRule.Code] = [:]
        for row in try CodeTable(
            path: data.file("codebooks/intents.tsv"), columns: ["type", "mode", "intended", "intended_mode", "cameo"]
        ).rows {
            intents[CodeBooks.key(row.cells[0], row[1])] = EventRule.Code(type: row.cells[2], mode: row[3], cameo: row[4])
        }
        self.intents = intents
    }

    private static func types(_ path: String) throws(DataError) -> [String: PloverType] {
        var types: [String: PloverType] = [:]
        for row in try CodeTable(path: path, columns: ["type", "mode", "quad", "scale"]).rows {
            guard let quad = Int(row.cells[2]), let scale = Double(row.cells[3]) else {
                throw DataError(file: path, fault: .wrong(line: row.line, "quad and scale must be numbers"))
            }
            let name = row.cells[0]
            if let mode = row[1] {
                types[name]?.modes[mode] = scale
            } else {
                types[name] = PloverType(quad: quad, scale: scale, modes: [:])
            }
        }
        return types
    }

    private static func key(_ type: String, _ mode: String?) -> String { type + "/" + (mode ?? "") }

    /// The PLOVER part of an event; nil where the book knows no such type.
    func plover(_ code: EventRule.Code) -> Event.Plover? {
        guard let type = types[code.type] else { return nil }
        let mode = code.mode.flatMap { type.modes[$0] == nil ? nil : $0 }
        return Event.Plover(
            type: code.type, mode: mode, quad: type.quad, scale: mode.flatMap { type.modes[$0] } ?? type.scale)
    }

    /// What a promise or an announcement of an event is coded as: promised aid is AGREE.
    func intent(of code: EventRule.Code) -> EventRule.Code? {
        intents[CodeBooks.key(code.type, code.mode)] ?? intents[CodeBooks.key(code.type, nil)]
    }

    /// The code of a demand, promise, threat or refusal that speaks of another event.
    func code(_ outer: EventRule.Code, about inner: EventRule.Code) -> EventRule.Code {
        guard let subject = subjects[CodeBooks.key(inner.type, inner.mode)] ?? subjects[CodeBooks.key(inner.type, nil)] else {
            return outer
        }
        var code = outer
        let root = outer.cameo.map { String($0.prefix(2)) } ?? ""
        switch outer.type {
        case "REJECT":
            code.mode = subject.requestMode
            code.cameo = subject.rejectCameo
        case "THREATEN":
            code.mode = subject.threatenMode ?? outer.mode
            code.cameo = subject.threatenCameo ?? outer.cameo
        case "REQUEST", "AGREE":
            if outer.type == "REQUEST" { code.mode = subject.requestMode }
            if cameo[root + subject.digit] != nil { code.cameo = root + subject.digit }
        default: break
        }
        return code
    }
}
