#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Cuts a stream into lines, each with its number and the byte it begins at; a line beyond the limit is told, not held.
struct JSONLines {
    struct Line {
        var number: Int
        /// Offset of its first byte in the file.
        var base: Int
        /// Without the line end; nil for a line longer than the limit.
        var bytes: [UInt8]?
        var count: Int
    }

    private let limit: Int
    private var current: [UInt8] = []
    private var count = 0
    private var number = 1
    private var base = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// The lines that end in this piece of the stream.
    mutating func lines(in piece: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while let end = JSONLines.lineEnd(in: piece, from: start) {
            take(piece[start..<end])
            lines.append(finish(lineEnd: 1))
            start = end + 1
        }
        take(piece[start...])
        return lines
    }

    /// The last line, when no line end follows it.
    mutating func last() -> Line? {
        count > 0 ? finish(lineEnd: 0) : nil
    }

    private static func lineEnd(in piece: [UInt8], from start: Int) -> Int? {
        piece.withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    private mutating func take(_ part: ArraySlice<UInt8>) {
        count += part.count
        if count <= limit { current.append(contentsOf: part) } else { current = [] }
    }

    private mutating func finish(lineEnd: Int) -> Line {
        let line = Line(number: number, base: base, bytes: count <= limit ? current : nil, count: count)
        number += 1
        base += count + lineEnd
        current = []
        count = 0
        return line
    }
}
