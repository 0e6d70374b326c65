/// The path of a file of the repository, for tests that read real data files.
package func repositoryFile(_ path: String) -> String {
    // This file is Sources/TestSupport/RepositoryFile.swift: the root is three names up.
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return (root + [Substring(path)]).joined(separator: "/")
}
