/// How a gazetteer lies in its file: a header, then sections, all numbers little-endian.
///
/// ```
/// places     36 bytes each: what is known of a place
/// exact      directory and entries by the hash of the folded name
/// skeleton   directory and entries by the hash of the skeleton
/// names      a place's number, a length, the folded words; once for every name of every place
/// codes      divisions by which places are ordered: code, name, place
/// strings    length and bytes; names as their source writes them
/// ```
/// An entry is eight bytes, the low half of the hash and where the name lies; entries of one directory slot, the hash's
/// high bits, are sorted. Nothing is read when the file is opened but the header.
enum IndexFormat {
    static let magic: UInt64 = 0x0000_5A41_4741_5052 + version << 56
    static let version: UInt64 = 1
    static let headerSize = 256
    static let placeSize = 36
    static let entrySize = 8
    static let codeSize = 12
    static let none = UInt32.max

    /// The sections in the order of the header, each as offset and size in bytes.
    enum Section: Int, CaseIterable { case places, exactDirectory, exact, skeletonDirectory, skeleton, names, codes, strings }

    /// Header words after the sections.
    static let bitsOfExact = 1 + 2 * Section.allCases.count
    static let bitsOfSkeleton = bitsOfExact + 1
    static let title = bitsOfSkeleton + 1
    static let checksum = headerSize / 8 - 1

    /// Of the header without its last word.
    static func checksum(of header: [UInt64]) -> UInt64 {
        header.dropLast().reduce(0x1234_5678_9ABC_DEF0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 &+ ($0 >> 31) }
    }

    /// High bits of the hash that choose a slot, so that a slot holds four entries or so; no fewer than the parts of a build.
    static func bits(for entries: Int) -> Int {
        var bits = 6
        while bits < 28, 1 << bits < entries / 4 { bits += 1 }
        return bits
    }
}

/// What a file of places is about, as far as its name and words tell.
struct PlaceFeature: Hashable, Sendable {
    /// GeoNames feature code.
    let code: String

    /// Codes that an index can hold, a byte each; others become the general one of their class.
    static let known = [
        "", "PPL", "PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLX", "PPLL", "PPLG", "PPLS", "PPLQ", "ADM1", "ADM2", "ADM3",
        "ADM4",
        "ADMD", "PCLI", "PCL", "PCLD", "CONT", "RGN", "AREA", "ISL", "ISLS", "PEN", "CAPE", "MT", "MTS", "HLL", "PASS", "VAL",
        "PLN",
        "DSRT", "STM", "LK", "SEA", "OCN", "GULF", "BAY", "STRT", "CNL", "RSV", "AIRP", "AIRB", "AIRF", "INSM", "MILB", "PRT",
        "DAM",
        "BDG", "RD", "RDJCT", "RSTN", "HSP", "CMP", "CMPRF", "OILF", "MN", "FRST", "HYDR", "SPOT", "STLMT", "BDRY", "LOC", "ADM5",
    ]
    private static let numbers = Dictionary(known.enumerated().map { ($1, UInt8($0)) }, uniquingKeysWith: { first, _ in first })

    static func number(of code: String, class letter: UInt8? = nil) -> UInt8 {
        if let number = numbers[code] { return number }
        switch letter {
        case UInt8(ascii: "P"): return numbers["PPL"] ?? 0
        case UInt8(ascii: "A"): return numbers["ADMD"] ?? 0
        case UInt8(ascii: "H"): return numbers["HYDR"] ?? 0
        case UInt8(ascii: "T"): return numbers["AREA"] ?? 0
        case UInt8(ascii: "R"): return numbers["RD"] ?? 0
        case UInt8(ascii: "V"): return numbers["FRST"] ?? 0
        case UInt8(ascii: "L"): return numbers["LOC"] ?? 0
        case UInt8(ascii: "S"): return numbers["SPOT"] ?? 0
        default: return 0
        }
    }
}
