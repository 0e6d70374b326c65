/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    init(data: DataDirectory) throws(DataError) {}

    func read(_ account: Account) -> Happenings {
        let found = Happenings()
        return found
    }
}
