/// A table on a screen: columns as wide as they need, the last one cut so that a row is a line.
struct ListingTable {
    var heads: [String]
    var cells: [[String]]

    private static let gap = 2
    private static let widest = 32

    func text(width: Int, hasColour: Bool) -> String {
        let widths = heads.indices.map { column in
            min(ListingTable.widest, ([heads[column]] + cells.map { $0[column] }).map { ScreenWidth.columns(of: $0) }.max() ?? 0)
        }
        let head = line(heads, widths, width)
        let rows = cells.map { line($0, widths, width) + "\n" }.joined()
        return (hasColour ? "\u{1B}[1m\(head)\u{1B}[0m" : head) + "\n" + rows
    }

    private func line(_ cells: [String], _ widths: [Int], _ width: Int) -> String {
        var text = ""
        var used = 0
        for (index, cell) in cells.enumerated() {
            let isLast = index == cells.count - 1
            let room = isLast ? max(8, width - used) : widths[index]
            let shown = ListingTable.cut(cell, to: room)
            text += shown
            guard !isLast else { break }
            let columns = ScreenWidth.columns(of: shown)
            text += String(repeating: " ", count: room - columns + ListingTable.gap)
            used += room + ListingTable.gap
        }
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    private static func cut(_ cell: String, to room: Int) -> String {
        guard ScreenWidth.columns(of: cell) > room else { return cell }
        var text = ""
        var used = 0
        for character in cell {
            let columns = ScreenWidth.columns(of: character)
            guard used + columns < room else { break }
            text.append(character)
            used += columns
        }
        return text + "…"
    }
}
