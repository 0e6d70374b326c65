import ArgumentParser

/// How a run ended, for scripts.
enum ReadStatus: Int32 {
    /// Everything was read.
    case complete = 0
    /// Something could not be read and was named on standard error; the rest was read.
    case incomplete = 1
    /// Nothing could be read: data or model is missing or damaged, or the output cannot be written.
    case stopped = 2

    var exitCode: ExitCode { ExitCode(rawValue) }

    static let help = """
        Exit status: 0 everything was read; 1 something could not be read (it is named on standard error, the rest was \
        read); 2 nothing could be read, because data or model is missing or damaged or the output cannot be written; 64 \
        the command line is wrong.
        """
}
