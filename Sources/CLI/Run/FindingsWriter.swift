import Reading
import Record

/// How findings are written.
enum FindingsFormat: String, CaseIterable, Sendable {
    case brief, json, jsonl, plover, polecat, acled, geojson
}

/// One finding as bytes; done on the reading threads.
struct FindingRenderer: Sendable {
    var format: FindingsFormat
    var offsets: OffsetUnit
    var width: Int
    var hasColour: Bool
    /// For ACLED's columns.
    var states: ACLEDStates? = nil

    func rendered(_ read: ReadReport) -> RenderedFinding {
        let finding = Finding(read, offsets: offsets)
        guard let codeBook else { return RenderedFinding(bytes: bytes(of: finding), undated: 0) }
        let events = EventRow.rows(of: finding)
        return RenderedFinding(
            bytes: events.flatMap(codeBook.row), undated: events.count { $0.isToldAsDone && $0.day == nil })
    }

    /// The writer of the form, where it is one of events.
    var codeBook: (any EventWriter)? {
        switch format {
        case .plover: PloverRecords()
        case .polecat: PolecatTable()
        case .acled: ACLEDTable(states: states)
        default: nil
        }
    }

    private func bytes(of finding: Finding) -> [UInt8] {
        switch format {
        case .brief: return Array(Brief(finding).text(width: width, hasColour: hasColour).utf8)
        case .json: return finding.json(.indented)
        case .jsonl: return finding.json() + [UInt8(ascii: "\n")]
        case .geojson: return Array(GeoJSONPlaces(finding).features.joined(separator: Array(",\n".utf8)))
        case .plover, .polecat, .acled: return []
        }
    }
}

/// One finding as it is written.
struct RenderedFinding: Sendable {
    var bytes: [UInt8]
    /// Events without the day that the code book wants.
    var undated: Int
}

/// Sets rendered findings one behind the other: briefs with a rule between, JSON as one object or as an array.
///
/// JSON is an object when one file was named and held one report; otherwise an array, even of one or none.
struct FindingsWriter: ~Copyable {
    /// How far the JSON is: whether it will be an array shows only with the second report.
    private enum Elements {
        case none
        case one([UInt8])
        case array(isEmpty: Bool)
    }

    private let renderer: FindingRenderer
    private var elements: Elements
    private var briefs = 0
    private var isHeadWritten = false
    private var hasFeatures = false
    private var output: OutputStream

    init(_ renderer: FindingRenderer, several: Bool, output: consuming OutputStream) {
        self.renderer = renderer
        self.elements = several ? .array(isEmpty: true) : .none
        self.output = output
    }

    mutating func add(_ bytes: [UInt8]) throws(OutputStream.Fault) {
        switch renderer.format {
        case .jsonl, .plover: try output.write(bytes)
        case .polecat, .acled:
            try writeHead()
            try output.write(bytes)
        case .geojson:
            try writeHead()
            guard !bytes.isEmpty else { return }
            try output.write((hasFeatures ? ",\n" : "\n").utf8)
            try output.write(bytes)
            hasFeatures = true
        case .json: try addElement(bytes)
        case .brief:
            if briefs > 0 { try output.write(("\n" + String(repeating: "═", count: renderer.width) + "\n\n").utf8) }
            briefs += 1
            try output.write(bytes)
            // People read along.
            try output.flush()
        }
    }

    /// What stands once before all: the names of columns, the opening of a collection.
    private mutating func writeHead() throws(OutputStream.Fault) {
        guard !isHeadWritten else { return }
        isHeadWritten = true
        switch renderer.format {
        case .polecat: try output.write(PolecatTable.header)
        case .acled: try output.write(ACLEDTable.header)
        case .geojson: try output.write(GeoJSONPlaces.head)
        case .brief, .json, .jsonl, .plover: break
        }
    }

    /// A report that could not be read makes an array of the others.
    mutating func noteFailure() throws(OutputStream.Fault) {
        switch elements {
        case .none: elements = .array(isEmpty: true)
        case .one(let first): try open(with: first)
        case .array: break
        }
    }

    private mutating func addElement(_ bytes: [UInt8]) throws(OutputStream.Fault) {
        switch elements {
        case .none:
            elements = .one(bytes)
            return
        case .one(let first):
            try open(with: first)
            try write(element: bytes, after: ",\n  ")
        case .array(let isEmpty): try write(element: bytes, after: isEmpty ? "[\n  " : ",\n  ")
        }
        elements = .array(isEmpty: false)
    }

    private mutating func open(with first: [UInt8]) throws(OutputStream.Fault) {
        try write(element: first, after: "[\n  ")
        elements = .array(isEmpty: false)
    }

    private mutating func write(element: [UInt8], after separator: String) throws(OutputStream.Fault) {
        try output.write(separator.utf8)
        // No string of JSON holds a line end, so that every one of them is layout.
        for (index, line) in element.split(separator: UInt8(ascii: "\n")).enumerated() {
            if index > 0 { try output.write("\n  ".utf8) }
            try output.write(line)
        }
    }

    mutating func finish() throws(OutputStream.Fault) {
        try writeHead()
        if renderer.format == .geojson { try output.write(GeoJSONPlaces.tail) }
        if renderer.format == .json {
            switch elements {
            case .none: break
            case .one(let only): try output.write(only + [UInt8(ascii: "\n")])
            case .array(let isEmpty): try output.write((isEmpty ? "[]\n" : "\n]\n").utf8)
            }
        }
        try output.flush()
    }
}
