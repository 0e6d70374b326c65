import ArgumentParser

/// The files and folders that a command reads.
struct InputArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            """
            Files and folders, as many as you like; - or nothing is standard input. Folders are read with all their \
            subfolders in order of name, from files that end in \(InputList.endings()) or have no ending.
            """,
            valueName: "file-or-folder"),
        completion: .file())
    var inputs: [String] = []

    /// The files; nobody is left waiting at a terminal that waits for them.
    func list(names: Set<String> = InputList.reportNames) throws -> InputList {
        if inputs.isEmpty, Terminal(.input).isTerminal {
            throw ValidationError("Name a file or folder, or pipe a report in; - reads what you type.")
        }
        return InputList(inputs, names: names)
    }
}

extension InputList {
    /// Says on standard error what could not be listed and, unless quiet, what was left out.
    func complain(quiet: Bool) {
        for complaint in complaints { Complaints.write("\(complaint.path): \(complaint.sentence)") }
        guard !quiet else { return }
        for (folder, count) in leftOut {
            Complaints.write(
                "\(folder): \(count) \(count == 1 ? "file" : "files") with other endings left out; name them to read them")
        }
    }
}
