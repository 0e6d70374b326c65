extension Schema {
    /// How many readings have a word in their headline or in a sentence that tells an event.
    static let wordTables = """
        -- `word` is a hash of its stem; 0 stands for all readings, whatever their words.
        CREATE TABLE word_count (
            word INTEGER PRIMARY KEY,
            readings INTEGER NOT NULL
        ) STRICT;
        """
}
