/// Finds the part of a page that holds the report.
///
/// Every paragraph of running words outside the frame has a weight, its length without links; the part is the deepest
/// element that holds nearly all the weight. Where the page marks its text (`articleBody`, `article`, `main`), the
/// search begins there if most of the weight is inside.
struct MainText {
    let tree: HTMLTree
    let bytes: [UInt8]
    let words: FrameWords
    /// For each node whether it, or an element around it, is the page's frame.
    private(set) var isFrame: [Bool]
    /// Sum of the weights of the paragraphs in each node, itself included.
    private var weights: [Double]
    private var total = 0.0
    /// For each node whether it has words of its own, not only in elements inside it.
    let hasOwnWords: [Bool]

    init(tree: HTMLTree, bytes: [UInt8], words: FrameWords) {
        self.tree = tree
        self.bytes = bytes
        self.words = words
        isFrame = [Bool](repeating: false, count: tree.nodes.count)
        weights = [Double](repeating: 0, count: tree.nodes.count)
        hasOwnWords = MainText.ownWords(tree, bytes)
        markFrameByTags()
        weigh()
        markFrameByNames()
        weigh()
    }

    private static func ownWords(_ tree: HTMLTree, _ bytes: [UInt8]) -> [Bool] {
        var result = [Bool](repeating: false, count: tree.nodes.count)
        for node in tree.nodes {
            guard case .text(let span) = node.kind, node.parent >= 0, !result[node.parent] else { continue }
            result[node.parent] = !bytes[span.range].allSatisfy(\.isBlank)
        }
        return result
    }

    /// Share of the page's weight that is in a node.
    func share(_ node: Int) -> Double {
        total > 0 ? weights[node] / total : 0
    }

    /// A cell of a table of figures: no words of any length in it, and little of the page's text in the table.
    func isDataCell(_ cell: Int) -> Bool {
        guard weights[cell] == 0 else { return false }
        var node = tree.nodes[cell].parent
        for _ in 0..<4 where node >= 0 {
            if tree.nodes[node].name == "table" { return share(node) < 0.5 }
            node = tree.nodes[node].parent
        }
        return false
    }

    /// The element to take the text from; the whole page when nothing stands out, nil for a page without elements.
    func container() -> Int? {
        guard !tree.nodes.isEmpty else { return nil }
        let root = tree.nodes.indices.max { weights[$0] < weights[$1] || (weights[$0] == weights[$1] && $0 > $1) } ?? 0
        guard weights[root] > 0 else { return tree.nodes.firstIndex { $0.name == "body" } ?? 0 }
        var here = markedText(total: weights[root]) ?? root
        while let child = heaviestChild(of: here), weights[child] >= 0.92 * weights[here], isContainer(child) { here = child }
        return here
    }

    private func isContainer(_ node: Int) -> Bool {
        !["p", "li", "td", "blockquote", "ul", "ol"].contains(tree.nodes[node].name)
            && !HTMLElements.headings.contains(tree.nodes[node].name)
    }

    private func markedText(total: Double) -> Int? {
        let marks: [(HTMLTag) -> Bool] = [
            { $0.value("itemprop").map { String(decoding: $0, as: UTF8.self).lowercased().contains("articlebody") } ?? false },
            { $0.name == "article" },
            { $0.name == "main" || $0.value("role") == Array("main".utf8) },
        ]
        for mark in marks {
            let candidates = tree.nodes.indices.filter { tree.nodes[$0].tag.map(mark) ?? false && !isFrame[$0] }
            guard let best = candidates.max(by: { weights[$0] < weights[$1] }), weights[best] >= 0.6 * total else { continue }
            return best
        }
        return nil
    }

    private func heaviestChild(of node: Int) -> Int? {
        var best: Int?
        var child = node + 1
        while child < tree.nodes[node].end {
            if weights[child] > best.map({ weights[$0] }) ?? 0 { best = child }
            child = tree.nodes[child].end
        }
        return best
    }
}

// MARK: - Frame

extension MainText {
    private mutating func markFrameByTags() {
        for index in tree.nodes.indices {
            guard let tag = tree.nodes[index].tag else { continue }
            if HTMLElements.frame.contains(tag.name) || MainText.isHidden(tag) || MainText.hasFrameRole(tag) { mark(index) }
        }
    }

    private mutating func mark(_ node: Int) {
        guard !isFrame[node] else { return }
        for index in node..<tree.nodes[node].end { isFrame[index] = true }
    }

    static func isHidden(_ tag: HTMLTag) -> Bool {
        if tag.value("hidden") != nil || tag.value("aria-hidden") == Array("true".utf8) { return true }
        guard let style = tag.value("style") else { return false }
        let plain = style.filter { !$0.isBlank }.map(\.lowered)
        return plain.first(Array("display:none".utf8), in: 0..<plain.count) != nil
    }

    static func hasFrameRole(_ tag: HTMLTag) -> Bool {
        guard let role = tag.value("role") else { return false }
        return [
            "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar", "toolbar", "alert",
        ]
        .contains(String(decoding: role, as: UTF8.self).lowercased())
    }

    /// Classes and identifiers, which are only names: an element that holds much of the page's words is not believed.
    private mutating func markFrameByNames() {
        let trusted: Set<String> = ["html", "body", "main", "article", "h1"]
        for index in tree.nodes.indices where !isFrame[index] {
            guard let tag = tree.nodes[index].tag, !trusted.contains(tag.name) else { continue }
            // Some pages stand in a form as a whole; any other form asks and does not report.
            if tag.name == "form", share(index) < 0.4 { mark(index) }
            let kinds = kinds(of: tag)
            if kinds.contains(.frame), !(kinds.contains(.body) && share(index) > 0.15), share(index) < 0.4 { mark(index) }
        }
    }

    func kinds(of tag: HTMLTag) -> Set<FrameWords.Kind> {
        var kinds: Set<FrameWords.Kind> = []
        for name in ["class", "id"] {
            if let value = tag.value(name) { kinds.formUnion(words.kinds(in: value)) }
        }
        return kinds
    }
}

// MARK: - Weight

extension MainText {
    private static let paragraphs: Set<String> = [
        "p", "blockquote", "li", "pre", "td", "div", "section", "article", "main", "body", "dd", "center",
    ]

    /// Weighs each paragraph's own words and adds them up through the elements around it.
    private mutating func weigh() {
        var plain = [Int](repeating: 0, count: tree.nodes.count)
        var linked = [Int](repeating: 0, count: tree.nodes.count)
        weights = [Double](repeating: 0, count: tree.nodes.count)
        // For each node the nearest element around it that may be a paragraph; −1 inside headings.
        var owners = [Int](repeating: -1, count: tree.nodes.count)
        var linkEnd = 0
        for (index, node) in tree.nodes.enumerated() {
            owners[index] = node.parent >= 0 ? owners[node.parent] : -1
            switch node.kind {
            case .element(let tag):
                if tag.name == "a" { linkEnd = max(linkEnd, node.end) }
                if Self.paragraphs.contains(tag.name) { owners[index] = index }
                if HTMLElements.headings.contains(tag.name) { owners[index] = -1 }
            case .text(let span):
                guard !isFrame[index], owners[index] >= 0 else { continue }
                let count = bytes[span.range].reduce(0) { $0 + ($1.isBlank ? 0 : 1) }
                if index >= linkEnd { plain[owners[index]] += count } else { linked[owners[index]] += count }
            }
        }
        for index in tree.nodes.indices.reversed() {
            weights[index] += MainText.weight(plain: plain[index], linked: linked[index], name: tree.nodes[index].name)
            let parent = tree.nodes[index].parent
            if parent >= 0 { weights[parent] += weights[index] }
        }
        total = tree.nodes.indices.reduce(0) { $0 + (tree.nodes[$1].parent < 0 ? weights[$1] : 0) }
    }

    /// Short pieces weigh nothing, links nothing, items of lists half.
    private static func weight(plain: Int, linked: Int, name: String) -> Double {
        guard plain >= 40, plain > linked else { return 0 }
        let value = Double(plain) * Double(plain) / Double(plain + linked)
        return name == "li" || name == "td" ? value / 2 : value
    }
}
