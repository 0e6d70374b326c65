/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    let places: PlacesReader

    init(data: DataDirectory, gazetteers: UserGazetteers? = nil) throws(DataError) {
        places = try PlacesReader(data: data, user: gazetteers)
    }

    func read(_ account: Account) -> Happenings {
        var found = Happenings()
        let places = places.read(account)
        found.places = places.places
        found.doubts += places.doubts
        return found
    }
}
