/// Why a table, an archive or a feed gives no report at some place, said so that a user can mend it.
///
/// Holds no reported text; names of columns are the maker's and may be told.
package enum IngestFault: Error, Hashable, Sendable {
    case empty
    case damagedGzip(byte: Int)
    case gzipCutShort
    case bomb(ratio: Int)
    case tooLarge(limit: Int)

    case noHeader
    case noColumn(String, among: [String])
    case noTextColumn(among: [String])
    case quoteOpen
    case wordsAfterQuote
    case tooManyCells(Int, columns: Int)
    case emptyCell(column: String)
    case noDate(column: String)

    case brokenArchiveRecord
    case archiveCutShort
    case brokenResponse
    case unknownCoding(String)

    case documentType
    case noFeed
    case notWellFormed(line: Int, reason: String)
    case itemWithoutText

    package var sentence: String {
        switch self {
        case .empty: "there is nothing in it"
        case .damagedGzip(let byte): "the gzip stream is damaged near byte \(byte); fetch the file again"
        case .gzipCutShort: "the gzip stream breaks off; the file seems cut short: fetch it again"
        case .bomb(let ratio):
            "it unpacks to more than \(ratio) times its size, as bombs do; unpack it yourself if you trust where it is from"
        case .tooLarge(let limit): "is more than the \(limit) bytes read as one report; split it"
        case .noHeader: "its first line names no columns; give the table a first line with their names"
        case .noColumn(let name, let columns): "there is no column “\(name)”; \(Self.list(columns))"
        case .noTextColumn(let columns):
            "no column is known to hold the words; \(Self.list(columns)); say which one with --columns text=NAME"
        case .quoteOpen: "a quote that opens in this row is not closed; double the quotes that are part of the words"
        case .wordsAfterQuote: "something stands after a closing quote; double the quotes that are part of the words"
        case .tooManyCells(let cells, let columns):
            "the row has \(cells) cells where the table has \(columns) columns; put cells that hold the separator in quotes"
        case .emptyCell(let column): "the column “\(column)” is empty"
        case .noDate(let column): "the column “\(column)” does not hold a date, as 2016-01-05"
        case .brokenArchiveRecord: "the head of the archive's record is broken; reading goes on at the next record"
        case .archiveCutShort: "the archive breaks off inside a record; fetch it again"
        case .brokenResponse: "the web server's answer in this record is broken"
        case .unknownCoding(let name): "the page is packed as “\(name)”, which is not known here"
        case .documentType:
            "the feed declares a document type, which can name files of this machine or grow without end; take the declaration out"
        case .noFeed: "this is XML, but no RSS or Atom feed"
        case .notWellFormed(let line, let reason): "the XML is broken on line \(line): \(reason)"
        case .itemWithoutText: "the item holds no words"
        }
    }

    /// A header that is none may be a row with reported words: long cells are not told.
    private static func list(_ columns: [String]) -> String {
        guard columns.allSatisfy({ $0.utf8.count <= 40 }) else { return "its first line does not look like names of columns" }
        return "the table has: " + columns.joined(separator: ", ")
    }
}
