/// Events as a brief for people, a WordprocessingML document (ECMA-376): each its day and what happened, the words, where they stand.
package struct EventDocument: RowFile {
    /// Bytes that the parts of a ZIP archive may have.
    private static let byteLimit = 3 << 30

    private var body = ""

    package init() {}

    /// Rows of other kinds have no place here.
    package mutating func add(_ row: some ListedRow) throws(ExportFault) -> [UInt8] {
        guard let event = row as? EventRow else { return [] }
        guard body.utf8.count < EventDocument.byteLimit else { throw ExportFault.tooManyEvents }
        let entry = BriefEntry(event)
        body += paragraph(run(entry.day + " ", isBold: true) + run(entry.sentence))
        body += paragraph(run(entry.words), style: "Quote")
        body += paragraph(linked(run(entry.foot, style: entry.link == nil ? nil : "Hyperlink"), to: entry.link), style: "Foot")
        return []
    }

    package mutating func finished() -> [UInt8] {
        var zip = ZipWriter()
        for (name, content) in EventDocument.frame { zip.add(name, Array((EventDocument.declaration + content).utf8)) }
        zip.add("word/document.xml", Array((EventDocument.declaration + document).utf8))
        return zip.finished()
    }

    /// The part of the file that has the words.
    var document: String {
        """
        <w:document xmlns:w="\(EventDocument.words)"><w:body>\(paragraph(run("Events"), style: "Title"))\(body)\
        <w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" \
        w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>
        """
    }

    private func paragraph(_ runs: String, style: String? = nil) -> String {
        let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
        return "<w:p>\(properties)\(runs)</w:p>"
    }

    private func run(_ text: String, isBold: Bool = false, style: String? = nil) -> String {
        let named = style.map { "<w:rStyle w:val=\"\($0)\"/>" } ?? ""
        let properties = named + (isBold ? "<w:b/>" : "")
        return "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")
            + "<w:t xml:space=\"preserve\">\(XMLText.escaped(text))</w:t></w:r>"
    }

    /// A link to the web as a field, for which no list of links is needed; an address of another kind is no link.
    private func linked(_ run: String, to link: String?) -> String {
        guard let link, ["http://", "https://"].contains(where: link.lowercased().hasPrefix) else { return run }
        let address = String(link.unicodeScalars.filter { $0 != "\"" && $0 != "\\" && $0.value > 0x20 }.map(Character.init))
        return "<w:fldSimple w:instr=\"\(XMLText.escaped(" HYPERLINK \"\(address)\" "))\">\(run)</w:fldSimple>"
    }
}

extension EventDocument {
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    private static let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private static let frame: [(String, String)] = [
        (
            "[Content_Types].xml",
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="\(kind).document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="\(kind).styles+xml"/></Types>
            """
        ),
        (
            "_rels/.rels",
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="\(relations)/officeDocument" Target="word/document.xml"/></Relationships>
            """
        ),
        (
            "word/_rels/document.xml.rels",
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="\(relations)/styles" Target="styles.xml"/></Relationships>
            """
        ),
        (
            "word/styles.xml",
            "<w:styles xmlns:w=\"\(words)\">"
                + style("Normal", "Normal", "<w:pPr><w:spacing w:before=\"160\"/></w:pPr>", isDefault: true)
                + style("Title", "Title", "<w:pPr><w:spacing w:after=\"240\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"36\"/></w:rPr>")
                + style("Quote", "Quote", "<w:pPr><w:spacing w:before=\"40\"/><w:ind w:left=\"567\"/></w:pPr><w:rPr><w:i/></w:rPr>")
                + style(
                    "Foot", "Source line",
                    "<w:pPr><w:spacing w:before=\"40\"/><w:ind w:left=\"567\"/></w:pPr><w:rPr><w:color w:val=\"595959\"/>"
                        + "<w:sz w:val=\"18\"/></w:rPr>")
                + "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr>"
                + "<w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/></w:rPr></w:style></w:styles>"
        ),
    ]

    private static func style(_ id: String, _ name: String, _ properties: String, isDefault: Bool = false) -> String {
        "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
            + (isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>") + properties + "</w:style>"
    }
}
