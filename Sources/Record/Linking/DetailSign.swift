/// Signs that both judges have: what two tellings say of doers, numbers, means and hours, and the words that they share.
protocol DetailSign: Sign {
    static var doer: Self { get }
    static var doerApart: Self { get }
    static var figure: Self { get }
    static var figureApart: Self { get }
    static var mode: Self { get }
    static var modeApart: Self { get }
    static var meansApart: Self { get }
    static var hoursApart: Self { get }
    static var victimsApart: Self { get }
    static var sameType: Self { get }
    static var sameSource: Self { get }
    static var sameDays: Self { get }
    static var anchor: Self { get }
    static var words: Self { get }
    static var cosine: Self { get }
    static var rarest: Self { get }
    static var rare: Self { get }
    static var shared: Self { get }
}

extension Evidence where S: DetailSign {
    /// A denial speaks of the act as its teller sees it: other doers, means and numbers do not make another act of it.
    mutating func addDetails(_ a: Telling, _ b: Telling, _ compare: EventComparing) {
        let doers = compare.parties(a.doers, b.doers)
        let details = compare.details(a, b)
        add(.doer, if: doers.match == .same, "both by " + doers.names.joined(separator: ", "))
        if let figure = details.figure { add(.figure, 1, "both tell " + figure.words) }
        if let mode = details.mode { add(.mode, 1, "both " + mode) }
        add(.victimsApart, if: details.areVictimsApart, "one person, and several dead")
        add(.sameType, if: details.isSameType)
        add(.sameSource, if: details.isSameSource)
        add(.sameDays, if: details.areSameDays)
        add(.anchor, if: details.isSameAnchor)
        guard a.isDenied == b.isDenied else { return }
        add(.doerApart, if: doers.match == .apart, "other doers")
        add(.figureApart, if: details.areFiguresApart, "other numbers")
        add(.modeApart, if: details.areModesApart, "other kind of attack")
        add(.meansApart, if: details.areMeansApart, "other means")
        add(.hoursApart, if: details.areHoursApart, "other hours")
    }

    mutating func add(_ shared: SharedWords, _ words: @autoclosure () -> String) {
        add(.words, shared.overlap, shared.isEmpty ? nil : words())
        add(.cosine, shared.cosine, of: .words)
        add(.rarest, shared.rarest, of: .words)
        add(.rare, shared.rare, of: .words)
        add(.shared, shared.sum, of: .words)
    }
}
