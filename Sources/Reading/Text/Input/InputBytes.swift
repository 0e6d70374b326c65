extension ReportReader {
    /// An input as it is, for what is no report: a file or, for `-`, standard input, within the limits of a file.
    package func bytes(at path: String) throws(TextError) -> [UInt8] {
        var file = try InputFile(path)
        defer { file.close() }
        return try file.all(limit: limits.containerBytes)
    }
}
