/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    private let times: TimesReader

    init(data: DataDirectory) throws(DataError) {
        times = try TimesReader(data: data)
    }

    func read(_ account: Account) -> Happenings {
        var found = Happenings()
        let (times, timeDoubts) = times.times(of: account)
        found.times = times
        found.saidTimes = SaidTimes(account, times)
        found.doubts += timeDoubts
        return found
    }
}
