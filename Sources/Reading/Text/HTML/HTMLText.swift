import CLibXML2

/// The characters of a stretch of page source, entities resolved, with the way back.
struct HTMLText {
    private(set) var text: [UInt8] = []
    private(set) var offsets = OffsetMap()

    init(_ bytes: [UInt8], _ span: Span) {
        var at = span.start
        while at < span.end {
            var plain = at
            while plain < span.end, bytes[plain] != 0x26 { plain += 1 }
            text.append(contentsOf: bytes[at..<plain])
            offsets.append(characters: plain - at, textWidth: 1, origin: at, originWidth: 1)
            at = plain
            guard at < span.end else { return }
            let entity = HTMLEntity(bytes, at: at, limit: span.end)
            let before = text.count
            text.append(scalar: entity?.value ?? 0x26)
            let width = entity?.width ?? 1
            offsets.append(characters: 1, textWidth: text.count - before, origin: at, originWidth: width)
            at += width
        }
    }
}

/// A character written as `&mdash;`, `&#8212;` or `&#x2014;`.
struct HTMLEntity {
    var value: UInt32
    /// Bytes it takes in the source.
    var width: Int

    /// Nil where the ampersand is one.
    init?(_ bytes: [UInt8], at start: Int, limit: Int) {
        var at = start + 1
        if at < limit, bytes[at] == 0x23 {
            guard let number = HTMLEntity.number(bytes, &at, limit: limit) else { return nil }
            value = HTMLEntity.character(number)
        } else {
            while at < limit, at - start < 32, bytes[at].isLetter || bytes[at].isDigit { at += 1 }
            let name = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
            let isClosed = at < limit && bytes[at] == 0x3B
            guard isClosed || HTMLEntity.openNames.contains(name), let value = HTMLEntity.named(name) else { return nil }
            self.value = value
        }
        if at < limit, bytes[at] == 0x3B { at += 1 }
        width = at - start
    }

    private static func number(_ bytes: [UInt8], _ at: inout Int, limit: Int) -> UInt32? {
        at += 1
        let isHex = at < limit && bytes[at].lowered == 0x78
        if isHex { at += 1 }
        var value: UInt32 = 0
        let start = at
        while at < limit, let digit = JSONString.hex(bytes[at]), isHex || digit < 10 {
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
            at += 1
        }
        return at > start ? value : nil
    }

    /// Numbers 128–159 mean Windows-1252, as the HTML standard has it.
    private static func character(_ number: UInt32) -> UInt32 {
        if (0x80...0x9F).contains(number) { return windows1252[Int(number) - 0x80] }
        return number == 0 ? 0xFFFD : number
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
        0x0178,
    ]

    /// Names that stand without a semicolon too.
    private static let openNames: Set<String> = ["amp", "lt", "gt", "quot", "nbsp", "copy", "reg", "AMP", "LT", "GT", "QUOT"]

    /// Names that came after HTML 4, which libxml2's table does not hold, as far as texts use them.
    private static let laterNames: [String: UInt32] = [
        "apos": 0x27, "AMP": 0x26, "LT": 0x3C, "GT": 0x3E, "QUOT": 0x22, "comma": 0x2C, "period": 0x2E, "colon": 0x3A,
        "semi": 0x3B,
        "excl": 0x21, "quest": 0x3F, "num": 0x23, "dollar": 0x24, "percnt": 0x25, "lpar": 0x28, "rpar": 0x29, "ast": 0x2A,
        "plus": 0x2B,
        "equals": 0x3D, "commat": 0x40, "lbrack": 0x5B, "lsqb": 0x5B, "rbrack": 0x5D, "rsqb": 0x5D, "lowbar": 0x5F, "sol": 0x2F,
        "bsol": 0x5C,
        "Tab": 0x09, "NewLine": 0x0A, "hyphen": 0x2010, "dash": 0x2010, "horbar": 0x2015, "ldquor": 0x201E, "rdquor": 0x201D,
        "lsquor": 0x201A,
        "rsquor": 0x2019, "nldr": 0x2025, "mldr": 0x2026, "ZeroWidthSpace": 0x200B, "NoBreak": 0x2060, "scaron": 0x161,
        "Scaron": 0x160,
        "ccaron": 0x10D, "Ccaron": 0x10C, "zcaron": 0x17E, "Zcaron": 0x17D, "cacute": 0x107, "dstrok": 0x111, "ecaron": 0x11B,
        "rcaron": 0x159,
        "inodot": 0x131, "imath": 0x131, "scedil": 0x15F, "Scedil": 0x15E, "gbreve": 0x11F, "Idot": 0x130, "lstrok": 0x142,
        "eogon": 0x119, "aogon": 0x105,
        "amacr": 0x101, "imacr": 0x12B, "umacr": 0x16B, "emacr": 0x113, "omacr": 0x14D, "nacute": 0x144, "sacute": 0x15B,
        "zacute": 0x17A, "zdot": 0x17C,
        "tcedil": 0x163, "odblac": 0x151, "udblac": 0x171, "bull": 0x2022, "check": 0x2713,
    ]

    private static func named(_ name: String) -> UInt32? {
        if let value = laterNames[name] { return value }
        return htmlEntityLookup(name).map { UInt32($0.pointee.value) }
    }
}
