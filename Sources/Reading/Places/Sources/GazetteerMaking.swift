#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes gazetteers: the world's from the packages that `setup` gets, the user's from his files.
package struct GazetteerMaking {
    /// What has been made, or how far it has come.
    package struct Tally: Hashable, Sendable {
        package var rows = 0
        package var places = 0
        package var names = 0
        /// Rows without a name or coordinates.
        package var leftOut = 0
        /// Rows that an earlier run, broken off, had dealt with.
        package var resumed = 0
        /// How much of the file is read, where its length tells that.
        package var percent: Int?
        /// Every row is dealt with, and what they gave is being sorted and written.
        package var isWriting = false
    }

    private let columns: PlaceColumns
    private let middles: DivisionMiddles
    private let noted: NotedPlaces
    private let report: (Tally) -> Void
    /// Rows between two notes of progress.
    package var noteEvery = 500_000

    package init(
        data: DataDirectory, headings: [String: String] = [:], report: @escaping (Tally) -> Void = { _ in }
    ) throws(DataError) {
        var given: [PlaceColumns.Column: String] = [:]
        for (name, heading) in headings { PlaceColumns.Column(rawValue: name).map { given[$0] = heading } }
        noted = try NotedPlaces(data: data)
        middles = try DivisionMiddles(path: data.file("gazetteer/middles.txt"))
        columns = try PlaceColumns(path: data.file("gazetteer/columns.txt"), given: given)
        self.report = report
    }

    /// Names that `headings` may have.
    package static var columnNames: [String] { PlaceColumns.Column.allCases.map(\.rawValue) }

    /// The world's gazetteer from two wheels, written to `path`.
    package func makeWorld(places: String, divisions: String, title: String, path: String) throws(GazetteerError) -> Tally {
        let folder = path + ".build"
        try? FileManager.default.removeItem(atPath: folder)
        let builder = try IndexBuilder(folder: folder)
        var sources = try WheelSources(places: places, divisions: divisions, middles: middles)
        var tally = Tally()
        try sources.forEach { row throws(GazetteerError) in
            try builder.add(row)
            tally.rows += 1
            if tally.rows % 50_000 == 0 { report(tally) }
        }
        for row in noted.rows { try builder.add(row) }
        tally.rows += noted.rows.count
        return try finish(builder, tally, path: path, title: title)
    }

    private func finish(_ builder: IndexBuilder, _ tally: Tally, path: String, title: String) throws(GazetteerError) -> Tally {
        var tally = tally
        tally.places = builder.placeCount
        tally.names = builder.nameCount
        tally.leftOut = tally.rows - builder.placeCount
        guard tally.places > 0 else {
            try? FileManager.default.removeItem(atPath: builder.folder)
            throw .wrong(path: path, line: nil, "no place with a name and coordinates was found")
        }
        var writing = tally
        (writing.isWriting, writing.percent) = (true, nil)
        report(writing)
        try builder.finish(path: path, title: title)
        return tally
    }

    /// A user's file as a gazetteer at `path`. A run that was broken off is gone on with where it stopped.
    package func make(from source: String, path: String) throws(GazetteerError) -> Tally {
        let input = try UserFile(path: source)
        let folder = path + ".build", notePath = folder + "/progress"
        let old = FileManager.default.contents(atPath: notePath).flatMap {
            BuildProgress(text: String(decoding: $0, as: UTF8.self))
        }
        let note = old?.source == input.identity ? old : nil
        if note == nil { try? FileManager.default.removeItem(atPath: folder) }
        let builder = try IndexBuilder(folder: folder, from: note)
        var tally = Tally()
        tally.places = builder.placeCount
        tally.resumed = note?.rows ?? 0
        tally.rows = tally.resumed
        var rows = try input.rows(columns, from: note?.position ?? 0)
        while let row = try rows.next() {
            tally.rows += 1
            if let row { try builder.add(row) }
            guard tally.rows % noteEvery == 0 else { continue }
            tally.places = builder.placeCount
            tally.names = builder.nameCount
            var progress = try builder.progress(source: input.identity, position: rows.position)
            progress.rows = tally.rows
            try GazetteerMaking.write(progress.text, to: notePath)
            tally.percent = input.size(of: rows).map { rows.position * 100 / max(1, $0) }
            report(tally)
        }
        return try finish(builder, tally, path: path, title: input.title)
    }

    private static func write(_ text: String, to path: String) throws(GazetteerError) {
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw .cannotWrite(path: path)
        }
    }
}
