/// The text of a PDF as poppler's `pdftotext` gives it, in reading order.
///
/// A PDF has no text of its own to point into, so spans point into what was taken out of it; a doubt says so.
struct PDFText {
    private static let tool = "pdftotext"
    /// The boxes take that many times the room of their words.
    private static let boxFactor = 32

    /// Lines, blocks and pages as set by `PDFLayout`.
    let extracted: [UInt8]
    let title: String?
    let author: String?

    /// - Parameter file: the PDF on disk; the tool reads it by itself.
    init(file: String, place: InputPlace, limits: ReadingLimits) throws(TextError) {
        let path = file.utf8.first == UInt8(ascii: "-") ? "./" + file : file
        let result = try PDFText.run(Self.tool, ["-bbox-layout", "-enc", "UTF-8", path, "-"], place: place, limits: limits)
        let check = UTF8Check(result.output[...])
        if let bad = check.firstBad { throw TextError(place, .damagedPDF(reason: "its text is not valid at byte \(bad)")) }
        let layout = PDFLayout(boxes: result.output)
        guard layout.text.count <= limits.textBytes else {
            throw TextError(place, .tooLarge(bytes: nil, limit: limits.textBytes))
        }
        extracted = layout.text
        title = layout.title
        author = layout.author
    }

    private static func run(_ program: String, _ arguments: [String], place: InputPlace, limits: ReadingLimits) throws(TextError)
        -> ChildProcess.Result
    {
        let process = ChildProcess(
            program: program, arguments: arguments, seconds: limits.toolSeconds, outputLimit: limits.textBytes * boxFactor)
        let result: ChildProcess.Result
        do {
            result = try process.run()
        } catch {
            switch error {
            case .missing: throw TextError(place, .toolMissing(name: program))
            case .tooSlow: throw TextError(place, .toolTooSlow(name: program, seconds: limits.toolSeconds))
            case .tooMuchOutput: throw TextError(place, .tooLarge(bytes: nil, limit: limits.textBytes))
            case .failed(let errno):
                throw TextError(place, .unreadable(reason: "\(program) could not be started, error \(errno)"))
            }
        }
        if result.status == 127 { throw TextError(place, .toolMissing(name: program)) }
        if result.status != 0 { throw TextError(place, fault(of: result)) }
        return result
    }

    /// pdftotext ends with 1 for files it cannot open and 3 for what the owner forbids; a wrong password is told in words.
    private static func fault(of result: ChildProcess.Result) -> TextError.Fault {
        let words = result.messages.map(\.lowered)
        if words.first(Array("password".utf8), in: 0..<words.count) != nil { return .encryptedPDF }
        if result.status == 3 { return .encryptedPDF }
        return .damagedPDF(reason: "pdftotext ended with status \(result.status)")
    }
}
