import Encoder
import Reading

/// What one thread reads with.
///
/// Each thread makes its own, for a workspace is not shared. Tests bring hands that need no model.
struct Hands {
    /// Everything that is read from a report.
    var read: (Report) -> ReadReport
    /// Its tokens, sentences and trees alone.
    var document: (Report) -> Document
    /// The same for tokens that are given.
    var analysed: (Document) -> Document
}

extension Hands {
    init(_ reader: Reader) {
        let space = Workspace()
        read = { reader.read($0, space) }
        document = { reader.analyser.document(of: $0, space) }
        analysed = { reader.analyser.analysed($0, space) }
    }
}
