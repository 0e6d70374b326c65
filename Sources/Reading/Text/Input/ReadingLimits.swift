/// How much the reader takes in at once; beyond it stands an error and not a full memory.
package struct ReadingLimits: Hashable, Sendable {
    /// Bytes of text in one report.
    package var textBytes = 16 << 20
    /// Bytes of one file that holds one report, and of one line of JSON Lines.
    package var fileBytes = 32 << 20
    /// Bytes of a PDF or of a JSON file with several reports.
    package var containerBytes = 256 << 20
    /// Seconds a helping program may take for one file.
    package var toolSeconds = 60

    package init() {}
}
