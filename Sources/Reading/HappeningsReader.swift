/// Reads what the report says happened, in the order in which the rooms need each other:
///
/// ```
/// places, times → figures → events → offers, control, humanitarian
/// ```
package struct HappeningsReader: Sendable {
    let places: PlacesReader
    private let times: TimesReader
    private let figures: FigureReader
    private let events: EventsReader
    private let offers: OffersReader
    private let control: ControlReader
    private let humanitarian: HumanitarianReader

    init(data: DataDirectory, gazetteers: UserGazetteers? = nil) throws(DataError) {
        places = try PlacesReader(data: data, user: gazetteers)
        times = try TimesReader(data: data)
        figures = try FigureReader(data: data)
        events = try EventsReader(data: data)
        offers = try OffersReader(data: data)
        control = try ControlReader(data: data)
        humanitarian = try HumanitarianReader(data: data)
    }

    func read(_ account: Account) -> Happenings {
        var found = Happenings()
        let places = places.read(account)
        found.places = places.places
        let times = times.times(of: account)
        found.times = times.times
        found.saidTimes = SaidTimes(account, found.times)
        found.doubts = places.doubts + times.doubts
        found.figures = figures.figures(of: account)
        found.events = events.events(of: account, found)
        found.offers = offers.offers(of: account, places: found.places, times: found.times)
        found.control = control.claims(of: account, places: found.places, times: found.times)
        found.humanitarian = humanitarian.notes(of: account, figures: found.figures, places: found.places)
        return found
    }
}
