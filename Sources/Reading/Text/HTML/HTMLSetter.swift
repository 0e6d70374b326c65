/// Walks the main part of a page and sets its words, with the roles that tags and classes tell.
struct HTMLSetter {
    private let main: MainText
    private let bytes: [UInt8]
    private var builder: HTMLTextBuilder
    /// Open elements that give their words a role, by where they end.
    private var roles: [(role: Block.Role?, end: Int)] = []
    private var links: [Int] = []
    private var kept: [Int] = []
    private var blockEnds: [Int] = []

    init(main: MainText, bytes: [UInt8]) {
        self.main = main
        self.bytes = bytes
        builder = HTMLTextBuilder(bytes: bytes)
    }

    /// Sets the container, and before it the page's main heading when that stands outside.
    mutating func set(_ container: Int, title: String?) {
        if let heading = headingBefore(container, title: title) { walk(heading..<main.tree.nodes[heading].end) }
        walk(container..<main.tree.nodes[container].end)
    }

    func finished() -> HTMLTextBuilder { builder }

    private func headingBefore(_ container: Int, title: String?) -> Int? {
        let nodes = main.tree.nodes
        let headings = nodes.indices.prefix(container).filter {
            nodes[$0].name == "h1" && nodes[$0].end <= container && !main.isFrame[$0]
        }
        let isInside = (container..<nodes[container].end).contains { nodes[$0].name == "h1" && !main.isFrame[$0] }
        return isInside ? nil : headings.last
    }

    private mutating func walk(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            closeElements(before: index)
            if main.isFrame[index], index != range.lowerBound {
                index = main.tree.nodes[index].end
                continue
            }
            switch main.tree.nodes[index].kind {
            case .text(let span): builder.add(span, isLinked: !links.isEmpty, keepsLines: !kept.isEmpty)
            case .element(let tag): open(tag, index)
            }
            index += 1
        }
        closeElements(before: range.upperBound)
        builder.endParagraph(next: nil)
    }

    private mutating func open(_ tag: HTMLTag, _ index: Int) {
        let end = main.tree.nodes[index].end
        if tag.name == "a" { links.append(end) }
        if tag.name == "pre" { kept.append(end) }
        if tag.name == "br" { return breakLine(index) }
        guard HTMLElements.block.contains(tag.name) || role(of: tag, index) != nil else { return }
        roles.append((role(of: tag, index) ?? roles.last?.role, end))
        blockEnds.append(end)
        builder.endParagraph(next: roles.last?.role ?? nil)
    }

    /// A break has no words of its own; its place is where the next words stand.
    private mutating func breakLine(_ index: Int) {
        let next = main.tree.nodes[index...].prefix(64).lazy.compactMap { node -> Int? in
            if case .text(let span) = node.kind { return span.start }
            return nil
        }.first
        let place = next ?? bytes.count
        builder.breakLine(at: Span(place, place))
    }

    private mutating func closeElements(before index: Int) {
        links.removeAll { $0 <= index }
        kept.removeAll { $0 <= index }
        var closed = false
        while let end = blockEnds.last, end <= index {
            blockEnds.removeLast()
            roles.removeLast()
            closed = true
        }
        if closed { builder.endParagraph(next: roles.last?.role ?? nil) }
    }

    private func role(of tag: HTMLTag, _ index: Int) -> Block.Role? {
        if HTMLElements.headings.contains(tag.name) { return .heading }
        if tag.name == "figcaption" || tag.name == "caption" { return .caption }
        if tag.name == "td" || tag.name == "th" { return main.isDataCell(index) ? .furniture : nil }
        let kinds = main.kinds(of: tag)
        guard !kinds.isEmpty, main.share(index) < 0.2 else { return nil }
        if kinds.contains(.caption) { return .caption }
        if !HTMLElements.block.contains(tag.name), hasWordsAround(index) { return nil }
        let isShort = main.tree.nodes[index].end - index < 24 && textCount(index) < 160
        if isShort, kinds.contains(.byline) { return .byline }
        return isShort && (kinds.contains(.date) || tag.name == "time") ? .date : nil
    }

    /// Whether the parent has words of its own, so that an inline element is part of a sentence or line.
    private func hasWordsAround(_ index: Int) -> Bool {
        let nodes = main.tree.nodes
        let parent = nodes[index].parent
        guard parent >= 0 else { return false }
        return HTMLElements.headings.contains(nodes[parent].name) || main.hasOwnWords[parent]
    }

    private func textCount(_ index: Int) -> Int {
        main.tree.nodes[index..<main.tree.nodes[index].end].reduce(0) { sum, node in
            if case .text(let span) = node.kind { return sum + span.count }
            return sum
        }
    }
}
