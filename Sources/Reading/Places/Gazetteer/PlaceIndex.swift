#if canImport(FoundationEssentials)
    import FoundationEssentials
#endif
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A gazetteer's file, mapped into memory and never read as a whole.
///
/// Shared between threads: the mapping is read-only and lives as long as this object. Every offset from the file is
/// held against the section it leads into, so that a damaged file gives fewer places and never a crash.
package final class PlaceIndex: Sendable {
    /// What the file holds of one place.
    struct Record {
        var id: UInt32
        var latitude: Double
        var longitude: Double
        var population: Int
        var country: [UInt8]
        var feature: String
        var admin1: UInt32
        var admin2: UInt32
        /// Kilometres.
        var radius: Double
        var name: UInt32
    }

    let path: String
    let title: String
    nonisolated(unsafe) let base: UnsafeRawPointer
    private let size: Int
    private let sections: [Range<Int>]
    private let exactBits: Int
    private let skeletonBits: Int

    package init(path: String) throws(DataError) {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw DataError(file: path, fault: .missing) }
        defer { close(file) }
        let size = Int(lseek(file, 0, SEEK_END))
        guard size >= IndexFormat.headerSize, let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED
        else {
            throw DataError(file: path, fault: .damaged("not a gazetteer, or one cut short"))
        }
        let words = (0..<IndexFormat.headerSize / 8).map { base.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
        do {
            sections = try PlaceIndex.sections(words, size: size, path: path)
        } catch {
            munmap(base, size)
            throw error
        }
        exactBits = Int(words[IndexFormat.bitsOfExact])
        skeletonBits = Int(words[IndexFormat.bitsOfSkeleton])
        self.path = path
        self.base = UnsafeRawPointer(base)
        self.size = size
        let strings = sections[IndexFormat.Section.strings.rawValue]
        title = String(decoding: PlaceIndex.string(UnsafeRawPointer(base), strings, Int(words[IndexFormat.title])), as: UTF8.self)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), size) }

    private static func sections(_ words: [UInt64], size: Int, path: String) throws(DataError) -> [Range<Int>] {
        guard words[0] & 0x00FF_FFFF_FFFF_FFFF == IndexFormat.magic & 0x00FF_FFFF_FFFF_FFFF else {
            throw DataError(file: path, fault: .damaged("not a gazetteer of this program"))
        }
        guard words[0] == IndexFormat.magic else {
            throw DataError(file: path, fault: .damaged("a gazetteer of another version of this program; build or add it again"))
        }
        guard words[IndexFormat.checksum] == IndexFormat.checksum(of: words) else {
            throw DataError(file: path, fault: .damaged("the gazetteer's header is damaged"))
        }
        var sections: [Range<Int>] = []
        for section in IndexFormat.Section.allCases {
            let start = words[1 + 2 * section.rawValue], count = words[2 + 2 * section.rawValue]
            guard start <= UInt64(size), count <= UInt64(size) - start else {
                throw DataError(file: path, fault: .damaged("the gazetteer is cut short"))
            }
            sections.append(Int(start)..<Int(start + count))
        }
        for (bits, section) in [
            (IndexFormat.bitsOfExact, IndexFormat.Section.exactDirectory), (IndexFormat.bitsOfSkeleton, .skeletonDirectory),
        ] {
            let directory = sections[section.rawValue]
            guard words[bits] >= 1, words[bits] <= 28, directory.count == ((1 << Int(words[bits])) + 1) * 4 else {
                throw DataError(file: path, fault: .damaged("the gazetteer's directory is damaged"))
            }
        }
        return sections
    }

    func section(_ section: IndexFormat.Section) -> Range<Int> { sections[section.rawValue] }

    func number(_ at: Int) -> UInt32 { base.loadUnaligned(fromByteOffset: at, as: UInt32.self) }

    var placeCount: Int { section(.places).count / IndexFormat.placeSize }
    var nameCount: Int { section(.exact).count / IndexFormat.entrySize }

    /// The places that bear a name, in the order of the file; each once.
    package func places(named name: PlaceName) -> [UInt32] {
        var found: [UInt32] = []
        entries(.exactDirectory, .exact, bits: exactBits, hash: name.hash) { offset in
            guard let place = place(ofName: offset, if: { PlaceIndex.sameLetters($0, name.words) }) else { return }
            if !found.contains(place) { found.append(place) }
        }
        return found.sorted()
    }

    /// The names whose consonants are the given ones: place and folded words. At most as many as `limit`.
    func names(skeleton: [UInt8], limit: Int, _ take: (UInt32, PlaceName) -> Void) {
        var count = 0
        entries(.skeletonDirectory, .skeleton, bits: skeletonBits, hash: PlaceName.hash(skeleton)) { offset in
            guard count < limit, let (place, words) = name(offset) else { return }
            count += 1
            take(place, PlaceName(folded: Array(words)))
        }
    }

    private func entries(
        _ directory: IndexFormat.Section, _ entries: IndexFormat.Section, bits: Int, hash: UInt64, _ take: (Int) -> Void
    ) {
        let slot = Int(hash >> UInt64(64 - bits))
        let start = section(directory).lowerBound + slot * 4
        let total = section(entries).count / IndexFormat.entrySize
        let end = min(total, Int(number(start + 4)))
        var at = min(end, Int(number(start)))
        let low = UInt32(truncatingIfNeeded: hash)
        let first = section(entries).lowerBound
        // Slots are short; only the skeletons of very common names are worth a search by halves.
        if end - at > 32 { at = lowerBound(at..<end, low, first) }
        while at < end {
            let entry = first + at * IndexFormat.entrySize
            let found = number(entry)
            if found == low { take(Int(number(entry + 4))) }
            if found > low { return }
            at += 1
        }
    }

    private func lowerBound(_ range: Range<Int>, _ low: UInt32, _ first: Int) -> Int {
        var range = range
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if number(first + middle * IndexFormat.entrySize) < low {
                range = middle + 1..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }

    private func name(_ offset: Int) -> (place: UInt32, words: UnsafeRawBufferPointer)? {
        let names = section(.names)
        guard offset + 5 <= names.count else { return nil }
        let at = names.lowerBound + offset
        let length = Int(base.load(fromByteOffset: at + 4, as: UInt8.self))
        let place = number(at)
        guard offset + 5 + length <= names.count, place < placeCount else { return nil }
        return (place, UnsafeRawBufferPointer(start: base + at + 5, count: length))
    }

    private func place(ofName offset: Int, if test: (UnsafeRawBufferPointer) -> Bool) -> UInt32? {
        guard let (place, words) = name(offset), test(words) else { return nil }
        return place
    }

    /// Whether both are the same but for blanks; a name too long for its entry is compared as far as it was kept.
    private static func sameLetters(_ stored: UnsafeRawBufferPointer, _ asked: [UInt8]) -> Bool {
        let blank = UInt8(ascii: " ")
        var at = 0, other = 0
        while true {
            while at < stored.count, stored[at] == blank { at += 1 }
            while other < asked.count, asked[other] == blank { other += 1 }
            if at == stored.count { return other == asked.count || stored.count == 255 }
            guard other < asked.count, stored[at] == asked[other] else { return false }
            at += 1
            other += 1
        }
    }

    func record(_ place: UInt32) -> Record? {
        guard place < placeCount else { return nil }
        let at = section(.places).lowerBound + Int(place) * IndexFormat.placeSize
        let latitude = Double(Int32(bitPattern: number(at + 4))) / 1e5,
            longitude = Double(Int32(bitPattern: number(at + 8))) / 1e5
        guard abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        let country = [base.load(fromByteOffset: at + 16, as: UInt8.self), base.load(fromByteOffset: at + 17, as: UInt8.self)]
        let feature = Int(base.load(fromByteOffset: at + 18, as: UInt8.self))
        return Record(
            id: number(at), latitude: latitude, longitude: longitude, population: Int(number(at + 12)),
            country: country.allSatisfy { (0x41...0x5A).contains($0) } ? country : [],
            feature: PlaceFeature.known.indices.contains(feature) ? PlaceFeature.known[feature] : "", admin1: number(at + 20),
            admin2: number(at + 24), radius: Double(number(at + 28)) / 10, name: number(at + 32))
    }

    func string(_ offset: UInt32) -> String {
        String(decoding: PlaceIndex.string(base, section(.strings), Int(offset)), as: UTF8.self)
    }

    private static func string(_ base: UnsafeRawPointer, _ strings: Range<Int>, _ offset: Int) -> UnsafeRawBufferPointer {
        guard offset >= 0, offset + 2 <= strings.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let at = strings.lowerBound + offset
        let length = Int(base.loadUnaligned(fromByteOffset: at, as: UInt16.self))
        guard offset + 2 + length <= strings.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: base + at + 2, count: length)
    }

    /// A division by its number in the file: its code, its name where the file tells it, its place.
    func division(_ number: UInt32) -> (code: String, name: String?, place: UInt32?)? {
        let codes = section(.codes)
        guard number != IndexFormat.none, (Int(number) + 1) * IndexFormat.codeSize <= codes.count else { return nil }
        let at = codes.lowerBound + Int(number) * IndexFormat.codeSize
        let name = string(self.number(at + 4)), place = self.number(at + 8)
        return (string(self.number(at)), name.isEmpty ? nil : name, place < placeCount ? place : nil)
    }
}
