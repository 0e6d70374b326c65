/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    let control: ControlReader

    init(data: DataDirectory) throws(DataError) {
        control = try ControlReader(data: data)
    }

    func read(_ account: Account) -> Happenings {
        var found = Happenings()
        found.control = control.claims(of: account, places: found.places, times: found.times)
        return found
    }
}
