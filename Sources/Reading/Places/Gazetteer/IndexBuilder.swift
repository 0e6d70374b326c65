#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes an index of rows that come one after another, however many, in memory that does not grow with them.
///
/// Places and names go to files as they come; the entries of the two directories are dealt into parts by the first bits of
/// their hashes, and each part is small enough to be sorted in memory at the end. `keep` notes how far the build has come.
final class IndexBuilder {
    private static let partBits = 6

    let folder: String
    private let places: ScratchFile
    private let names: ScratchFile
    private let strings: ScratchFile
    private let log: ScratchFile
    private let exact: [ScratchFile]
    private let skeleton: [ScratchFile]
    private var divisions = DivisionTable()
    private(set) var placeCount: Int
    private(set) var nameCount: Int
    private(set) var skeletonCount: Int

    /// Starts in a folder of its own, or goes on there from where a progress note says.
    init(folder: String, from note: BuildProgress? = nil) throws(GazetteerError) {
        self.folder = folder
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch { throw .cannotWrite(path: folder) }
        func file(_ name: String) throws(GazetteerError) -> ScratchFile {
            try ScratchFile(path: folder + "/" + name, keeping: note?.sizes[name] ?? 0)
        }
        places = try file("places")
        names = try file("names")
        strings = try file("strings")
        log = try file("divisions")
        var exact: [ScratchFile] = [], skeleton: [ScratchFile] = []
        for part in 0..<1 << IndexBuilder.partBits {
            exact.append(try file("exact.\(part)"))
            skeleton.append(try file("skeleton.\(part)"))
        }
        self.exact = exact
        self.skeleton = skeleton
        placeCount = note?.placeCount ?? 0
        nameCount = note?.nameCount ?? 0
        skeletonCount = note?.skeletonCount ?? 0
        var bytes: [UInt8] = []
        try log.replay { bytes.append(contentsOf: $0) }
        divisions.replay(bytes)
        // Offset 0 of the strings is the empty one.
        if strings.size == 0 { try strings.write([0, 0]) }
    }

    private var files: [ScratchFile] { [places, names, strings, log] + exact + skeleton }

    func add(_ row: PlaceRow) throws(GazetteerError) {
        let keys = row.keys()
        guard row.isSound, let written = row.names.first, !keys.isEmpty else { return }
        let place = UInt32(placeCount), name = try string(written)
        for key in keys { try add(key, of: place) }
        let admin1 = try division(row.admin1), admin2 = try division(row.admin2)
        if !row.own.isEmpty {
            let own = try division(row.own)
            divisions.define(own, name: name, place: place)
            try log.write(DivisionTable.line(own, name: name, place: place))
        }
        let country = row.country.count == 2 ? UInt32(row.country[0]) | UInt32(row.country[1]) << 8 : 0
        try places.write(
            row.id, UInt32(bitPattern: Int32((row.latitude * 1e5).rounded())),
            UInt32(bitPattern: Int32((row.longitude * 1e5).rounded())),
            UInt32(clamping: row.population), country | UInt32(row.feature) << 16, admin1, admin2,
            UInt32(max(0, min(row.radius * 10, 4e8))), name)
        placeCount += 1
        guard names.size < Int(UInt32.max) - 1 << 20, strings.size < Int(UInt32.max) - 1 << 20 else {
            throw .tooLarge(path: folder)
        }
    }

    private func add(_ key: PlaceName, of place: UInt32) throws(GazetteerError) {
        let offset = UInt32(names.size), words = key.words.prefix(255)
        let hash = key.hash
        try names.write(place)
        try names.write([UInt8(words.count)] + words)
        try exact[Int(hash >> UInt64(64 - IndexBuilder.partBits))].write(
            UInt32(truncatingIfNeeded: hash), UInt32(hash >> 32), offset)
        nameCount += 1
        guard key.length > 2, words.allSatisfy({ $0 < 0x80 }) else { return }
        let sound = PlaceName.hash(NameSound(key).skeleton)
        try skeleton[Int(sound >> UInt64(64 - IndexBuilder.partBits))].write(
            UInt32(truncatingIfNeeded: sound), UInt32(sound >> 32), offset)
        skeletonCount += 1
    }

    private func string(_ bytes: [UInt8]) throws(GazetteerError) -> UInt32 {
        let offset = UInt32(strings.size), kept = bytes.prefix(Int(UInt16.max))
        try strings.write([UInt8(kept.count & 0xFF), UInt8(kept.count >> 8)] + kept)
        return offset
    }

    private func division(_ code: [UInt8]) throws(GazetteerError) -> UInt32 {
        guard !code.isEmpty else { return IndexFormat.none }
        let (number, isNew) = divisions.number(of: code)
        if isNew { try log.write(DivisionTable.line(code: code)) }
        return number
    }

    /// How far the build has come, everything up to here safe on the disk.
    func progress(source: String, position: Int) throws(GazetteerError) -> BuildProgress {
        for file in files { try file.flush() }
        var note = BuildProgress(source: source, position: position)
        for file in files { note.sizes[String(file.path.dropFirst(folder.count + 1))] = file.size }
        note.placeCount = placeCount
        note.nameCount = nameCount
        note.skeletonCount = skeletonCount
        return note
    }

    /// Writes the index and takes the folder of the build away. A file of that name is replaced at the very end.
    func finish(path: String, title: String) throws(GazetteerError) {
        let titleOffset = try string(Array(title.utf8))
        let writer = try IndexWriter(path: path + ".new")
        try writer.section(.places) { out throws(GazetteerError) in try places.replay(out) }
        let exactBits = IndexFormat.bits(for: nameCount), skeletonBits = IndexFormat.bits(for: skeletonCount)
        try writer.directory(.exactDirectory, .exact, of: exact, bits: exactBits, count: nameCount)
        try writer.directory(.skeletonDirectory, .skeleton, of: skeleton, bits: skeletonBits, count: skeletonCount)
        try writer.section(.names) { out throws(GazetteerError) in try names.replay(out) }
        let codes = try ScratchFile(path: folder + "/codes")
        try divisions.forEach { code, name, place throws(GazetteerError) in
            // A division that no row is goes by its code, where that is a name and no number.
            let isNumber = code.allSatisfy { !(0x41...0x7A).contains($0) && $0 < 0x80 } || code.contains(UInt8(ascii: "."))
            let written = try string(code)
            try codes.write(written, name != IndexFormat.none ? name : isNumber ? 0 : written, place)
        }
        try writer.section(.codes) { out throws(GazetteerError) in try codes.replay(out) }
        try writer.section(.strings) { out throws(GazetteerError) in try strings.replay(out) }
        try writer.close(exactBits: exactBits, skeletonBits: skeletonBits, title: titleOffset, movingTo: path)
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// How far a build has come: enough to go on from there.
struct BuildProgress: Hashable {
    /// What is read: path, size and time of change.
    var source: String
    /// Bytes of the source that are dealt with.
    var position: Int
    var rows = 0
    var placeCount = 0
    var nameCount = 0
    var skeletonCount = 0
    var sizes: [String: Int] = [:]

    init(source: String, position: Int) {
        self.source = source
        self.position = position
    }

    var text: String {
        let head = [
            "source \(source)", "position \(position)", "rows \(rows)", "places \(placeCount)", "names \(nameCount)",
            "skeletons \(skeletonCount)",
        ]
        return (head + sizes.keys.sorted().map { "size \($0) \(sizes[$0] ?? 0)" } + ["end", ""]).joined(separator: "\n")
    }

    /// Nil where the text is no whole progress note.
    init?(text: String) {
        self.init(source: "", position: -1)
        var isWhole = false
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            let rest = parts.count > 1 ? String(parts[1]) : ""
            switch parts.first {
            case "source": source = rest
            case "position": position = Int(rest) ?? -1
            case "rows": rows = Int(rest) ?? 0
            case "places": placeCount = Int(rest) ?? 0
            case "names": nameCount = Int(rest) ?? 0
            case "skeletons": skeletonCount = Int(rest) ?? 0
            case "size":
                let words = rest.split(separator: " ")
                if words.count == 2 { sizes[String(words[0])] = Int(words[1]) }
            case "end": isWhole = true
            default: return nil
            }
        }
        if !isWhole || position < 0 { return nil }
    }
}
