extension Schema {
    /// The words that tell of an answer to an offer: the narrator's own have no statement to be read in.
    static let answerTables = """
        ALTER TABLE offer_answer ADD COLUMN words TEXT NOT NULL DEFAULT '';
        ALTER TABLE offer_answer ADD COLUMN spans TEXT NOT NULL DEFAULT '[]';
        """
}
