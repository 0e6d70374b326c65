/// Why a report could not be read, said so that a user can mend it. Holds no reported text.
package struct TextError: Error, Hashable, Sendable {
    package enum Fault: Hashable, Sendable {
        case missing
        case folder
        case unreadable(reason: String)
        case empty
        /// Nothing but blanks, or a page whose main text is empty.
        case withoutText(InputFormat)
        case binary(lookingLike: String?)
        case tooLarge(bytes: Int?, limit: Int)
        case truncatedUTF8(byte: Int)
        case invalidUTF8(byte: Int)
        case invalidUTF16(byte: Int)
        case unknownEncoding(name: String)
        case brokenJSON(byte: Int, reason: String)
        case recordWithoutText
        case wrongField(name: String, expected: String)
        case encryptedPDF
        case damagedPDF(reason: String)
        case toolMissing(name: String)
        case toolTooSlow(name: String, seconds: Int)
    }

    package var place: InputPlace
    package var fault: Fault

    package init(_ place: InputPlace, _ fault: Fault) {
        self.place = place
        self.fault = fault
    }
}

extension TextError: CustomStringConvertible {
    package var description: String { "\(place): \(fault.sentence)" }
}

extension TextError.Fault {
    /// What is wrong and what to do, without the place.
    package var sentence: String {
        switch self {
        case .missing: "there is no such file; check the path"
        case .folder: "this is a folder; name the files in it, or read it as a folder"
        case .unreadable(let reason): "cannot be read (\(reason)); check its permissions"
        case .empty: "the file is empty"
        case .withoutText(let format): Self.withoutText(format)
        case .binary(let kind): Self.binary(kind)
        case .tooLarge(let bytes, let limit):
            "is \(bytes.map { "\($0) bytes, " } ?? "")more than the \(limit) bytes read as one report; split it"
        case .truncatedUTF8(let byte):
            "the file breaks off inside a UTF-8 character at byte \(byte); it seems cut short: fetch it again"
        case .invalidUTF8(let byte):
            "byte \(byte) is not valid UTF-8 though others are; mend it, or name the encoding it is in"
        case .invalidUTF16(let byte):
            "byte \(byte) is not valid UTF-16; the file may be cut short: fetch it again, or name its encoding"
        case .unknownEncoding(let name):
            "the encoding “\(name)” is not known here; convert the file, as with: iconv -f \(name) -t UTF-8"
        case .brokenJSON(let byte, let reason): "broken JSON at byte \(byte): \(reason)"
        case .recordWithoutText: "the record has no “text” field with words in it"
        case .wrongField(let name, let expected): "the field “\(name)” is not \(expected)"
        case .encryptedPDF: "the PDF is locked with a password; save an unlocked copy"
        case .damagedPDF(let reason): "the PDF cannot be read (\(reason)); fetch it again"
        case .toolMissing(let name): "reading PDF needs the program \(name); run ./setup"
        case .toolTooSlow(let name, let seconds):
            "\(name) took longer than \(seconds) seconds; split the file"
        }
    }

    private static func withoutText(_ format: InputFormat) -> String {
        switch format {
        case .html: "the page holds no readable text; it may be built by a script: save it from a browser, or give its text"
        case .pdf: "the PDF holds no text; if it is a scan, run a text recognition over it first"
        case .plain, .jsonLines, .json: "there are no words in it"
        }
    }

    private static func binary(_ kind: String?) -> String {
        let what = kind.map { "it looks like \($0)" } ?? "it holds bytes that no text has"
        return "not a text (\(what)); give plain text, HTML, PDF or JSON Lines"
    }
}
