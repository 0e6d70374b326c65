import Reading

/// A source whose reports bear another name than the file they lie in for the time being.
package struct NamedSource: ArrivalSource {
    private let source: FileSource
    private let name: String

    package init(_ source: FileSource, name: String) {
        self.source = source
        self.name = name
    }

    package var size: Int? { source.size }

    package func arrivals(each: (Arrival, Int) throws -> Void) throws {
        try source.arrivals { arrival, taken in try each(named(arrival), taken) }
    }

    private func named(_ arrival: Arrival) -> Arrival {
        switch arrival {
        case .report(var report, let bytes, let fetch):
            report.place.path = name
            return .report(report, bytes: bytes, fetch)
        case .known(let id, let place, let fetch): return .known(id, named(place), fetch)
        case .failed(let place, let reason): return .failed(named(place), reason: reason)
        }
    }

    private func named(_ place: InputPlace) -> InputPlace {
        var place = place
        place.path = name
        return place
    }
}
