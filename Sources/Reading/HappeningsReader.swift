/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    private let figures: FigureReader
    private let humanitarian: HumanitarianReader
    private let offers: OffersReader
    private let control: ControlReader

    init(data: DataDirectory) throws(DataError) {
        figures = try FigureReader(data: data)
        humanitarian = try HumanitarianReader(data: data)
        offers = try OffersReader(data: data)
        control = try ControlReader(data: data)
    }

    func read(_ account: Account) -> Happenings {
        var found = Happenings()
        found.figures = figures.figures(of: account)
        found.humanitarian = humanitarian.notes(of: account, figures: found.figures, places: found.places)
        found.offers = offers.offers(of: account, places: found.places, times: found.times)
        found.control = control.claims(of: account, places: found.places, times: found.times)
        return found
    }
}
