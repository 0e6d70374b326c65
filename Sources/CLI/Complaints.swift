import Foundation

/// Lines for people on standard error, so that standard output holds results alone.
enum Complaints {
    static func write(_ line: String) {
        FileHandle.standardError.write(Data("rapporteur: \(line)\n".utf8))
    }
}
