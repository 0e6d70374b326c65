extension Schema {
    /// What stands between two events of one sentence: by it they may be known as two.
    static let sentenceTables = """
        ALTER TABLE event_sentence ADD COLUMN before TEXT NOT NULL DEFAULT '';
        """
}
