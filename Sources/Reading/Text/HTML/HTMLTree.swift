import CLibXML2

/// A page's elements and words in document order.
///
/// An element's descendants stand right after it, up to `end`; so every question about a page is one walk through a list.
struct HTMLTree {
    struct Node {
        enum Kind {
            case element(HTMLTag)
            /// Words, by their place in the source.
            case text(Span)
        }

        var kind: Kind
        /// Index after the last descendant.
        var end: Int
        /// Index of the parent; −1 at the top.
        var parent: Int

        var tag: HTMLTag? {
            if case .element(let tag) = kind { return tag }
            return nil
        }

        var name: String { tag?.name ?? "" }
    }

    private(set) var nodes: [Node] = []

    /// Parses a page with libxml2: no network, no entity expansion, errors passed over as browsers do.
    ///
    /// libxml2 gets the page's tags with the few attributes that matter, and for each stretch of words an instruction
    /// with its number; the number comes back in the tree and leads to the bytes. So the tree is libxml2's, and the
    /// places are exact.
    init(_ pieces: [HTMLPiece]) {
        let source = HTMLSource(pieces)
        xmlInitParser()
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_COMPACT.rawValue
        let document = source.bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                htmlReadMemory(characters.baseAddress, Int32(clamping: characters.count), nil, "UTF-8", Int32(options))
            }
        }
        guard let document else { return }
        defer { xmlFreeDoc(document) }
        collect(document, source)
    }

    /// Walks libxml2's tree without recursion: a deep page must not exhaust the stack.
    private mutating func collect(_ document: htmlDocPtr, _ source: HTMLSource) {
        var open: [Int] = []
        var node = document.pointee.children
        while let current = node {
            add(current, source, parent: open.last ?? -1)
            if current.pointee.type == XML_ELEMENT_NODE, let child = current.pointee.children {
                open.append(nodes.count - 1)
                node = child
                continue
            }
            var walker: xmlNodePtr? = current
            while let here = walker, here.pointee.next == nil {
                walker = here.pointee.parent
                guard let parent = walker, parent.pointee.type == XML_ELEMENT_NODE, let index = open.popLast() else {
                    walker = nil
                    break
                }
                nodes[index].end = nodes.count
            }
            node = walker?.pointee.next
        }
    }

    private mutating func add(_ node: xmlNodePtr, _ source: HTMLSource, parent: Int) {
        let index = nodes.count
        switch node.pointee.type {
        case XML_ELEMENT_NODE:
            nodes.append(Node(kind: .element(HTMLTree.tag(node, source)), end: index + 1, parent: parent))
        case XML_PI_NODE:
            guard let content = node.pointee.content, let number = Int(String(cString: content)),
                source.texts.indices.contains(number)
            else { return }
            nodes.append(Node(kind: .text(source.texts[number]), end: index + 1, parent: parent))
        default: break
        }
    }

    private static func tag(_ node: xmlNodePtr, _ source: HTMLSource) -> HTMLTag {
        let name = node.pointee.name.map { String(cString: $0) } ?? ""
        guard let attribute = node.pointee.properties, let value = attribute.pointee.children?.pointee.content,
            let number = Int(String(cString: value)), source.tags.indices.contains(number)
        else { return HTMLTag(name: name, attributes: []) }
        return HTMLTag(name: name, attributes: source.tags[number].attributes)
    }
}
