/// A row of an answer as every form shows it: table, JSON, CSV and the exports.
package protocol ListedRow: Sendable {
    var id: ThingID { get }
    /// Always the same names in the same order.
    var fields: [ListedField] { get }
    /// The same with every piece of text that reports or people wrote changed.
    func changed(_ change: (String) -> String) -> Self
}

package struct ListedField: Sendable {
    package enum Value: Hashable, Sendable {
        case text(String?)
        case number(Int?)
        case decimal(Double?, decimals: Int)
        case list([String])
    }

    package var name: StaticString
    package var value: Value

    package init(_ name: StaticString, _ value: Value) {
        self.name = name
        self.value = value
    }

    package init(_ name: StaticString, _ text: String?) { self.init(name, .text(text)) }
    package init(_ name: StaticString, _ number: Int?) { self.init(name, .number(number)) }
    package init(_ name: StaticString, _ words: [String]) { self.init(name, .list(words)) }
    package init(_ name: StaticString, _ id: ThingID?) { self.init(name, .text(id?.description)) }

    package init(_ name: StaticString, _ decimal: Double?, decimals: Int) {
        self.init(name, .decimal(decimal, decimals: decimals))
    }
}
