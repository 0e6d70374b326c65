import Reading

/// Rows as an XLSX workbook (ECMA-376) of one sheet: every cell is text or a number, none a formula.
package struct Workbook: RowFile {
    /// Rows that a sheet has room for, the head among them.
    package static let rowLimit = 1_048_576
    /// Characters that a cell has room for.
    private static let cellLimit = 32_767

    private var rows = ""
    private var count = 0

    package init() {}

    /// Bytes that the parts of a ZIP archive may have; its numbers of 32 bits have room for some more.
    private static let byteLimit = 3 << 30

    package mutating func add(_ row: some ListedRow) throws(ExportFault) -> [UInt8] {
        guard count < Workbook.rowLimit, rows.utf8.count < Workbook.byteLimit else { throw ExportFault.tooManyRows }
        let fields = row.fields
        if count == 0 { add(fields.map { ListedField.Value.text("\($0.name)") }) }
        add(fields.map(\.value))
        return []
    }

    private mutating func add(_ values: [ListedField.Value]) {
        count += 1
        rows += "<row r=\"\(count)\">"
        for (column, value) in values.enumerated() { rows += cell(value, Workbook.name(ofColumn: column) + "\(count)") }
        rows += "</row>"
    }

    private func cell(_ value: ListedField.Value, _ place: String) -> String {
        switch value {
        case .number(let number?): return "<c r=\"\(place)\"><v>\(number)</v></c>"
        case .decimal(let number?, let decimals): return "<c r=\"\(place)\"><v>\(FixedDecimal.cell(number, decimals))</v></c>"
        default:
            let words = value.words
            guard !words.isEmpty else { return "" }
            return "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                + XMLText.escaped(String(words.prefix(Workbook.cellLimit))) + "</t></is></c>"
        }
    }

    /// A, B, …, Z, AA, …
    static func name(ofColumn column: Int) -> String {
        var name = ""
        var rest = column + 1
        while rest > 0 {
            name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
            rest = (rest - 1) / 26
        }
        return name
    }

    /// The file.
    package func finished() -> [UInt8] {
        var zip = ZipWriter()
        for (name, content) in Workbook.frame { zip.add(name, Array((Workbook.declaration + content).utf8)) }
        let sheet =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\(rows)</sheetData></worksheet>"
        zip.add("xl/worksheets/sheet1.xml", Array((Workbook.declaration + sheet).utf8))
        return zip.finished()
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private static let frame: [(String, String)] = [
        (
            "[Content_Types].xml",
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/xl/workbook.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """
        ),
        (
            "_rels/.rels",
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="\(relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        ),
        (
            "xl/workbook.xml",
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\(relations)">\
            <sheets><sheet name="rapporteur" sheetId="1" r:id="rId1"/></sheets></workbook>
            """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="\(relations)/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """
        ),
    ]
}
