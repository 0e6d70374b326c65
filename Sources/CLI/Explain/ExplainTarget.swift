import ArgumentParser
import Reading

/// A line to explain: `report.txt:7`, `reports.jsonl:3` (the record on line 3), `reports.jsonl:3:2` (line 2 of its text).
struct ExplainTarget: Hashable {
    var path: String
    private var numbers: [Int]

    init?(_ argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        var numbers: [Int] = []
        var rest = parts[...]
        while numbers.count < 2, rest.count > 1, let last = rest.last, let number = Int(last), number > 0 {
            numbers.insert(number, at: 0)
            rest = rest.dropLast()
        }
        guard !numbers.isEmpty, rest.joined() != "" else { return nil }
        self.path = rest.joined(separator: ":")
        self.numbers = numbers
    }

    /// Whether a report is the one meant; every report of a file is, but for records.
    func means(_ place: InputPlace) -> Bool {
        place.isRecord ? numbers.first == place.line ?? place.element : true
    }

    /// The line in a report that is meant; nil where all of a record is.
    func line(in place: InputPlace) -> Int? {
        if place.isRecord { return numbers.count > 1 ? numbers.last : nil }
        return numbers.last
    }
}
