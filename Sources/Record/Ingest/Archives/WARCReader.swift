/// One record of a web archive.
struct WARCRecord {
    /// Its place among all records of the archive, from 1.
    var number: Int
    var head: HeaderLines
    /// Nil for one that is of no use here, or longer than the limit.
    var block: [UInt8]?
    /// The first bytes of one longer than the limit.
    var beginning: [UInt8] = []
    var length: Int

    var type: String { head["warc-type"]?.lowercased() ?? "" }
    var target: String? { head["warc-target-uri"].map { String($0.filter { $0 != "<" && $0 != ">" }) } }
    var date: Moment? { head["warc-date"].flatMap(Moment.init(written:)) }
}

/// Reads a web archive (WARC, ISO 28500) record by record.
///
/// After a broken record it goes on at the next line that begins one.
struct WARCReader {
    enum Piece {
        case record(WARCRecord)
        case broken(number: Int, IngestFault)
    }

    /// Bytes of a record's head, and of one line of it.
    private static let headLimit = 1 << 16

    private let stream: ByteStream
    private let limit: Int
    private let isWanted: (WARCRecord) -> Bool
    private var number = 0

    /// - Parameter isWanted: whether the block of a record is to be held.
    init(_ stream: ByteStream, limit: Int, isWanted: @escaping (WARCRecord) -> Bool) {
        self.stream = stream
        self.limit = limit
        self.isWanted = isWanted
    }

    static func isArchive(_ head: [UInt8]) -> Bool { head.starts(with: Array("WARC/".utf8)) }

    mutating func next() throws -> Piece? {
        guard let version = try firstLine() else { return nil }
        number += 1
        guard WARCReader.isArchive(version), let head = try readHead(), let length = head["content-length"].flatMap({ Int($0) }),
            length >= 0
        else { return try broken() }
        var record = WARCRecord(number: number, head: head, length: length)
        let isHeld = isWanted(record)
        if isHeld, length > limit { record.beginning = Array(try stream.beginning(of: Self.headLimit)) }
        if isHeld, length <= limit {
            let block = try stream.take(length)
            guard block.count == length else { return .broken(number: number, .archiveCutShort) }
            record.block = block
        } else if try !stream.skip(length) {
            return .broken(number: number, .archiveCutShort)
        }
        return .record(record)
    }

    /// Passes over the blank lines between records.
    private func firstLine() throws -> [UInt8]? {
        while true {
            switch try headLine() {
            case nil: return nil
            case let line? where line.isEmpty: continue
            case let line?: return line
            }
        }
    }

    /// A line of a head, or as much of it as one may have.
    private func headLine() throws -> [UInt8]? {
        do {
            return try stream.line(limit: Self.headLimit)
        } catch IngestFault.tooLarge {
            return try stream.take(Self.headLimit)
        }
    }

    private func readHead() throws -> HeaderLines? {
        var lines: [[UInt8]] = []
        var size = 0
        while let line = try headLine() {
            if line.isEmpty { return HeaderLines(lines) }
            size += line.count
            guard size <= Self.headLimit else { return nil }
            lines.append(line)
        }
        return nil
    }

    /// Looks for the next record; lines in between may be of any length.
    private func broken() throws -> Piece {
        let mark = Array("WARC/1.".utf8)
        while true {
            let ahead = try stream.beginning(of: mark.count)
            if ahead.isEmpty || ahead.elementsEqual(mark) { return .broken(number: number, .brokenArchiveRecord) }
            try stream.skipLine()
        }
    }
}
