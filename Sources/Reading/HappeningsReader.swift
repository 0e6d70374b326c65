/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    private let figures: FigureReader
    private let humanitarian: HumanitarianReader

    init(data: DataDirectory) throws(DataError) {
        figures = try FigureReader(data: data)
        humanitarian = try HumanitarianReader(data: data)
    }

    func read(_ account: Account) -> Happenings {
        var found = Happenings()
        found.figures = figures.figures(of: account)
        found.humanitarian = humanitarian.notes(of: account, figures: found.figures, places: found.places)
        return found
    }
}
