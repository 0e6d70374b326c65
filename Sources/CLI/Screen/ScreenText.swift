/// Words of strangers made fit for a terminal.
///
/// A report may hold escape sequences, or characters that turn the direction of a line: none of them reaches the screen.
enum ScreenText {
    /// The words with every stretch of blanks and line ends as one blank, and nothing in them that steers a terminal.
    static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        var blank = false
        for scalar in text.unicodeScalars where !isBidirectionalControl(scalar) {
            if scalar.value <= 0x20 || scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029 {
                blank = true
                continue
            }
            if blank, !line.isEmpty { line.append(" ") }
            blank = false
            line.append(isControl(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(line)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { (0x7F...0x9F).contains(scalar.value) }

    private static func isBidirectionalControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// How many columns of a terminal words take.
enum ScreenWidth {
    static func columns(of text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(of: $1) }
    }

    /// A character and the marks on it take the width of its widest part.
    static func columns(of character: Character) -> Int {
        character.unicodeScalars.reduce(0) { max($0, columns(of: $1)) }
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(scalar.value) ? 2 : 1
        }
    }

    /// East Asian Wide and Fullwidth (Unicode Standard Annex 11), by the blocks that hold them.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF: true
        case 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F: true
        case 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF: true
        case 0x20000...0x3FFFD: true
        default: false
        }
    }
}
