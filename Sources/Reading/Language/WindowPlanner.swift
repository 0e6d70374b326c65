import Encoder

/// A window and the tokens it covers, sentence by sentence.
struct WindowPlan {
    var window = Window()
    /// Token index of the window's first word.
    var start: Int
    /// Token ranges of its sentences, cut where a sentence is longer than a window.
    var sentences: [Range<Int>] = []
}

/// Packs sentences into windows: as many whole ones as fit; a sentence too long for one is cut between words.
struct WindowPlanner {
    let document: Document
    let pieces: WordPieceTokenizer
    private(set) var plans: [WindowPlan] = []
    private var current: WindowPlan?
    private var buffer: [Int32] = []

    init(document: Document, pieces: WordPieceTokenizer) {
        self.document = document
        self.pieces = pieces
    }

    mutating func plan() -> [WindowPlan] {
        var previousBlock = -1
        for (number, sentence) in document.sentences.enumerated() {
            add(sentence, number: number, opensBlock: sentence.block != previousBlock)
            previousBlock = sentence.block
        }
        closeWindow()
        return plans
    }

    private mutating func closeWindow() {
        if let current { plans.append(current) }
        current = nil
    }

    private mutating func add(_ sentence: Sentence, number: Int, opensBlock: Bool) {
        buffer.removeAll(keepingCapacity: true)
        var ends: [Int] = []
        for token in sentence.tokens {
            pieces.appendPieces(of: document.bytes(token), to: &buffer)
            ends.append(buffer.count)
        }
        if isFull(with: buffer.count) { closeWindow() }
        var start = 0
        for (token, end) in zip(sentence.tokens, ends) {
            if isFull(with: end - start) { closeWindow() }
            let isFirst = token == sentence.tokens.lowerBound
            let border: Window.Border = !isFirst ? .none : opensBlock ? .paragraph : .sentence
            var plan = current.take() ?? WindowPlan(start: token)
            plan.window.append(
                pieces: buffer[start..<end], shape: WordShape(of: document.bytes(token)), border: border, sentence: number)
            if isFirst || plan.sentences.isEmpty { plan.sentences.append(token..<token) }
            let last = plan.sentences.count - 1
            plan.sentences[last] = plan.sentences[last].lowerBound..<token + 1
            current = plan
            start = end
        }
    }

    private func isFull(with more: Int) -> Bool {
        current.map { $0.window.pieceCount + more > Window.pieceLimit } ?? false
    }
}
