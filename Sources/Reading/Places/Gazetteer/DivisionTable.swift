/// The divisions that rows of a source name, numbered as they come.
///
/// Rows may name a division before the row that is it; the table is small beside the places (some ten thousands) and stays
/// in memory. Everything done to it is written down, so that a build that was broken off finds it again.
struct DivisionTable {
    private struct Division {
        var code: [UInt8]
        var name = IndexFormat.none
        var place = IndexFormat.none
    }

    private var divisions: [Division] = []
    private var numbers: [[UInt8]: UInt32] = [:]

    var count: Int { divisions.count }

    /// The number of a code, and whether it is new.
    mutating func number(of code: [UInt8]) -> (number: UInt32, isNew: Bool) {
        if let number = numbers[code] { return (number, false) }
        let number = UInt32(divisions.count)
        divisions.append(Division(code: code))
        numbers[code] = number
        return (number, true)
    }

    mutating func define(_ number: UInt32, name: UInt32, place: UInt32) {
        divisions[Int(number)].name = name
        divisions[Int(number)].place = place
    }

    func forEach(_ take: (_ code: [UInt8], _ name: UInt32, _ place: UInt32) throws(GazetteerError) -> Void) throws(GazetteerError)
    {
        for division in divisions { try take(division.code, division.name, division.place) }
    }
}

extension DivisionTable {
    /// One line of the log: a new code, or a division's name and place.
    static func line(code: [UInt8]) -> [UInt8] { [UInt8(ascii: "c")] + code + [0x0A] }

    static func line(_ number: UInt32, name: UInt32, place: UInt32) -> [UInt8] { Array("d\(number) \(name) \(place)\n".utf8) }

    mutating func replay(_ log: [UInt8]) {
        for line in log.split(separator: 0x0A) {
            if line.first == UInt8(ascii: "c") {
                _ = number(of: Array(line.dropFirst()))
            } else {
                let parts = String(decoding: line.dropFirst(), as: UTF8.self).split(separator: " ").compactMap { UInt32($0) }
                if parts.count == 3, parts[0] < UInt32(count) { define(parts[0], name: parts[1], place: parts[2]) }
            }
        }
    }
}
