extension Schema {
    /// How many readings have a word in their headline or in a sentence that tells an event; what persons parted, to be found at once;
    /// steps of negotiations that linking found.
    static let comparingTables = """
        -- `word` is a hash of its stem; 0 stands for all readings, whatever their words.
        CREATE TABLE word_count (
            word INTEGER PRIMARY KEY,
            readings INTEGER NOT NULL
        ) STRICT;

        -- What linking found to answer an offer: a statement, an event, or another party's offer.
        CREATE TABLE negotiation_step (
            id INTEGER PRIMARY KEY,
            offer_id INTEGER NOT NULL REFERENCES offer (id),
            step TEXT NOT NULL,
            thing TEXT NOT NULL CHECK (thing IN ('s', 'v', 'o')),
            thing_id INTEGER NOT NULL,
            reading_id INTEGER NOT NULL REFERENCES reading (id),
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX step_of_offer ON negotiation_step (offer_id);

        CREATE INDEX bond_parted ON bond (thing) WHERE ended_by <> 'machine';
        """
}
