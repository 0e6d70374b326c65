/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    private let events: EventsReader

    init(data: DataDirectory) throws(DataError) {
        events = try EventsReader(data: data)
    }

    func read(_ account: Account) -> Happenings {
        var found = Happenings()
        found.events = events.events(of: account, found)
        return found
    }
}
