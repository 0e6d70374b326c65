import Synchronization

/// Links readings with what the record holds: copies, claims, events, negotiations, contradictions.
///
/// The room speaks of values alone; the store loads them for one reading and the few that may belong to it, and writes what is
/// decided. Readings are linked in the order in which they came, each in a transaction of its own, so that the same arrivals give
/// the same links and a run that was broken off goes on where it was. What a run loaded is held for its next readings; of threads
/// that share a linker one links at a time.
package final class Linker: Sendable {
    private let store: RecordStore
    private let rules: LinkRules
    private let memory = Mutex(LinkMemory())

    package init(store: RecordStore, rules: LinkRules) {
        self.store = store
        self.rules = rules
    }

    /// Links these readings, in the order given.
    package func link(_ readings: [Int64]) throws(RecordError) {
        for reading in readings { try link(reading) }
    }

    /// Links every standing reading that is not linked yet.
    ///
    /// - Parameters:
    ///   - again: ends what the machine linked before and links everything anew; what persons parted stays apart.
    ///   - tick: called after each reading with how many are done and how many there are.
    /// - Returns: how many were linked.
    package func linkAll(again: Bool = false, tick: (Int, Int) -> Void = { _, _ in }) throws(RecordError) -> Int {
        if again {
            try store.endMachineLinks()
            memory.withLock { $0.forget() }
        }
        let waiting = try store.unlinkedReadings()
        for (index, reading) in waiting.enumerated() {
            try link(reading)
            tick(index + 1, waiting.count)
        }
        return waiting.count
    }

    private func link(_ reading: Int64) throws(RecordError) {
        try memory.withLock { (held) throws(RecordError) in try store.link(reading, by: rules, held) }
    }
}
