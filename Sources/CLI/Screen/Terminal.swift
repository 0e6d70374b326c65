#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a stream of the program leads to.
struct Terminal {
    enum Stream: Int32 {
        case input = 0
        case output = 1
        case error = 2
    }

    let isTerminal: Bool
    /// Columns as the terminal tells them; nil where it does not, or where there is none.
    let columns: Int?

    init(_ stream: Stream) {
        isTerminal = isatty(stream.rawValue) == 1
        var size = winsize()
        columns = isTerminal && ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    init(isTerminal: Bool, columns: Int?) {
        self.isTerminal = isTerminal
        self.columns = columns
    }

    /// Lines longer than this are hard to read, however wide the window.
    private static let widestText = 100

    /// The width to set text in: as asked, else the terminal's, else what `COLUMNS` says, else 80.
    func textWidth(asked: Int?, environment: [String: String]) -> Int {
        if let asked { return asked }
        guard isTerminal else { return 80 }
        return min(Self.widestText, columns ?? environment["COLUMNS"].flatMap { Int($0) } ?? 80)
    }

    /// Colour on a terminal that can show it, unless `NO_COLOR` (no-color.org) is set to anything.
    func hasColour(_ choice: ColourChoice, environment: [String: String]) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        }
    }
}

enum ColourChoice: String, CaseIterable, Sendable {
    case auto, always, never
}
