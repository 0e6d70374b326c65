/// Sets what `pdftotext -bbox-layout` tells of a PDF's pages as plain lines: a blank line between blocks, a form feed
/// between pages, two blanks before a line that is set in.
///
/// The plain output of pdftotext joins words over line ends by itself ("wellknown") and drops the space between
/// paragraphs; the boxes keep both.
struct PDFLayout {
    private(set) var text: [UInt8] = []
    private(set) var title: String?
    private(set) var author: String?
    private var blockLeft = 0.0
    private var isInWord = false
    private var isInTitle = false

    /// - Parameter boxes: the tool's output, valid UTF-8.
    init(boxes: [UInt8]) {
        for piece in HTMLScanner(boxes).pieces {
            switch piece {
            case .start(let tag): start(tag)
            case .end(let name): end(name)
            case .text(let span, let isBlank):
                if isInWord { append(word: HTMLText(boxes, span).text) }
                if isInTitle, !isBlank { title = PageField.clean(HTMLText(boxes, span).text) }
            case .linkedData: break
            }
        }
    }

    private mutating func start(_ tag: HTMLTag) {
        switch tag.name {
        case "block": blockLeft = PDFLayout.number(tag.value("xmin")) ?? 0
        case "line":
            if let left = PDFLayout.number(tag.value("xmin")), left > blockLeft + 9 { text.append(contentsOf: [0x20, 0x20]) }
        case "word": isInWord = true
        case "title": isInTitle = true
        case "meta":
            if tag.value("name") == Array("Author".utf8) { author = tag.value("content").flatMap(PageField.clean) }
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "word": isInWord = false
        case "title": isInTitle = false
        case "line", "block": text.append(0x0A)
        case "page": text.append(0x0C)
        default: break
        }
    }

    /// A word of the page; the marks that would end a line are blanks here.
    private mutating func append(word: [UInt8]) {
        if let last = text.last, last != 0x0A, last != 0x0C, last != 0x20 { text.append(0x20) }
        text.append(contentsOf: word.map { $0 < 0x20 ? 0x20 : $0 })
    }

    private static func number(_ value: [UInt8]?) -> Double? {
        value.flatMap { Double(String(decoding: $0, as: UTF8.self)) }
    }
}
