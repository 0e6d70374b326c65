/// The words by which the Text room knows the parts of a page; all of them from `Data/lexicons/`.
package struct PageLexicon: Sendable {
    /// What a labelled head line (`Date: …`) tells.
    enum HeadField: String, CaseIterable {
        case title, date, updated, author, outlet, name, url, language, other
    }

    package let lineRules: [LineRule]
    let agencies: Set<[UInt8]>
    let headLabels: [String: HeadField]
    let notPlaces: Set<String>
    let frame: FrameWords
    let small: SmallWords
    package let languages: LanguageProfiles

    package init(data: DataDirectory) throws(DataError) {
        lineRules = try LineRuleFile("lexicons/page/line-rules.txt", in: data).rules
        let agencyFile = try LexiconFile("lexicons/page/agencies.txt", in: data)
        agencies = Set(agencyFile.lines.map { Array($0.text.utf8).map(\.lowered) })
        notPlaces = Set(try LexiconFile("lexicons/page/not-places.txt", in: data).lines.map { $0.text.lowercased() })
        headLabels = try PageLexicon.headLabels(LexiconFile("lexicons/page/head-labels.txt", in: data))
        frame = try FrameWords(LexiconFile("lexicons/page/frame.txt", in: data))
        small = try SmallWords(LexiconFile("lexicons/page/small-words.txt", in: data))
        languages = try LanguageProfiles(data: data)
    }

    private static func headLabels(_ file: LexiconFile) throws(DataError) -> [String: HeadField] {
        var labels: [String: HeadField] = [:]
        for (key, values, line) in try file.entries() {
            guard let field = HeadField(rawValue: key) else {
                throw DataError(file: file.file, fault: .wrong(line: line, "no head field “\(key)”"))
            }
            for value in values { labels[value] = field }
        }
        return labels
    }

    /// The role of a short line by the first rule that matches.
    func rule(for text: [UInt8], _ span: Span) -> LineRule? {
        guard let line = FoldedLine(text, span) else { return nil }
        return lineRules.first { $0.matches(line) }
    }

    func isAgency(_ text: [UInt8], _ span: Span) -> Bool {
        agencies.contains(text[span.range].map(\.lowered))
    }
}
