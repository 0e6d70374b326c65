/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    let offers: OffersReader
    let control: ControlReader

    init(data: DataDirectory) throws(DataError) {
        offers = try OffersReader(data: data)
        control = try ControlReader(data: data)
    }

    func read(_ account: Account) -> Happenings {
        var found = Happenings()
        found.offers = offers.offers(of: account, places: found.places, times: found.times)
        found.control = control.claims(of: account, places: found.places, times: found.times)
        return found
    }
}
