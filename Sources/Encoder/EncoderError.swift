/// A model folder that cannot be used; each case names the file and the way out.
package enum EncoderError: Error, Hashable, Sendable {
    case missing(path: String)
    case damaged(path: String, reason: String)
    case unknownFormat(path: String, format: Int)
}

extension EncoderError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let path):
            "cannot read the model file \(path): restore it (git checkout Data/models) or name another with --model"
        case .damaged(let path, let reason):
            "the model file \(path) is damaged (\(reason)): restore it (git checkout Data/models)"
        case .unknownFormat(let path, let format):
            "\(path) is of format \(format), which this version does not read: use the model that came with it"
        }
    }
}
