/// Middles of great divisions whose towns crowd in one part (`Data/gazetteer/middles.txt`), by GeoNames code.
package struct DivisionMiddles: Sendable {
    private let byCode: [[UInt8]: (Coordinates, Double)]

    init(path: String) throws(DataError) {
        var byCode: [[UInt8]: (Coordinates, Double)] = [:]
        for (line, fields) in try LineFields.all(path: path) {
            guard fields.count == 4, let middle = Coordinates(fields[1]), let radius = Double(fields[2]) else {
                throw DataError(file: path, fault: .wrong(line: line, "expected: CODE | latitude longitude | radius | name"))
            }
            byCode[Array(fields[0].utf8)] = (middle, radius)
        }
        self.byCode = byCode
    }

    subscript(code: [UInt8]) -> (middle: Coordinates, radius: Double)? { byCode[code] }
}
