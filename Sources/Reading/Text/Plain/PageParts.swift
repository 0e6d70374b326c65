/// What a page's text tells of itself: its blocks, and what its head lines, date lines and credits say.
struct PageParts {
    var blocks: [Block] = []
    var title: Span?
    var author: Span?
    var outlet: Span?
    var name: Span?
    var url: Span?
    var language: Span?
    var dateline: Span?
    var published: PublishedDate?
    var credits: [Span] = []
    var doubts: [Doubt] = []

    mutating func add(_ span: Span, _ role: Block.Role) {
        if !span.isEmpty { blocks.append(Block(span: span, role: role)) }
    }

    /// Takes a written date as the date of publication unless a better one is known; says so where it cannot.
    mutating func offer(_ date: WrittenDate, from origin: PublishedDate.Origin) {
        guard published == nil else { return }
        published = date.published(origin)
        switch date.value {
        case .withoutYear:
            doubts.append(
                Doubt(.publicationDateUncertain, at: date.span, "A date without a year; the year of publication is not told."))
        case .ambiguous(let first, let second):
            doubts.append(Doubt(.publicationDateUncertain, at: date.span, "The date may mean \(first) or \(second)."))
        case .day where date.weekdayDisagrees:
            doubts.append(Doubt(.publicationDateUncertain, at: date.span, "The weekday written is not the day's own."))
        case .day, .month: break
        }
    }

    /// Gives every block the heading it stands under, and drops doubts of the date that a later date has settled.
    mutating func settle() {
        var section: Int?
        var hasBody = false
        for index in blocks.indices {
            if blocks[index].role == .heading, hasBody {
                section = index
            } else {
                blocks[index].section = section
                hasBody = hasBody || blocks[index].role == .body
            }
        }
        dropSettledDoubts()
    }

    /// Takes a date of the head that no line of its own tells; one that leaves it open says nothing that another has not said.
    mutating func settle(by date: WrittenDate) {
        let isOpen = date.published(.header) == nil
        if isOpen, doubts.contains(where: { $0.kind == .publicationDateUncertain }) { return }
        offer(date, from: .header)
        dropSettledDoubts()
    }

    private mutating func dropSettledDoubts() {
        guard published != nil else { return }
        doubts.removeAll { $0.kind == .publicationDateUncertain && !$0.reason.hasPrefix("The weekday") }
    }
}
