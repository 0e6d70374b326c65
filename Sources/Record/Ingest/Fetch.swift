/// What is known of how something was fetched, where its carrier tells: an archive, a feed that was polled.
package struct Fetch: Hashable, Sendable {
    /// The address that was asked.
    package var url: String?
    package var at: Moment?

    package init(url: String? = nil, at: Moment? = nil) {
        self.url = url
        self.at = at
    }

    /// A file that came to hand tells nothing of it.
    package static let untold = Fetch()
}
