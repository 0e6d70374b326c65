/// A time of the report on its way to be reckoned.
struct StoryTime {
    var tokens: Range<Int>
    var frame: TimeFrame
    var rule: String
    var moment: TimeMoment?

    init(tokens: Range<Int>, frame: TimeFrame, rule: String) {
        self.tokens = tokens
        self.frame = frame
        self.rule = rule
    }
}

/// Reads the times in their order and remembers where the story is: what "now", "then" and a bare month mean here.
struct TimeStory {
    private(set) var times: [StoryTime] = []
    /// Times, with their sentences, that are counted from a happening that had no day when they were read.
    private var open: [(index: Int, sentence: Int)] = []

    private let document: Document
    private let tenses: TimeTense
    private let bounds: TimeBounds
    private let resolver: TimeResolver
    private let lines: ClockLines
    private let head: TimeHead
    private var happenings: TimeHappenings
    private let published: TimeAnchor?
    private var now: TimeAnchor?
    private var then: (anchor: TimeAnchor, sentence: Int)?
    /// A year told outright that is not the publication's, and the last sentence that it holds for: its own, and some more
    /// where it opens its sentence ("In 1997, …").
    private var year: (year: Int, until: Int)?

    /// What months and days without a year came to when they were told first.
    private var told: [TimeFrame: TimeMoment] = [:]

    /// Sentences for which a time told before holds.
    private static let memory = 2
    /// Sentences for which something is counted from a time told before.
    private static let patience = 3
    /// Times of its sentence on each side that a clock may take its day from.
    private static let reach = 12
    /// Days before a report of which it tells as news.
    private static let news = 3

    init(_ account: Account, tenses: TimeTense, bounds: TimeBounds, resolver: TimeResolver, lines: ClockLines) {
        document = account.document
        self.tenses = tenses
        self.bounds = bounds
        self.resolver = resolver
        self.lines = lines
        head = TimeHead(document)
        happenings = TimeHappenings(account, words: bounds.words)
        published = head.published
        now = published
    }

    mutating func read(_ found: [StoryTime], sentence: Int) {
        let first = times.count
        var later: [Int] = []
        var counted: [Int] = []
        for time in found {
            var time = time
            if time.frame.needsDay {
                later.append(times.count)
            } else if time.frame.origin == .happening {
                counted.append(times.count)
            } else {
                let moment = resolver.moment(of: time.frame, in: situation(time, sentence))
                time.moment = moment
                note(moment, time, sentence)
            }
            times.append(time)
        }
        for index in counted where !count(index, sentence) { open.append((index, sentence)) }
        for index in later { times[index].moment = clock(index, from: first, sentence) }
    }

    /// What is counted from a happening that no sentence gives a day stays a length, or is no time at all.
    mutating func finish() {
        for (index, sentence) in open where !count(index, sentence) {
            guard let length = times[index].frame.bases.first(where: { $0.shape == .duration }) else { continue }
            times[index].frame = length
            times[index].moment = resolver.moment(of: length, in: situation(times[index], sentence))
        }
    }

    /// Counts a time from the happening behind it, if that has a day.
    private mutating func count(_ index: Int, _ sentence: Int) -> Bool {
        let time = times[index]
        guard time.frame.bases.allSatisfy({ $0.count != nil }), let day = happenings.day(behind: time.tokens, times) else {
            return false
        }
        var situation = situation(time, sentence)
        situation.happening = TimeAnchor(first: day, last: day, kind: .happening)
        let moment = resolver.moment(of: time.frame, in: situation)
        times[index].moment = moment
        note(moment, time, sentence)
        return true
    }

    private func situation(_ time: StoryTime, _ sentence: Int) -> TimeSituation {
        var situation = TimeSituation()
        situation.now = now
        // "Three days later", many sentences on, is later than something else.
        let isFar =
            time.frame.origin == .then && time.frame.shape != .date && sentence - (then?.sentence ?? sentence) > Self.patience
        situation.then = isFar ? nil : then?.anchor
        situation.tense = tenses.tense(of: time.tokens)
        if let year, sentence <= year.until { situation.year = year.year }
        if situation.tense == .unknown, let told = told[time.frame.plain] { situation.same = told }
        return situation
    }

    private mutating func note(_ moment: TimeMoment, _ time: StoryTime, _ sentence: Int) {
        guard let interval = moment.interval, time.frame.shape != .span, !isCaption(sentence) else { return }
        var anchor = TimeAnchor(first: interval.lowerBound, last: interval.upperBound, kind: .narrative)
        if time.frame.shape == .time { anchor.minute = time.frame.minuteOfDay }
        then = (anchor, sentence)
        if moment.isOneDay, time.frame.origin != .happening, !bounds.isBound(time.tokens) {
            happenings.note(time.tokens, interval.lowerBound)
        }
        if time.frame.isMonth, time.frame.year == nil { told[time.frame.plain] = moment }
        if published == nil { noteNow(anchor, time) }
        if time.frame.isTold {
            if home?.first.year == interval.lowerBound.year {
                year = nil
            } else if tenses.isOfVerb(time.tokens), !bounds.isBound(time.tokens) {
                let opens = time.tokens.lowerBound - document.sentences[sentence].tokens.lowerBound <= 2
                year = (interval.lowerBound.year, opens ? sentence + Self.memory : sentence)
            }
        }
        if head.isDateline(time.tokens), moment.isOneDay, let published,
            abs(interval.lowerBound.number - published.first.number) <= 3
        {
            now = TimeAnchor(first: interval.lowerBound, last: interval.upperBound, kind: .dateline)
        }
    }

    /// The day that the report is of, as far as it tells.
    private var home: TimeAnchor? { published ?? (now?.kind == .head ? now : nil) }

    /// Where nobody tells the publication, the report is of the day in its head; without one, of the latest day told in full.
    private mutating func noteNow(_ anchor: TimeAnchor, _ time: StoryTime) {
        guard now?.kind != .head else { return }
        if head.holds(time) {
            now = TimeAnchor(first: anchor.first, last: anchor.last, kind: .head)
        } else if time.frame.isTold, anchor.first == anchor.last {
            now = anchor
        }
    }

    /// A caption tells of its picture and leaves the story where it is.
    private func isCaption(_ sentence: Int) -> Bool {
        document.report.blocks[document.sentences[sentence].block].role == .caption
    }
}

extension TimeStory {
    /// A clock without a day: on its line's day, on the nearest day told in its sentence, else on the last one told just before, else
    /// on the day of what it stands beside.
    private mutating func clock(_ index: Int, from first: Int, _ sentence: Int) -> TimeMoment {
        let time = times[index]
        var situation = situation(time, sentence)
        situation.then =
            dayAround(index, from: first, sentence) ?? report(for: time, situation.tense) ?? known(for: time) ?? lastDay
        let moment = resolver.moment(of: time.frame, in: situation)
        if let day = moment.start {
            var anchor = TimeAnchor(first: day, last: day, kind: .narrative)
            anchor.minute = time.frame.minuteOfDay
            then = (anchor, sentence)
        }
        return moment
    }

    private func known(for time: StoryTime) -> TimeAnchor? {
        guard time.frame.shape == .clock else { return nil }
        return happenings.day(beside: time.tokens).map { TimeAnchor(first: $0, last: $0, kind: .happening) }
    }

    /// The last day that was told, however long ago, where the news is of it.
    private var lastDay: TimeAnchor? {
        guard let then, let now, then.anchor.first == then.anchor.last else { return nil }
        return (0...Self.news).contains(now.first.number - then.anchor.first.number) ? then.anchor : nil
    }

    private func dayAround(_ index: Int, from first: Int, _ sentence: Int) -> TimeAnchor? {
        if let now, let day = lines.day(of: times[index].tokens.lowerBound, in: now) {
            return TimeAnchor(first: day, last: day, kind: .narrative)
        }
        let near = max(first, index - Self.reach)..<min(times.count, index + Self.reach)
        // "Cut off since May 5, they fought in the night": that day is only where it began.
        let days = near.filter { $0 != index && times[$0].moment?.isOneDay == true && !bounds.opens(times[$0].tokens) }
        let nearest = days.min { abs($0 - index) * 2 + ($0 > index ? 1 : 0) < abs($1 - index) * 2 + ($1 > index ? 1 : 0) }
        if let day = nearest.flatMap({ times[$0].moment?.start }) { return TimeAnchor(first: day, last: day, kind: .narrative) }
        guard let then, sentence - then.sentence <= Self.memory else { return nil }
        let isWhereItBegan = then.sentence == sentence && near.contains { bounds.opens(times[$0].tokens) }
        return isWhereItBegan ? nil : then.anchor
    }

    /// The report's own day, where the words lead there: "since noon", "will begin at 6 a.m."; "in the night" is the one before.
    private func report(for time: StoryTime, _ tense: TimeSituation.Tense) -> TimeAnchor? {
        guard let now, now.first == now.last else { return nil }
        if bounds.isBound(time.tokens) || tense == .future { return now }
        guard time.frame.part == .NI, bounds.isDefinite(time.tokens), let before = now.first.adding(days: -1) else { return nil }
        return TimeAnchor(first: before, last: before, kind: now.kind)
    }
}

extension TimeMoment {
    /// Whether it comes to one day.
    var isOneDay: Bool { start != nil && start == end }
}

extension TimeFrame {
    /// A clock or part of the day that tells no day itself.
    var needsDay: Bool { (shape == .clock || shape == .time) && bases.isEmpty && direction == nil }

    /// A month, or a day of one.
    var isMonth: Bool { shape == .date && month != nil && bases.isEmpty }

    /// Without its edge: "late March" and "March" are one month.
    var plain: TimeFrame {
        var frame = self
        frame.edge = nil
        return frame
    }

    /// Whether it tells its year outright.
    var isTold: Bool { shape == .date && year != nil || shape == .time && bases.first?.isTold == true }
}
