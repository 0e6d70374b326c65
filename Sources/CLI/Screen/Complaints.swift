#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lines for people on standard error, so that standard output holds results alone.
enum Complaints {
    static func write(_ line: String) { writeRaw("rapporteur: \(ScreenText.line(line))\n") }

    static func writeRaw(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(2, buffer.baseAddress, buffer.count)
                #else
                    Darwin.write(2, buffer.baseAddress, buffer.count)
                #endif
            }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
