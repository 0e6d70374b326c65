extension Schema {
    /// Where on the web something came from and when it was fetched, where its carrier tells; and what the user said of the
    /// inputs of an import, one setting a line, so that they can be read again in the same way.
    static let addressTables = """
        ALTER TABLE arrival ADD COLUMN url TEXT;
        ALTER TABLE arrival ADD COLUMN fetched INTEGER;
        ALTER TABLE import ADD COLUMN how TEXT NOT NULL DEFAULT '';
        """
}
