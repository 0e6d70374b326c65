import CLibXML2
import TestSupport
import Testing

@testable import Reading

@Suite struct HTMLTreeTests {
    /// The words of the page as libxml2 itself reads them from the untouched source, blanks apart.
    private func wordsByLibXML(_ bytes: [UInt8]) -> [UInt8] {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            htmlReadMemory(buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, "UTF-8", Int32(options))
        }
        defer { xmlFreeDoc(document) }
        var words: [UInt8] = []
        func walk(_ node: xmlNodePtr?) {
            var node = node
            while let here = node {
                let name = here.pointee.name.map { String(cString: $0) } ?? ""
                if here.pointee.type == XML_TEXT_NODE, let content = here.pointee.content {
                    words += Array(String(cString: content).utf8)
                }
                if name != "script" && name != "style" { walk(here.pointee.children) }
                node = here.pointee.next
            }
        }
        walk(document?.pointee.children)
        return words.filter { !$0.isBlank }
    }

    private func wordsByScanner(_ bytes: [UInt8]) -> [UInt8] {
        HTMLTree(HTMLScanner(bytes).pieces).nodes.flatMap { node -> [UInt8] in
            if case .text(let span) = node.kind { return HTMLText(bytes, span).text }
            return []
        }.filter { !$0.isBlank }
    }

    @Test(arguments: ["broadcaster", "charity", "script-built"])
    func sameWordsAsLibXML(_ name: String) throws {
        let bytes = try Fixtures.bytes("pages/\(name).html")
        #expect(wordsByScanner(bytes) == wordsByLibXML(bytes))
    }

    private func shape(_ html: String) -> String {
        let tree = HTMLTree(HTMLScanner(Array(html.utf8)).pieces)
        func line(_ index: Int) -> String {
            guard case .element(let tag) = tree.nodes[index].kind else { return "·" }
            var children: [String] = []
            var child = index + 1
            while child < tree.nodes[index].end {
                children.append(line(child))
                child = tree.nodes[child].end
            }
            return "\(tag.name)(\(children.joined(separator: " ")))"
        }
        return tree.nodes.firstIndex { $0.name == "body" }.map(line) ?? "none"
    }

    @Test func treeIsLibXMLs() {
        #expect(shape("<p>one<p>two<ul><li>a<li>b</ul>") == "body(p(·) p(·) ul(li(·) li(·)))")
        #expect(shape("words <b>bold <i>both</b> rest</i>").contains("b(· i(·))"))
        #expect(shape("<table><tr><td>a<td>b</table>") == "body(table(tr(td(·) td(·))))")
    }

    @Test func entities() {
        let bytes = Array(
            "AT&T &lt;b&gt; &mdash;&#8212;&#x2014;&#151; &nbsp;&copy &unknown; &rsquo;s &amp;amp; &#0; &#x110000; &apos;".utf8)
        let text = HTMLText(bytes, Span(0, bytes.count)).text
        #expect(String(decoding: text, as: UTF8.self) == "AT&T <b> ———— \u{A0}© &unknown; ’s &amp; \u{FFFD} \u{FFFD} '")
    }

    /// What trips parsers: tags in attributes, unclosed comments, scripts that hold tags, a hundred thousand open elements.
    @Test func hardSources() {
        #expect(wordsByScanner(Array("<a title='<p>no</p>'>yes</a>".utf8)) == Array("yes".utf8))
        #expect(wordsByScanner(Array("a<!-- b <p> c".utf8)) == Array("a".utf8))
        #expect(wordsByScanner(Array("<script>if (a<b) '</p>'</script>x<style>y</style>".utf8)) == Array("x".utf8))
        #expect(wordsByScanner(Array("<title>a <b> c</title>d".utf8)) == Array("a<b>cd".utf8))
        let deep = Array(
            (String(repeating: "<div>", count: 100_000) + "words" + String(repeating: "</div>", count: 100_000)).utf8)
        #expect(wordsByScanner(deep) == Array("words".utf8))
        let open = Array((String(repeating: "<p>word", count: 20_000)).utf8)
        #expect(wordsByScanner(open).count == 80_000)
    }
}
